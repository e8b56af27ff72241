using CsCheck;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Reports;
using Xunit;
using static CustomerRegistry.Domain.Tests.Jurisdictions.ShippedPolicy;

namespace CustomerRegistry.Domain.Tests.Jurisdictions;

/// <summary>Adding a country to a question never loosens its ruling, whatever files and permits are in force.</summary>
public sealed class StrictestWinsTests
{
    private const string Permits = """
        [
          { "reference": "1", "authority": "A", "country": "DK", "opens": ["sharing"], "categories": ["NOT_RECEIVED", "DUPLICATE"],
            "valid_from": "2026-01-01", "valid_until": "2026-12-31" },
          { "reference": "2", "authority": "B", "country": "NL", "opens": ["sharing", "offence_data"],
            "categories": ["UNAUTHORISED", "NOT_RECEIVED"], "valid_from": "2026-01-01", "valid_until": "2026-12-31" },
          { "reference": "3", "authority": "C", "country": "GB", "opens": ["offence_data"], "categories": ["UNAUTHORISED"],
            "valid_from": "2026-01-01", "valid_until": "2026-12-31" }
        ]
        """;

    private static readonly PolicyBook WithSomePermits = WithPermits(Permits);

    private static readonly Gen<Country> Countries = One(GB, DK, NL, DE, US, SE, California, Country.Unknown);

    private static readonly Gen<(Category Category, EvidenceLevel Evidence, EvidenceSource Source)> Cases = Gen.Select(
        One(Enum.GetValues<Category>()), One(Enum.GetValues<EvidenceLevel>()), One(Enum.GetValues<EvidenceSource>()));

    /// <summary>Each larger question has the countries of the smaller, in the same parts of it, and one more.</summary>
    [Fact]
    public void Another_country_never_loosens_admission() =>
        Gen.Select(Countries, Countries, Countries, Cases, Gen.Bool).Sample((a, b, c, asked, permits) =>
        {
            AdmissionRuling Admit(Country reporter, Country consumer, Country op) =>
                (permits ? WithSomePermits : Book).Admit(reporter, consumer, op, asked.Category, asked.Evidence, asked.Source);

            var (one, all) = (Admit(a, a, a), Admit(a, b, c));
            return NotLooser(one, Admit(a, b, a)) && NotLooser(one, Admit(a, a, c)) && NotLooser(one, Admit(c, a, a))
                && NotLooser(Admit(a, b, a), all) && NotLooser(Admit(a, a, c), all);
        });

    [Fact]
    public void Another_checker_never_loosens_viewing() =>
        Gen.Select(Countries, Countries, Countries, Cases, Gen.Bool).Sample((reporter, consumer, checker, asked, permits) =>
        {
            var book = permits ? WithSomePermits : Book;
            var alone = book.View(reporter, consumer, consumer, reporter, asked.Category, asked.Evidence, asked.Source);
            var more = book.View(reporter, consumer, consumer, checker, asked.Category, asked.Evidence, asked.Source);
            return (alone.Visible || !more.Visible)
                && (!alone.ContestRestricts || more.ContestRestricts)
                && more.ReplyWindowDays >= alone.ReplyWindowDays
                && more.RetentionMonths <= alone.RetentionMonths
                && NotLooser(alone.Flags, more.Flags);
        });

    [Fact]
    public void The_order_of_countries_does_not_matter_but_for_the_consumers_language() =>
        Gen.Select(Countries, Countries, Cases).Sample((a, b, asked) =>
        {
            var one = Book.Admit(a, a, b, asked.Category, asked.Evidence, asked.Source);
            var two = Book.Admit(b, a, a, asked.Category, asked.Evidence, asked.Source);
            return one.Outcome == two.Outcome && one.AppealClock == two.AppealClock && one.LastDay == two.LastDay && one.Flags == two.Flags;
        });

    [Fact]
    public void What_is_visible_could_be_admitted_as_shared_and_listed() =>
        Gen.Select(Countries, Countries, Countries, Cases).Sample((reporter, consumer, checker, asked) =>
        {
            var seen = Book.View(reporter, consumer, GB, checker, asked.Category, asked.Evidence, asked.Source);
            var admitted = Book.Admit(reporter, consumer, GB, asked.Category, asked.Evidence, asked.Source);
            return !seen.Visible || (admitted.Outcome == AdmissionOutcome.Shared && admitted.Listable);
        });

    [Fact]
    public void Another_trade_never_sees_more() =>
        Gen.Select(Countries, Cases, One(Enum.GetValues<Sector>())).Sample((home, asked, sector) =>
            WithSomePermits.View(home, home, home, home, asked.Category, asked.Evidence, asked.Source).Visible
            || !WithSomePermits.View(home, home, home, home, asked.Category, asked.Evidence, asked.Source, sector).Visible);

    [Theory]
    [InlineData(1, 0, 30, 28, "a month may have 28 days")]
    [InlineData(1, 0, 20, 20, "20 days are shorter than any month")]
    [InlineData(2, 0, 45, 45, "two months have 59 days at least")]
    public void A_month_and_days_give_what_is_longer_than_neither(int months, int days, int otherDays, int expected, string why)
    {
        Assert.True(Period.Shorter(new Period(months, days), new Period(0, otherDays)) == new Period(0, expected), why);
        Assert.Equal(new Period(0, expected), Period.Shorter(new Period(0, otherDays), new Period(months, days)));
    }

    private static Gen<T> One<T>(params T[] items) => Gen.Int[0, items.Length - 1].Select(i => items[i]);

    /// <summary>Whether a country is open is a matter of its own consumers' languages: another consumer may be told where this one cannot.</summary>
    private static bool NotLooser(AdmissionRuling before, AdmissionRuling after) =>
        (after.Outcome <= before.Outcome || before.Refusal?.Reason == RefusalReason.CountryClosed)
        && (before.Listable || !after.Listable || after.Outcome == AdmissionOutcome.OwnOnly || before.Refusal?.Reason == RefusalReason.CountryClosed)
        && after.LastDay <= before.LastDay
        && (!before.NoticeRequired || after.NoticeRequired)
        && after.ReplyWindowDays >= before.ReplyWindowDays
        && after.NoticeWithinDays <= before.NoticeWithinDays
        && after.MinimumAge >= before.MinimumAge
        && (!before.ContestRestricts || after.ContestRestricts)
        && (!before.DeletedWhenUnanswered || after.DeletedWhenUnanswered)
        && after.ToldBeforeLiftingDays >= before.ToldBeforeLiftingDays
        && (before.ContestMayBeFrivolous || !after.ContestMayBeFrivolous)
        && NotLater(before.AppealClock, after.AppealClock)
        && NotLooser(before.Rights!, after.Rights!)
        && NotLooser(before.Flags with { Shared = false }, after.Flags with { Shared = false });

    private static bool NotLooser(RightsClock before, RightsClock after) =>
        (!before.StatementOfDispute || after.StatementOfDispute)
        && (!before.DeletedOnSettlement || after.DeletedOnSettlement)
        && NotLater(before.ReinsertionNoticeBusinessDays, after.ReinsertionNoticeBusinessDays)
        && NotLater(before.ComplaintAcknowledgementDays, after.ComplaintAcknowledgementDays)
        && NotLater(
            new AppealClock(before.Answer.Months, before.Answer.Days, before.Extension.Days, before.Extension.Months, 1, 1),
            new AppealClock(after.Answer.Months, after.Answer.Days, after.Extension.Days, after.Extension.Months, 1, 1));

    /// <summary>0 is no duty.</summary>
    private static bool NotLater(int before, int after) => before == 0 || (after > 0 && after <= before);

    private static bool NotLooser(JurisdictionFlags before, JurisdictionFlags after) =>
        (before.Shared || !after.Shared)
        && (before.ScoreAllowed || !after.ScoreAllowed)
        && (!before.HumanReviewRequired || after.HumanReviewRequired)
        && (!before.ContestRestricts || after.ContestRestricts)
        && (!before.AdverseActionNoticeRequired || after.AdverseActionNoticeRequired);

    /// <summary>On every day of a leap year and the year after, since months are of different lengths.</summary>
    private static bool NotLater(AppealClock before, AppealClock after)
    {
        for (var filed = new DateOnly(2028, 1, 1); filed.Year < 2030; filed = filed.AddDays(1))
        {
            if (Deadlines.AnswerDue(filed, after) > Deadlines.AnswerDue(filed, before)) return false;
            if (Deadlines.ExtendedAnswerDue(filed, after) > Deadlines.ExtendedAnswerDue(filed, before)) return false;
            if (Deadlines.MerchantAnswerDue(filed, after) > Deadlines.MerchantAnswerDue(filed, before)) return false;
            if (Deadlines.MerchantToldBy(filed, after, PublicHolidays.None) > Deadlines.MerchantToldBy(filed, before, PublicHolidays.None)) return false;
        }

        return true;
    }
}
