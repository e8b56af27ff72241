using CustomerRegistry.Domain.Merchants;

namespace CustomerRegistry.Domain.Risk;

/// <summary>What is known of a check before anything is looked up about its customer.</summary>
/// <param name="State">The asking merchant's state.</param>
/// <param name="OrderedOn">The day of the order, UTC.</param>
/// <param name="NoticeVersionKnown">The checkout notice named is one that the merchant filed.</param>
/// <param name="BoundTo">Whose order this is, if a disclosure under its reference still binds it; null where none does.</param>
/// <param name="Asked">The identifiers of this check, each with its keys under the epochs in use.</param>
/// <param name="Outcomes">What follows from outcomes that the asking merchant has not recorded.</param>
/// <param name="UnfetchedSince">When the oldest correction that it has not fetched was made; null where it has them all.</param>
public sealed record CheckFacts(
    MerchantState State,
    Purpose Purpose,
    Stage Stage,
    DateOnly OrderedOn,
    bool IdentityConfirmed,
    bool NoticeVersionKnown,
    OrderBinding? BoundTo,
    IReadOnlyList<AskedIdentifier> Asked,
    OutcomeState Outcomes = OutcomeState.InOrder,
    DateTimeOffset? UnfetchedSince = null);
