using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Reports;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Reports;

public sealed class AttestationRulesTests
{
    [Theory]
    [InlineData(50, 50)]
    [InlineData(0, 0)]
    [InlineData(1000, 1000)]
    public void As_many_are_drawn_as_of_a_thousand(int perMille, int expected) =>
        Assert.Equal(expected, Enumerable.Range(0, AttestationRules.Faces).Count(random => AttestationRules.IsDrawn(random, perMille)));

    [Theory]
    [InlineData(false, null, true, RefusalReason.AttestationUnknown)]
    [InlineData(true, null, true, null)]
    [InlineData(true, null, false, null)]
    [InlineData(true, true, true, null)]
    [InlineData(true, true, false, RefusalReason.FindingAlreadyRecorded)]
    [InlineData(true, false, true, RefusalReason.FindingAlreadyRecorded)]
    public void A_finding_is_recorded_once_of_what_was_drawn(bool drawn, bool? held, bool proven, RefusalReason? expected) =>
        Assert.Equal(expected, AttestationRules.RefuseFinding(drawn ? Given.Now : (DateTimeOffset?)null, held, proven)?.Reason);
}
