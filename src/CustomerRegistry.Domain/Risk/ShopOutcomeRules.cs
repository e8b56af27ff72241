using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Domain.Risk;

/// <summary>What a shop said it did with an answer, and what became of the order.</summary>
/// <param name="OrderOutcome">Null while it is not known.</param>
public sealed record ShopOutcome(ShopAction Action, DecidedBy DecidedBy, OrderOutcome? OrderOutcome);

/// <summary>A disclosure's outcome is recorded once; only what became of the order may be added later.</summary>
public static class ShopOutcomeRules
{
    /// <param name="recorded">What is recorded already; null for nothing.</param>
    /// <returns>What is to be recorded (equal to <paramref name="recorded"/> where nothing changes), or OutcomeAlreadyRecorded.</returns>
    public static (ShopOutcome? Outcome, Refusal? Refusal) Record(ShopOutcome? recorded, ShopOutcome stated)
    {
        if (recorded is null || recorded == stated) return (stated, null);
        var sameDecision = recorded.Action == stated.Action && recorded.DecidedBy == stated.DecidedBy;
        if (sameDecision && recorded.OrderOutcome is null) return (stated, null);
        if (sameDecision && stated.OrderOutcome is null) return (recorded, null);
        return (null, new Refusal(
            RefusalReason.OutcomeAlreadyRecorded,
            "Another outcome is recorded of this check; only an order_outcome that was not known may be added."));
    }
}
