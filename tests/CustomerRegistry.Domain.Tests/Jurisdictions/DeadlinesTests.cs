using System.Globalization;
using CsCheck;
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
    [InlineData("2026-12-24", 1, "2026-12-25", "holidays that are not known only end a period early")]
    public void Business_days_are_Monday_to_Friday(string from, int days, string expected, string why) =>
        Assert.True(Deadlines.AfterBusinessDays(Day(from), days, PublicHolidays.None) == Day(expected), why);

    [Theory]
    [InlineData("US", "2026-11-24", 5, "2026-12-02", "Thanksgiving on Thursday the 26th is none")]
    [InlineData("US", "2026-12-23", 5, "2026-12-31", "Friday the 25th is none")]
    [InlineData("US", "2026-12-31", 1, "2027-01-04", "New Year's day, then a weekend")]
    [InlineData("US", "2027-07-02", 1, "2027-07-06", "the Fourth is a Sunday: Monday is none")]
    [InlineData("US", "2026-07-02", 1, "2026-07-03", "the Fourth is a Saturday: Friday is one")]
    [InlineData("US-CA", "2026-11-25", 1, "2026-11-27", "a subdivision inherits its country's")]
    [InlineData("US-TX", "2026-11-25", 1, "2026-11-27", "or is answered by it")]
    [InlineData("GB", "2026-11-24", 5, "2026-12-01", "no Thanksgiving there")]
    [InlineData("GB", "2026-12-24", 1, "2026-12-29", "Boxing day is a Saturday: Monday the 28th is its substitute")]
    [InlineData("GB", "2027-12-24", 1, "2027-12-29", "Christmas is a Saturday, Boxing day a Sunday: Monday and Tuesday")]
    [InlineData("GB", "2028-12-22", 1, "2028-12-27", "Christmas is a Monday")]
    [InlineData("GB", "2027-03-25", 1, "2027-03-30", "Good Friday to Easter Monday")]
    [InlineData("DE", "2027-10-01", 1, "2027-10-04", "3 October is a Sunday and is not moved")]
    [InlineData("DK", "2027-03-24", 3, "2027-04-01", "Maundy Thursday, Good Friday, Easter Monday")]
    [InlineData("DK", "2026-05-13", 1, "2026-05-15", "Ascension day")]
    [InlineData("NO", "2027-05-14", 1, "2027-05-18", "17 May is a Monday, and Whit Monday too")]
    [InlineData("FR", "2026-07-13", 1, "2026-07-15", "14 July")]
    [InlineData("SE", "2028-06-05", 1, "2028-06-07", "6 June")]
    [InlineData("AT", "2027-05-26", 1, "2027-05-28", "Corpus Christi")]
    [InlineData("PL", "2026-12-24", 1, "2026-12-28", "the baseline knows Christmas and New Year")]
    [InlineData("BR", "2026-12-24", 1, "2026-12-25", "no file: none known")]
    [InlineData("US", "2028-02-18", 7, "2028-03-01", "Washington's birthday, and over a leap day")]
    public void Business_days_are_counted_in_the_consumers_calendar(string country, string from, int days, string expected, string why) =>
        Assert.True(Deadlines.AfterBusinessDays(Day(from), days, ShippedPolicy.Book.HolidaysOf(Country.Parse(country))) == Day(expected), why);

    [Theory]
    [InlineData(2024, "2024-03-31")]
    [InlineData(2025, "2025-04-20")]
    [InlineData(2026, "2026-04-05")]
    [InlineData(2027, "2027-03-28")]
    [InlineData(2028, "2028-04-16")]
    [InlineData(2038, "2038-04-25")]
    [InlineData(2049, "2049-04-18")]
    [InlineData(2076, "2076-04-19")]
    public void Easter_is_where_the_churches_have_it(int year, string expected) => Assert.Equal(Day(expected), PublicHolidays.Easter(year));

    /// <summary>Nothing is forgotten over the years: each rule gives a day of its own year.</summary>
    [Fact]
    public void Every_shipped_holiday_comes_every_year()
    {
        foreach (var policy in ShippedPolicy.Book.Policies)
        {
            var holidays = policy.Value(PolicyKeys.PublicHolidays).Value;
            for (var year = 2026; year < 2060; year++)
            {
                Assert.All(holidays.In(year), day => Assert.Equal(year, day.Year));
                // Two may fall on one day (Ascension on 1 May); a moved one is there twice.
                Assert.InRange(holidays.In(year).Count, holidays.Words.Count - 2, holidays.Words.Count + 3);
            }
        }
    }

    /// <summary>With any calendar a business-day period is never shorter than without, and never ends on a day off.</summary>
    [Fact]
    public void Holidays_only_lengthen_a_count_and_it_ends_on_a_business_day() =>
        Gen.Select(Gen.Int[0, 3650], Gen.Int[1, 30], Gen.Int[0, ShippedPolicy.Book.Policies.Count - 1]).Sample((offset, days, country) =>
        {
            var holidays = ShippedPolicy.Book.Policies[country].Value(PolicyKeys.PublicHolidays).Value;
            var from = new DateOnly(2026, 1, 1).AddDays(offset);
            var until = Deadlines.AfterBusinessDays(from, days, holidays);
            return until >= Deadlines.AfterBusinessDays(from, days, PublicHolidays.None) && holidays.IsBusinessDay(until);
        });

    [Fact]
    public void An_extension_is_added_to_the_month_before_the_months_are_counted()
    {
        var clock = new AppealClock(1, 0, 0, 2, 14, 3);
        Assert.Equal(Day("2027-02-28"), Deadlines.AnswerDue(Day("2027-01-31"), clock));
        Assert.Equal(Day("2027-04-30"), Deadlines.ExtendedAnswerDue(Day("2027-01-31"), clock));
        Assert.Equal(Day("2027-02-14"), Deadlines.MerchantAnswerDue(Day("2027-01-31"), clock));
        Assert.Equal(Day("2027-02-03"), Deadlines.MerchantToldBy(Day("2027-01-31"), clock, PublicHolidays.None));
    }

    [Fact]
    public void The_FCRA_gives_thirty_days_and_fifteen_more()
    {
        var clock = new AppealClock(0, 30, 15, 0, 14, 5);
        Assert.Equal(Day("2028-03-01"), Deadlines.AnswerDue(Day("2028-01-31"), clock));
        Assert.Equal(Day("2028-03-16"), Deadlines.ExtendedAnswerDue(Day("2028-01-31"), clock));
        Assert.Equal(Day("2028-02-07"), Deadlines.MerchantToldBy(Day("2028-01-31"), clock, PublicHolidays.None));
    }

    [Fact]
    public void A_negative_period_is_a_bug()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Deadlines.AfterMonths(Day("2026-11-24"), -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Deadlines.AfterDays(Day("2026-11-24"), -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Deadlines.AfterBusinessDays(Day("2026-11-24"), -1, PublicHolidays.None));
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
