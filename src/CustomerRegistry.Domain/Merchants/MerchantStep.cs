using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Domain.Merchants;

/// <summary>What a rule decided about a merchant.</summary>
public abstract record MerchantStep
{
    private MerchantStep()
    {
    }

    /// <summary>The new state, who decided it and why: kept with the merchant.</summary>
    /// <param name="ListingsDeletedAt">When its listings are deleted; only after offboarding.</param>
    public sealed record Taken(
        MerchantState State, Guid DecidedBy, string Why, DateTimeOffset At, DateTimeOffset? ListingsDeletedAt) : MerchantStep;

    /// <summary>It was so already: nothing is written, and the first decision's person and reason stay.</summary>
    public sealed record Unchanged(MerchantState State) : MerchantStep;

    public sealed record Refused(Refusal Refusal) : MerchantStep;
}
