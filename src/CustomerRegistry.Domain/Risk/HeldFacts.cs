using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Merchants;

namespace CustomerRegistry.Domain.Risk;

/// <summary>A reporting merchant as it is now.</summary>
/// <param name="StandingPerMille">0 to 1000.</param>
/// <param name="WeightCapPerMille">What its reports weigh at most while something about it is flagged; null where nothing is.</param>
public sealed record ReporterFacts(Guid MerchantId, MerchantState State, int StandingPerMille, int? WeightCapPerMille = null)
{
    /// <summary>What its reports weigh. Whether they count at all depends on the standing alone, not on the cap.</summary>
    public int WeightPerMille => Math.Min(StandingPerMille, WeightCapPerMille ?? StandingPerMille);
}

/// <summary>A merchant's newest statement, under one key, of its orders from a customer in the last twelve months.</summary>
public sealed record StatedOrders(SubjectKey Key, Guid MerchantId, int OrdersLastYear, DateTimeOffset StatedAt);

/// <summary>
/// Everything that is held under the keys of a check, restricted listings included, and what the rules need to judge it.
/// </summary>
/// <param name="Listings">Under any of the keys, shared and the checker's own.</param>
/// <param name="Reporters">By merchant; a listing whose reporter is not here takes no part.</param>
/// <param name="Orders">Under any of the keys.</param>
/// <param name="Stops">The stops of sharing that are in force.</param>
public sealed record HeldFacts(
    IReadOnlyList<Listing> Listings,
    IReadOnlyDictionary<Guid, ReporterFacts> Reporters,
    IReadOnlyList<StatedOrders> Orders,
    IReadOnlyList<SharingStop> Stops);
