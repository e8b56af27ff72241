using System.Globalization;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Reports;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Reports;

public sealed class ReportRetentionRulesTests
{
    [Theory]
    [InlineData(ReportState.Open, 180, false)]
    [InlineData(ReportState.Open, 181, true)]
    [InlineData(ReportState.Listed, 181, false)] // its last day decides
    [InlineData(ReportState.Withdrawn, 181, false)]
    public void An_open_report_is_abandoned_after_its_days(ReportState state, int days, bool abandoned) =>
        Assert.Equal(abandoned, ReportRetentionRules.IsAbandoned(state, Given.Now, new Period(0, 180), Given.Now.AddDays(days)));

    [Theory]
    [InlineData("2027-01-31", 1, "2027-02-28", false)] // February has no 31st
    [InlineData("2027-01-31", 1, "2027-03-01", true)]
    [InlineData("2028-01-31", 1, "2028-02-29", false)] // a leap year
    [InlineData("2027-02-28", 1, "2027-03-28", false)] // the same day, not the last one
    [InlineData("2027-02-28", 1, "2027-03-29", true)]
    public void Its_months_are_calendar_months(string updated, int months, string today, bool abandoned) => Assert.Equal(
        abandoned, ReportRetentionRules.IsAbandoned(ReportState.Open, At(updated), new Period(months, 0), At(today)));

    [Theory]
    [InlineData(ReportState.Listed, 0, false)] // the last day still counts
    [InlineData(ReportState.Listed, -1, true)]
    [InlineData(ReportState.Open, -1, true)]
    [InlineData(ReportState.CustomerRight, -1, false)] // has ended otherwise
    [InlineData(ReportState.Withdrawn, -1, false)]
    [InlineData(ReportState.Overturned, -1, false)]
    [InlineData(ReportState.Expired, -1, false)]
    public void A_report_expires_after_its_last_day(ReportState state, int lastDay, bool expired) =>
        Assert.Equal(expired, ReportRetentionRules.IsExpired(state, Given.Today.AddDays(lastDay), Given.Now));

    private static DateTimeOffset At(string day) => DateTimeOffset.Parse($"{day}T12:00Z", CultureInfo.InvariantCulture);
}
