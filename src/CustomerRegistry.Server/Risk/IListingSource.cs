using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Server.Risk;

/// <summary>The registry that counts, or one sandbox: what belongs to one is never seen from the other.</summary>
internal readonly record struct ListingScope(RegistryMode Mode, Guid SandboxId)
{
    public static ListingScope Of(Caller.Merchant caller) => new(caller.Mode, caller.SandboxId);
}

/// <summary>The asking merchant as it is now, and what its order is bound to.</summary>
/// <param name="State">As enrolled; a sandbox's pilot counts as live, which is the caller's business.</param>
/// <param name="Outcomes">What follows from outcomes that it has not recorded; in its own sandbox nothing.</param>
/// <param name="ReasonsOnly">Its answers come without the number; not in its own sandbox.</param>
/// <param name="UnfetchedSince">When the oldest correction that it has not fetched was made; null where it has them all.</param>
/// <param name="BoundTo">The disclosures under the order of the last 90 days, as one binding; null where there is none.</param>
internal sealed record CheckerFacts(
    Checker Checker, MerchantState State, OutcomeState Outcomes, bool ReasonsOnly, DateTimeOffset? UnfetchedSince,
    OrderBinding? BoundTo);

/// <summary>
/// Where a check finds what is held. Two implementations: <see cref="DatabaseListings"/> asks PostgreSQL; the live index
/// answers from a replica's memory. So nothing here is of a database: no rows, contexts or transactions, and nothing that
/// the feed does not carry (listings, merchants with state, standing, cap, outcomes and owner, statements of orders, stops of sharing,
/// what orders are bound to, corrections that were not fetched). An answer may be a moment old: what is disclosed is read again, and locked, when it is
/// recorded (<see cref="Disclosures.DisclosureStore"/>).
/// </summary>
internal interface IListingSource
{
    /// <summary>What is known of the checker and its order before anything is looked up about its customer.</summary>
    /// <param name="orderKeys">The order reference's key under each epoch in use, 32 bytes each.</param>
    /// <param name="boundSince">Disclosures before this bind no longer.</param>
    /// <returns>Null for a merchant that is not in the registry (any more).</returns>
    ValueTask<CheckerFacts?> CheckerAsync(
        ListingScope scope, Guid merchantId, IReadOnlyList<byte[]> orderKeys, DateTimeOffset boundSince, CancellationToken ct);

    /// <summary>Everything that is held under the keys, restricted or not, with its reporters, orders and all stops.</summary>
    ValueTask<HeldFacts> LookAsync(ListingScope scope, IReadOnlyList<SubjectKey> keys, CancellationToken ct);
}
