using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Risk;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Risk;

public sealed class ShopOutcomeRulesTests
{
    private static readonly ShopOutcome Added = new(ShopAction.SafeguardAdded, DecidedBy.Person, null);

    private static readonly ShopOutcome WentWell = Added with { OrderOutcome = OrderOutcome.WentWell };

    /// <summary>Recorded, stated, what is recorded then (null: refused), why.</summary>
    public static TheoryData<ShopOutcome?, ShopOutcome, ShopOutcome?, string> Cases => new()
    {
        { null, Added, Added, "the first" },
        { null, WentWell, WentWell, "the first, with what became of the order" },
        { Added, Added, Added, "a repeat" },
        { Added, WentWell, WentWell, "what became of the order comes later" },
        { WentWell, Added, WentWell, "a repeat of the first call takes nothing away" },
        { WentWell, Added with { OrderOutcome = OrderOutcome.Disputed }, null, "another end of the order" },
        { Added, Added with { Action = ShopAction.Proceeded }, null, "another action" },
        { Added, Added with { DecidedBy = DecidedBy.Rule }, null, "decided by another" },
        { Added, WentWell with { DecidedBy = DecidedBy.Rule }, null, "the order's end does not carry another decision in" },
        { WentWell, Added with { Action = ShopAction.Proceeded }, null, "nor does its absence" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_outcome_is_recorded_once(ShopOutcome? recorded, ShopOutcome stated, ShopOutcome? expected, string why)
    {
        var (outcome, refusal) = ShopOutcomeRules.Record(recorded, stated);
        Assert.True(expected == outcome, why);
        Assert.Equal(expected is null ? RefusalReason.OutcomeAlreadyRecorded : null, refusal?.Reason);
    }
}
