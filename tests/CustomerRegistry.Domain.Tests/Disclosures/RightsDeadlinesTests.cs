using System.Globalization;
using CustomerRegistry.Domain.Disclosures;
using CustomerRegistry.Domain.Jurisdictions;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Disclosures;

public sealed class RightsDeadlinesTests
{
    [Theory]
    [InlineData("2026-01-31T09:30:00Z", 1, 0, "2026-02-28T09:30:00Z", "the month has no 31st: its last day counts")]
    [InlineData("2028-01-31T09:30:00Z", 1, 0, "2028-02-29T09:30:00Z", "a leap year has one day more")]
    [InlineData("2028-01-30T00:00:00Z", 1, 0, "2028-02-29T00:00:00Z", "the 30th too")]
    [InlineData("2028-02-29T23:59:59Z", 1, 0, "2028-03-29T23:59:59Z", "a leap day counts like any other")]
    [InlineData("2026-02-28T12:00:00Z", 1, 0, "2026-03-28T12:00:00Z", "the end of a short month is not that of the next")]
    [InlineData("2026-12-31T12:00:00Z", 1, 0, "2027-01-31T12:00:00Z", "over the year")]
    [InlineData("2026-04-30T12:00:00Z", 1, 0, "2026-05-30T12:00:00Z", "the day of the month, not the month's end")]
    [InlineData("2026-01-31T12:00:00Z", 0, 30, "2026-03-02T12:00:00Z", "30 days are days: FCRA counts them so")]
    [InlineData("2028-01-31T12:00:00Z", 0, 30, "2028-03-01T12:00:00Z", "over a leap day")]
    [InlineData("2026-03-28T23:30:00+01:00", 1, 0, "2026-04-28T22:30:00Z", "in UTC, whatever clock the caller has")]
    public void The_answer_is_due(string filed, int months, int days, string due, string because)
    {
        Assert.NotEmpty(because);
        Assert.Equal(At(due), RightsDeadlines.Answer(At(filed), new Period(months, days)));
    }

    [Theory]
    [InlineData("2026-01-31T09:30:00Z", 1, 0, 2, 0, "2026-04-30T09:30:00Z", "months are added before they are counted: not 28 April")]
    [InlineData("2027-11-30T09:30:00Z", 1, 0, 2, 0, "2028-02-29T09:30:00Z", "onto a leap day")]
    [InlineData("2026-11-30T09:30:00Z", 1, 0, 2, 0, "2027-02-28T09:30:00Z", "and where there is none")]
    [InlineData("2026-01-31T12:00:00Z", 0, 30, 0, 15, "2026-03-17T12:00:00Z", "45 days in all")]
    [InlineData("2026-01-31T12:00:00Z", 1, 0, 0, 15, "2026-03-15T12:00:00Z", "a month and then days")]
    public void The_extended_answer_is_due(string filed, int months, int days, int moreMonths, int moreDays, string due, string because)
    {
        Assert.NotEmpty(because);
        Assert.Equal(At(due), RightsDeadlines.ExtendedAnswer(At(filed), new Period(months, days), new Period(moreMonths, moreDays)));
    }

    [Fact]
    public void A_clock_without_a_period_is_a_bug() =>
        Assert.Throws<ArgumentException>(() => RightsDeadlines.Answer(RightsCases.Filed, Period.None));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
