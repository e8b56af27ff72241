using System.Globalization;
using CustomerRegistry.Domain.Jurisdictions;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Jurisdictions;

public sealed class DeadlinesTests
{
    [Theory]
    [InlineData("2027-01-31", 1, "2027-02-28", "February has no 31st")]
    [InlineData("2028-01-31", 1, "2028-02-29", "a leap year's February has a 29th")]
    [InlineData("2028-01-30", 1, "2028-02-29", "nor a 30th")]
    [InlineData("2027-02-28", 1, "2027-03-28", "the same day, not the last one")]
    [InlineData("2028-02-29", 12, "2029-02-28", "the day after a leap day's year")]
    [InlineData("2028-02-29", 48, "2032-02-29", "the next leap year")]
    [InlineData("2026-08-31", 1, "2026-09-30", "September has 30 days")]
    [InlineData("2026-12-31", 2, "2027-02-28", "over the year's end")]
    [InlineData("2026-11-24", 0, "2026-11-24", "no time")]
    public void Months_are_calendar_months(string from, int months, string expected, string why) =>
        Assert.True(Deadlines.AfterMonths(Day(from), months) == Day(expected), why);

    [Theory]
    [InlineData("2027-02-27", 2, "2027-03-01", "28 days")]
    [InlineData("2028-02-27", 2, "2028-02-29", "29 days")]
    [InlineData("2026-12-02", 30, "2027-01-01", "over the year's end")]
    public void Days_are_calendar_days(string from, int days, string expected, string why) =>
        Assert.True(Deadlines.AfterDays(Day(from), days) == Day(expected), why);

    [Theory]
    [InlineData("2026-11-23", 5, "2026-11-30", "Monday: Tuesday is the first, the next Monday the fifth")]
    [InlineData("2026-11-27", 1, "2026-11-30", "Friday: Monday is the first")]
    [InlineData("2026-11-28", 1, "2026-11-30", "Saturday likewise")]
    [InlineData("2026-11-29", 1, "2026-11-30", "Sunday likewise")]
    [InlineData("2026-11-28", 5, "2026-12-04", "from Saturday to Friday, over the month's end")]
    [InlineData("2028-02-25", 2, "2028-02-29", "Friday before a leap day")]
    [InlineData("2026-11-28", 0, "2026-11-28", "no time")]
    [InlineData("2026-12-24", 1, "2026-12-25", "public holidays are not known: the period only ends early")]
    public void Business_days_are_Monday_to_Friday(string from, int days, string expected, string why) =>
        Assert.True(Deadlines.AfterBusinessDays(Day(from), days) == Day(expected), why);

    [Fact]
    public void An_extension_is_added_to_the_month_before_the_months_are_counted()
    {
        var clock = new AppealClock(1, 0, 0, 2, 14, 3);
        Assert.Equal(Day("2027-02-28"), Deadlines.AnswerDue(Day("2027-01-31"), clock));
        Assert.Equal(Day("2027-04-30"), Deadlines.ExtendedAnswerDue(Day("2027-01-31"), clock));
        Assert.Equal(Day("2027-02-14"), Deadlines.MerchantAnswerDue(Day("2027-01-31"), clock));
        Assert.Equal(Day("2027-02-03"), Deadlines.MerchantToldBy(Day("2027-01-31"), clock));
    }

    [Fact]
    public void The_FCRA_gives_thirty_days_and_fifteen_more()
    {
        var clock = new AppealClock(0, 30, 15, 0, 14, 5);
        Assert.Equal(Day("2028-03-01"), Deadlines.AnswerDue(Day("2028-01-31"), clock));
        Assert.Equal(Day("2028-03-16"), Deadlines.ExtendedAnswerDue(Day("2028-01-31"), clock));
        Assert.Equal(Day("2028-02-07"), Deadlines.MerchantToldBy(Day("2028-01-31"), clock));
    }

    [Theory]
    [InlineData("2027-02-28", 1, 0, "2027-01-28", "28 January ends today and is still kept")]
    [InlineData("2027-03-01", 1, 0, "2027-02-01", "29, 30 and 31 January all ended on 28 February")]
    [InlineData("2027-03-29", 1, 0, "2027-03-01", "28 February ended on 28 March, though a month before the 29th is 28 February too")]
    [InlineData("2028-02-29", 12, 0, "2027-03-01", "28 February 2027 ended on 28 February 2028, not on the leap day")]
    [InlineData("2029-02-28", 12, 0, "2028-02-28", "28 and 29 February 2028 both end today")]
    [InlineData("2029-03-01", 12, 0, "2028-03-01", "both have ended")]
    [InlineData("2027-01-01", 0, 30, "2026-12-02", "days over the year's end")]
    [InlineData("2026-11-24", 0, 0, "2026-11-24", "no time")]
    public void What_is_still_kept_began_on_this_day_or_later(string today, int months, int days, string first, string why) =>
        Assert.True(Deadlines.FirstKept(Day(today), new Period(months, days)) == Day(first), why);

    [Fact]
    public void Still_kept_is_exactly_what_has_not_ended()
    {
        foreach (var period in new[] { new Period(1, 0), new Period(6, 0), new Period(24, 0), new Period(60, 0), new Period(0, 1), new Period(0, 180) })
        {
            for (var today = Day("2027-01-25"); today < Day("2029-04-05"); today = today.AddDays(1))
            {
                var first = Deadlines.FirstKept(today, period);
                Assert.True(Deadlines.After(first, period) >= today && Deadlines.After(first.AddDays(-1), period) < today, $"{today:O} {period}");
            }
        }
    }

    [Fact]
    public void A_negative_period_is_a_bug()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Deadlines.AfterMonths(Day("2026-11-24"), -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Deadlines.AfterDays(Day("2026-11-24"), -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Deadlines.AfterBusinessDays(Day("2026-11-24"), -1));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
