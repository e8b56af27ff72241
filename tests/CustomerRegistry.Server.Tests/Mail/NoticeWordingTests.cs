using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Server.Hosting;
using CustomerRegistry.Server.Merchants;
using CustomerRegistry.Server.Reports;
using Xunit;

namespace CustomerRegistry.Server.Tests.Mail;

/// <summary>What GDPR art. 14 asks for is in every language's notice: a test per element, by the sentence that carries it.</summary>
public sealed class NoticeWordingTests
{
    private const string Secret = "0123456789012345678901234567890123456789abc";

    private static readonly RegistryOptions Options = new()
    {
        OperatorName = "Outcome Registry Ltd",
        OperatorPostalAddress = "1 Ledger Street, London",
        OperatorTelephone = "+44 20 7946 0000",
        OperatorEmailAddress = "help@registry.example",
        DataProtectionContact = "dpo@registry.example",
        PublicAddress = "https://registry.example",
    };

    private static readonly MerchantRow Merchant = new()
    {
        DisplayName = "Shop of {last_day}",
        Country = "DK",
        CheckoutNoticeUrl = "https://shop.example/notice",
    };

    public static TheoryData<string> Languages => [.. Enum.GetValues<TextLanguage>().Select(TextLanguages.CodeOf)];

    /// <summary>Element, the sentence, and what must be filled into it.</summary>
    private static readonly (string Element, Func<NoticeWords, string> Sentence, string[] Filled)[] Elements =
    [
        ("the reporter and the registry, and how to reach them (1)(a)", x => x.Who,
            ["Outcome Registry Ltd", "1 Ledger Street, London", "+44 20 7946 0000", "help@registry.example", Merchant.DisplayName, "DK", "https://shop.example/notice"]),
        ("the data protection officer (1)(b)", x => x.Officer, ["dpo@registry.example"]),
        ("the purpose (1)(c)", x => x.Purpose, []),
        ("the legal basis and the interest (1)(c), (2)(b)", x => x.LegalBasis, ["6"]),
        ("the categories of data (1)(d)", x => x.Data, []),
        ("the recipients (1)(e), (f)", x => x.Recipients, []),
        ("the retention (2)(a)", x => x.Retention, ["2029-03-01"]),
        ("the rights (2)(c)", x => x.Rights, []),
        ("the right to object, apart (21(4))", x => x.Objection, []),
        ("the authority (2)(e)", x => x.Authority, ["Datatilsynet"]),
        ("the source (2)(f)", x => x.Source, [Merchant.DisplayName]),
        ("that the registry decides nothing (2)(g)", x => x.NoDecision, []),
        ("what is stated", x => x.Stated, ["2026-09-01"]),
        ("that disputing a charge is never counted", x => x.NeverCounted, []),
        ("the reply window", x => x.Shared, ["14"]),
        ("the link", x => x.Answer, []),
        ("that nobody will ever ask for money, a password or a card", x => x.NeverAsked, []),
    ];

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_notice_has_every_element(string code)
    {
        var language = TextLanguages.Find(code)!.Value;
        var words = NoticeWords.Of(language);
        var notice = Write(language);
        var paragraphs = notice.Text.Split("\n\n");
        foreach (var (element, sentence, filled) in Elements)
        {
            // The sentence up to its first name in braces is a paragraph's beginning: so none stands in another by chance.
            var beginning = sentence(words).Split('{')[0];
            var paragraph = paragraphs.SingleOrDefault(x => beginning.Length > 0 ? x.StartsWith(beginning, StringComparison.Ordinal) : filled.All(x.Contains));
            Assert.True(paragraph is not null, $"{code}: {element}");
            foreach (var value in filled) Assert.True(paragraph.Contains(value, StringComparison.Ordinal), $"{code}: {element}: {value}");
        }

        Assert.Contains($"https://registry.example/notice#{Secret}", paragraphs);
        Assert.Contains("A-1001", notice.Text, StringComparison.Ordinal);
        Assert.Equal($"notice-2/{code}", notice.Version);
        // Nothing is left open, and what a shop calls itself is not read for names: its own braces stay.
        Assert.DoesNotContain("{", notice.Text.Replace(Merchant.DisplayName, "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void No_sentence_is_untranslated()
    {
        var all = Enum.GetValues<TextLanguage>().Select(NoticeWords.Of).ToList();
        foreach (var property in typeof(NoticeWords).GetProperties().Where(x => x.PropertyType == typeof(string) && x.GetMethod is { IsStatic: false }))
        {
            var said = all.ConvertAll(words => (string)property.GetValue(words)!);
            Assert.DoesNotContain(said, string.IsNullOrWhiteSpace);
            AssertTranslated(said);
            // Each fills in what the English one does.
            var named = Names(said[0]);
            Assert.All(said, x => Assert.Equal(named, Names(x)));
        }

        foreach (var category in Enum.GetValues<Category>()) AssertTranslated(all.ConvertAll(x => x.Categories[category]));
        foreach (var level in Enum.GetValues<EvidenceLevel>()) AssertTranslated(all.ConvertAll(x => x.Outcomes[level]));
    }

    // Danish and Norwegian say some short sentences alike; no other two languages do.
    private static void AssertTranslated(List<string> said)
    {
        foreach (var left in new[] { TextLanguage.Danish, TextLanguage.NorwegianBokmal })
        {
            Assert.Equal(6, said.Where((_, i) => i != (int)left - 1).Distinct().Count());
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void What_is_owned_alone_or_open_or_counts_now_says_so(string code)
    {
        var language = TextLanguages.Find(code)!.Value;
        var words = NoticeWords.Of(language);
        var ownOnly = Write(language, x => x.OwnOnly = true).Text;
        Assert.Contains(words.OwnOnly, ownOnly, StringComparison.Ordinal);
        Assert.DoesNotContain(words.Recipients, ownOnly, StringComparison.Ordinal);
        Assert.Contains(words.Open, Write(language, x => x.State = ReportState.Open).Text, StringComparison.Ordinal);
        var second = Write(language, second: true);
        Assert.NotEqual(Write(language).Subject, second.Subject);
        Assert.Contains(words.NowCounts.Split('{')[0], second.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TextLanguage.English, "the data protection authority of your Land")]
    [InlineData(TextLanguage.German, "die Datenschutzaufsichtsbehörde, die für Ihren Wohnort zuständig ist")]
    public void An_authority_that_the_policy_only_describes_is_described_in_the_language(TextLanguage language, string expected) =>
        Assert.Contains(expected, Write(language, authority: "the data protection authority of your Land").Text, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_checkout_notice_says_who_why_and_what_the_buyer_can_do(string code)
    {
        var language = TextLanguages.Find(code)!.Value;
        var text = CheckoutNotice.Write(language, Options);
        Assert.Equal(7, text.Trim().Split("\n\n").Length);
        foreach (var part in new[] { "{shop}", "Outcome Registry Ltd", "+44 20 7946 0000", "dpo@registry.example", "https://registry.example", "6" })
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("{", text.Replace("{shop}", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.True(CheckoutNotice.IsPublished($"checkout-1-{code}"));
        Assert.All(Enum.GetValues<TextLanguage>().Where(x => x != language), x => Assert.NotEqual(text, CheckoutNotice.Write(x, Options)));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_mail_after_a_withdrawal_asks_and_asks_for_nothing_else(string code)
    {
        var mail = WithdrawalMail.Of("jane@example.com", code, "Shop", RegistryContact.Of(Options), $"https://registry.example/withdrawal#{Secret}");
        Assert.Contains("Shop", mail.Subject, StringComparison.Ordinal);
        Assert.Contains($"https://registry.example/withdrawal#{Secret}", mail.Text.Split("\n\n"));
        Assert.Contains("?", mail.Text, StringComparison.Ordinal);
        Assert.Contains("+44 20 7946 0000", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("{", mail.Text, StringComparison.Ordinal);
        var others = Languages.Select(x => x.Data).Where(x => x != code)
            .Select(x => WithdrawalMail.Of("jane@example.com", x, "Shop", RegistryContact.Of(Options), "").Subject);
        Assert.DoesNotContain(mail.Subject, others);
    }

    private static string[] Names(string text) =>
        [.. System.Text.RegularExpressions.Regex.Matches(text, @"\{[a-z_]+\}").Select(x => x.Value).Distinct().Order(StringComparer.Ordinal)];

    private static NoticeWording Write(
        TextLanguage language, Action<ReportRow>? change = null, bool second = false, string authority = "Datatilsynet")
    {
        var report = new ReportRow
        {
            Category = Category.NotReceived,
            Evidence = EvidenceLevel.FinalForMerchant,
            State = ReportState.Listed,
            OpenedOn = new DateOnly(2026, 9, 1),
            LastDay = new DateOnly(2029, 3, 1),
            ReplyWindowDays = 14,
        };
        change?.Invoke(report);
        return NoticeText.Write(language, second, NoticeFacts.Of(report, Merchant, Options, authority, Secret, "A-1001"));
    }
}
