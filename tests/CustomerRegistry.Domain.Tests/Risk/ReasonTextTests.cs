using System.Globalization;
using System.Text;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Domain.Risk;
using Xunit;
using ReasonCode = CustomerRegistry.Domain.Risk.ReasonCode;

namespace CustomerRegistry.Domain.Tests.Risk;

public sealed class ReasonTextTests
{
    public const string GoldenName = "reason-texts";

    private static readonly Uri Registry = new("https://registry.example/me");

    private static IEnumerable<ReportedOutcome> Outcomes() =>
        from category in Enum.GetValues<Category>()
        from evidence in Enum.GetValues<EvidenceLevel>()
        from source in Enum.GetValues<EvidenceSource>()
        from disputed in new[] { false, true }
        select new ReportedOutcome(RiskCases.Id(1), category, evidence, source, new DateOnly(2026, 3, 1), 30, disputed);

    private static IEnumerable<string> Sentences(TextLanguage language) =>
        from code in Enum.GetValues<ReasonCode>()
        from outcome in Outcomes()
        select ReasonText.Of(new Reason(code, 0, outcome), language);

    private static Reason[] Shares() =>
    [
        new(ReasonCode.Report, 1668, null), new(ReasonCode.Report, 0, null), new(ReasonCode.GoodOrders, -150, null), new(ReasonCode.Prior, -5293, null),
    ];

    private static IEnumerable<ResultChange> Changes()
    {
        ReportedOutcome[] three = [Opened(2026, 3), Opened(2025, 12), Opened(2026, 5)];
        return Enum.GetValues<ChangeCode>().Select(code => code switch
        {
            ChangeCode.WithoutReport => new ResultChange(code, RiskLevel.Low, three[..1], null),
            ChangeCode.WithoutOwner => new ResultChange(code, RiskLevel.None, three, null),
            ChangeCode.WithoutReports => new ResultChange(code, RiskLevel.Medium, three[..2], null),
            ChangeCode.WhenOlder => new ResultChange(code, RiskLevel.Low, [], new DateOnly(2027, 6, 1)),
        });

        static ReportedOutcome Opened(int year, int month) => new(
            RiskCases.Id(month), Category.NotReceived, EvidenceLevel.FinalForMerchant, EvidenceSource.ProviderConfirmed, new DateOnly(year, month, 1), 5, Disputed: false);
    }

    [Fact]
    public void The_sentence_of_the_design()
    {
        var outcome = new ReportedOutcome(
            RiskCases.Id(1), Category.NotReceived, EvidenceLevel.FinalForMerchant, EvidenceSource.ProviderConfirmed, new DateOnly(2026, 3, 1), 5, Disputed: false);
        Assert.Equal("a not-received claim that the card scheme decided for the shop, March 2026", ReasonText.Of(outcome, TextLanguage.English));
        Assert.EndsWith("März 2026; von der Person bestritten", ReasonText.Of(outcome with { Disputed = true }, TextLanguage.German), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_language_has_every_sentence_and_none_grades_a_person()
    {
        foreach (var language in Enum.GetValues<TextLanguage>())
        {
            var all = Sentences(language).Append(BuyerSentence.In(language, Registry)).Distinct().ToList();
            Assert.True(all.Count > 150, $"{language}: {all.Count}");
            all.AddRange(Changes().Select(change => ChangeText.Of(change, language)));
            all.AddRange(Shares().Select(share => ShareText.Of(share, language)));
            Assert.All(all, sentence => Assert.Null(WordsAboutPeople.In(sentence)));
            Assert.Equal(12, Enumerable.Range(1, 12).Select(month => MonthIn(month, language)).Distinct().Count());
        }
    }

    [Fact]
    public void No_two_languages_share_a_sentence()
    {
        var sentences = Enum.GetValues<TextLanguage>().SelectMany(language => Sentences(language)
            .Concat(Changes().Select(change => ChangeText.Of(change, language))).Distinct()).ToList();
        Assert.Equal(sentences.Count, sentences.Distinct().Count());
        foreach (var share in Shares().Where(each => each.ShareMilli != 0))
        {
            Assert.Equal(7, Enum.GetValues<TextLanguage>().Select(language => ShareText.Of(share, language)).Distinct().Count());
        }
    }

    [Theory]
    [InlineData(ReasonCode.Report, 1668, "multiplies the odds by 5.3")]
    [InlineData(ReasonCode.Report, 40, "multiplies the odds by 1.04")]
    [InlineData(ReasonCode.Report, 2293, "multiplies the odds by 9.9")]
    [InlineData(ReasonCode.Report, 4000, "multiplies the odds by 55")]
    [InlineData(ReasonCode.Report, 0, "leaves the odds as they are")]
    [InlineData(ReasonCode.GoodOrders, -150, "divides the odds by 1.16")]
    [InlineData(ReasonCode.Prior, -5293, "odds of 1 to 199")]
    [InlineData(ReasonCode.CapOneOwner, 0, "")]
    [InlineData(ReasonCode.FloorGoodOrders, 0, "")]
    [InlineData(ReasonCode.Report, null, "")]
    public void A_share_is_said_in_words(ReasonCode code, int? share, string expected) =>
        Assert.Equal(expected, ShareText.Of(new Reason(code, share, null), TextLanguage.English));

    [Fact]
    public void The_texts_are_those_that_were_read()
    {
        var text = new StringBuilder();
        foreach (var language in Enum.GetValues<TextLanguage>())
        {
            text.Append(CultureInfo.InvariantCulture, $"== {language}\n{BuyerSentence.In(language, Registry)}\n");
            foreach (var category in Enum.GetValues<Category>()) Line(category, EvidenceLevel.FinalForMerchant, EvidenceSource.ProviderConfirmed);
            Line(Category.NotReceived, EvidenceLevel.FinalForMerchant, EvidenceSource.ProviderFile);
            Line(Category.NotReceived, EvidenceLevel.FinalForMerchant, EvidenceSource.Statement);
            Line(Category.NotReceived, EvidenceLevel.IndependentFinding, EvidenceSource.ProviderConfirmed);
            Line(Category.NotReceived, EvidenceLevel.IndependentFinding, EvidenceSource.Statement);
            Line(Category.NotReceived, EvidenceLevel.NotFinal, EvidenceSource.Statement);
            var outcome = Outcomes().First(each => each.Disputed);
            foreach (var code in Enum.GetValues<ReasonCode>()) text.Append(ReasonText.Of(new Reason(code, 0, outcome), language)).Append('\n');

            foreach (var share in Shares()) text.Append(ShareText.Of(share, language)).Append('\n');
            foreach (var change in Changes()) text.Append(ChangeText.Of(change, language)).Append('\n');

            void Line(Category category, EvidenceLevel evidence, EvidenceSource source) => text
                .Append(ReasonText.Of(category, evidence, source, new DateOnly(2026, 3, 9), disputed: false, language)).Append('\n');
        }

        GoldenFile.Matches(GoldenName, text.ToString());
    }

    [Fact]
    public void The_buyers_sentence_names_the_registry_and_is_the_same_for_everybody()
    {
        foreach (var language in Enum.GetValues<TextLanguage>())
        {
            Assert.Contains("https://registry.example/me", BuyerSentence.In(language, Registry), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("da", TextLanguage.Danish)]
    [InlineData("NB", TextLanguage.NorwegianBokmal)]
    [InlineData("no", TextLanguage.NorwegianBokmal)]
    [InlineData("nl", TextLanguage.Dutch)]
    [InlineData("de", TextLanguage.German)]
    [InlineData("en", TextLanguage.English)]
    [InlineData("sv", TextLanguage.Swedish)]
    [InlineData("FR", TextLanguage.French)]
    [InlineData("fi", TextLanguage.English)]
    [InlineData("", TextLanguage.English)]
    [InlineData(null, TextLanguage.English)]
    public void A_language_without_texts_gets_English(string? code, TextLanguage expected) => Assert.Equal(expected, TextLanguages.OrEnglish(code));

    private static string MonthIn(int month, TextLanguage language) => ReasonText.Of(
        Category.Other, EvidenceLevel.FinalForMerchant, EvidenceSource.Statement, new DateOnly(2026, month, 1), disputed: false, language);
}
