using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Risk;
using Npgsql;

namespace CustomerRegistry.Server.Risk;

/// <summary>Listings straight from PostgreSQL: a round trip for the checker, one for what is held.</summary>
internal sealed class DatabaseListings(NpgsqlDataSource source) : IListingSource
{
    public async ValueTask<CheckerFacts?> CheckerAsync(
        ListingScope scope, Guid merchantId, IReadOnlyList<byte[]> orderKeys, DateTimeOffset boundSince, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await ListingQueries.CheckerAsync(connection, scope, merchantId, orderKeys, boundSince, ct);
    }

    public async ValueTask<HeldFacts> LookAsync(ListingScope scope, IReadOnlyList<SubjectKey> keys, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await ListingQueries.HeldAsync(connection, scope, keys, ct);
    }
}
