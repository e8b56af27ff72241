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
    public void An_open_report_is_abandoned_after_180_days(ReportState state, int days, bool abandoned) =>
        Assert.Equal(abandoned, ReportRetentionRules.IsAbandoned(state, Given.Now, Given.Now.AddDays(days)));

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

    [Theory]
    [InlineData(180, false)]
    [InlineData(181, true)]
    public void A_providers_word_without_a_report_goes_after_180_days(int days, bool goes) =>
        Assert.Equal(goes, ReportRetentionRules.IsUnreported(Given.Now, Given.Now.AddDays(days)));
}
