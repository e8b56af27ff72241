using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Reports;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Merchants;

public sealed class ReportingStopRulesTests
{
    [Fact]
    public void Whoever_is_not_stopped_reports() => Assert.All(Enum.GetValues<EvidenceLevel>(), level =>
    {
        Assert.Null(ReportingStopRules.RefuseReport(null, level));
        Assert.Null(ReportingStopRules.RefuseOutcome(null, level));
    });

    [Theory]
    [InlineData(ReportingStopReason.WithdrawalPaidFor)]
    [InlineData(ReportingStopReason.AttestationUnproven)]
    public void Whoever_is_stopped_can_still_say_that_a_customer_was_right(ReportingStopReason why)
    {
        foreach (var level in Enum.GetValues<EvidenceLevel>())
        {
            var report = ReportingStopRules.RefuseReport(why, level);
            Assert.Equal(level == EvidenceLevel.CustomerRight ? null : RefusalReason.ReportingStopped, report?.Reason);
            var rises = level is EvidenceLevel.FinalForMerchant or EvidenceLevel.IndependentFinding;
            Assert.Equal(rises ? RefusalReason.ReportingStopped : null, ReportingStopRules.RefuseOutcome(why, level)?.Reason);
        }
    }
}
