using CustomerRegistry.Domain.Disclosures;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Disclosures;

public sealed class ConsumerProofRulesTests
{
    private static readonly DateTimeOffset Sent = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Wrong tries, minutes from sending to first use (none: unused), minutes and seconds from sending to now, open, why.</summary>
    public static TheoryData<int, int?, int, int, bool, string> Cases => new()
    {
        { 0, null, 0, 0, true, "just sent" },
        { 0, null, 9, 59, true, "the last second" },
        { 0, null, 10, 0, false, "at ten minutes it is over" },
        { 4, null, 1, 0, true, "the fifth try is left" },
        { 5, null, 1, 0, false, "five wrong ones make it useless" },
        { 0, 9, 38, 59, true, "half an hour from its first use, not from sending" },
        { 0, 9, 39, 0, false, "at half an hour it is over" },
        { 5, 1, 2, 0, false, "wrong tries count after a right one too" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_code_is_open_for_its_time_and_tries(int wrong, int? firstUsed, int minutes, int seconds, bool open, string why)
    {
        var proof = new ConsumerProof(
            Sent + ConsumerProofRules.ValidFor, wrong, firstUsed is { } used ? Sent.AddMinutes(used) : null);
        Assert.True(open == ConsumerProofRules.IsOpen(proof, Sent.AddMinutes(minutes).AddSeconds(seconds)), why);
    }
}
