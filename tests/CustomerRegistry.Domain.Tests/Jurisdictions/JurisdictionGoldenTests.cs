using System.Globalization;
using System.Text;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Reports;
using Xunit;
using static CustomerRegistry.Domain.Tests.Jurisdictions.ShippedPolicy;

namespace CustomerRegistry.Domain.Tests.Jurisdictions;

public sealed class JurisdictionGoldenTests
{
    private static readonly string[] PairCountries = ["DE", "DK", "GB", "NL", "US", "XX"];

    [Theory]
    [InlineData("DK", "DK")]
    [InlineData("NL", "NL")]
    [InlineData("DE", "DE")]
    [InlineData("GB", "GB")]
    [InlineData("US", "US")]
    [InlineData("NO", "NO")]
    [InlineData("SE", "SE")]
    [InlineData("FR", "FR")]
    [InlineData("CH", "CH")]
    [InlineData("US-CA", "US-CA")]
    [InlineData("EU", "AT")] // the baseline is no country: a member state that says nothing of its own but its language
    [InlineData("UNKNOWN", "XX")]
    public void Every_case_at_home(string name, string country)
    {
        var home = Country.Parse(country);
        var book = Book;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{book.PolicyFor(home).File.Name}: reporter, consumer, operator and checker all at home, no permit, {Today:yyyy-MM-dd}.\n");
        text.Append("At admission / seen by another merchant of the same trade.\n\n");
        AppendCases(text, book, home);
        AppendFlags(text, book, home);
        text.Append('\n').Append(RulingText.Table(book.Admit(home.Whole, home, home.Whole).Keys));
        GoldenFile.Matches("Jurisdictions", name, text.ToString());
    }

    [Fact]
    public void Every_pair_of_countries()
    {
        var text = new StringBuilder();
        text.Append("NOT_RECEIVED, provider confirmed, operator GB, no permit; each checker at the reporter's home and in GB.\n");
        text.Append("E3 and, for the US where E3 does not count, E4.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{"level",-6}{"reporter",-9}{"consumer",-9}{"at admission",-32}{"seen at reporter's",-32}seen in GB\n");
        foreach (var level in new[] { EvidenceLevel.FinalForMerchant, EvidenceLevel.IndependentFinding })
        {
            foreach (var reporter in PairCountries.Select(Country.Parse))
            {
                foreach (var consumer in PairCountries.Select(Country.Parse))
                {
                    text.Append(CultureInfo.InvariantCulture, $"{PolicyWords.Of(level),-6}{reporter,-9}{consumer,-9}");
                    text.Append(CultureInfo.InvariantCulture, $"{RulingText.Outcome(Book.Admit(reporter, consumer, GB, evidence: level)),-32}");
                    text.Append(CultureInfo.InvariantCulture, $"{RulingText.Outcome(Book.View(reporter, consumer, GB, reporter, evidence: level)),-32}");
                    text.Append(CultureInfo.InvariantCulture, $"{RulingText.Outcome(Book.View(reporter, consumer, GB, GB, evidence: level))}\n");
                }
            }
        }

        GoldenFile.Matches("Jurisdictions", "pairs", text.ToString());
    }

    [Fact]
    public void A_ruling_as_it_is_explained()
    {
        var ruling = Book.Admit(GB, DK, GB) with { PolicyHash = "(hash)" };
        GoldenFile.Matches("Jurisdictions", "explain-GB-DK-GB", RulingText.Of(ruling));
    }

    private static void AppendCases(StringBuilder text, PolicyBook book, Country home)
    {
        var sources = Enum.GetValues<EvidenceSource>();
        var head = string.Concat(sources.Select(source => $"{PolicyWords.Of(source),-34}")).TrimEnd();
        text.Append(CultureInfo.InvariantCulture, $"{"category",-24}{"level",-7}{head}\n");
        foreach (var category in Enum.GetValues<Category>())
        {
            foreach (var level in Enum.GetValues<EvidenceLevel>())
            {
                var row = new StringBuilder($"{PolicyWords.Of(category),-24}{PolicyWords.Of(level),-7}");
                foreach (var source in sources)
                {
                    var admitted = book.Admit(home.Whole, home, home.Whole, category, level, source);
                    var seen = book.View(home.Whole, home, home.Whole, home.Whole, category, level, source);
                    // Only a listing under the shared key is ever looked at by others.
                    var cell = admitted.Outcome == AdmissionOutcome.Shared && admitted.Listable
                        ? $"{RulingText.Outcome(admitted)} / {RulingText.Outcome(seen)}"
                        : RulingText.Outcome(admitted);
                    row.Append(CultureInfo.InvariantCulture, $"{cell,-34}");
                }

                text.Append(row.ToString().TrimEnd()).Append('\n');
            }
        }
    }

    private static void AppendFlags(StringBuilder text, PolicyBook book, Country home)
    {
        var admitted = book.Admit(home.Whole, home, home.Whole);
        var clock = admitted.AppealClock;
        var filed = new DateOnly(2027, 1, 31);
        text.Append(CultureInfo.InvariantCulture, $"""

            report        {Words(admitted.Flags)}
            check         {Words(book.View(home.Whole, home, home.Whole, home.Whole).Flags)}
            nothing found {Words(book.CheckerFor(home.Whole, home.Whole, Today).Flags)}
            notice        required {admitted.NoticeRequired}, within {admitted.NoticeWithinDays} days, reply window {admitted.ReplyWindowDays} days
            kept          {admitted.RetentionMonths} months: opened {OpenedOn:yyyy-MM-dd}, last day {admitted.LastDay:yyyy-MM-dd}
            appeal        {clock.AnswerMonths} months {clock.AnswerDays} days, extension {clock.ExtensionMonths} months {clock.ExtensionDays} days, merchant told within {clock.MerchantToldBusinessDays} business days, answers within {clock.MerchantAnswerDays} days
            requests      {admitted.Rights!.Answer}, extension {admitted.Rights.Extension}, complaint acknowledged {OrNone(admitted.Rights.ComplaintAcknowledgementDays, "days")}, told of a reinsertion {OrNone(admitted.Rights.ReinsertionNoticeBusinessDays, "business days")}
            filed {filed:yyyy-MM-dd}: merchant told by {Deadlines.MerchantToldBy(filed, clock, book.HolidaysOf(home)):yyyy-MM-dd}, answers by {Deadlines.MerchantAnswerDue(filed, clock):yyyy-MM-dd}, decided by {Deadlines.AnswerDue(filed, clock):yyyy-MM-dd}, extended {Deadlines.ExtendedAnswerDue(filed, clock):yyyy-MM-dd}

            """);
    }

    private static string OrNone(int number, string unit) => number == 0 ? "by no date" : $"within {number} {unit}";

    private static string Words(JurisdictionFlags flags) => string.Join(
        ", ",
        flags.Shared ? "shared" : "own-only",
        flags.ScoreAllowed ? "score" : "reasons only",
        flags.HumanReviewRequired ? "a person decides" : "may be decided by rule",
        flags.ContestRestricts ? "contest restricts" : "contest marks",
        flags.AdverseActionNoticeRequired ? "adverse-action notice" : "no adverse-action notice",
        $"answer within {new Period(flags.AnswerDueMonths, flags.AnswerDueDays)}");
}
