using CustomerRegistry.Domain.Disclosures;
using CustomerRegistry.Domain.Refusals;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Disclosures;

public sealed class UnfetchedCorrectionRulesTests
{
    private static readonly DateTimeOffset Made = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(null, false, "nothing waits")]
    [InlineData(0L, false, "it has just come")]
    [InlineData((72 * TimeSpan.TicksPerHour) - 1, false, "the last instant")]
    [InlineData(72 * TimeSpan.TicksPerHour, true, "72 hours")]
    [InlineData(-TimeSpan.TicksPerHour, false, "a clock that is behind")]
    public void Checks_stop_when_a_correction_has_waited_for_72_hours(long? waited, bool stopped, string because)
    {
        DateTimeOffset? since = waited is null ? null : Made;
        var refusal = CorrectionRules.RefusalOfChecks(since, Made.AddTicks(waited ?? 0));
        Assert.True((refusal?.Reason == RefusalReason.CorrectionsUnfetched) == stopped, because);
    }
}
