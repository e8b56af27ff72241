using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Server.Disclosures;
using Npgsql;

namespace CustomerRegistry.Server.Risk;

/// <summary>
/// The queries of a check, one batch (one round trip) each: on a connection of their own for looking, on a transaction's
/// for recording. Npgsql directly, since this is the path of every check.
/// </summary>
internal static class ListingQueries
{
    private const string Checker =
        "SELECT owner_id, country, sector, state, outcome_state, reasons_only, sandbox_id FROM merchant WHERE id = $1";

    private const string Bindings = """
        SELECT at, bound_keys FROM disclosure
        WHERE merchant_id = $1 AND order_key = ANY ($2) AND at > $3 AND mode = $4 AND sandbox_id = $5
        """;

    // A correction of a disclosure that is gone by retention is gone with it.
    private const string Unfetched = """
        SELECT c.at FROM correction c JOIN disclosure d ON d.check_id = c.check_id
        WHERE c.merchant_id = $1 AND c.fetched_at IS NULL AND d.mode = $2 AND d.sandbox_id = $3
        ORDER BY c.at LIMIT 1
        """;

    private const string Listings = """
        SELECT subject_key, report_id, merchant_id, owner_id, reporter_country, reporter_sector, consumer_country, order_key,
            own_only, kind, confirmed, category, evidence, source, opened_on, ordered_on, outcome_on, share_from, last_day,
            contested, objected, circular, version, dispute_statement, noticed_at
        FROM listing WHERE subject_key = ANY ($1) AND mode = $2 AND sandbox_id = $3
        """;

    private const string Reporters = """
        SELECT id, state, standing, weight_cap FROM merchant
        WHERE id IN (SELECT merchant_id FROM listing WHERE subject_key = ANY ($1) AND mode = $2 AND sandbox_id = $3)
        """;

    private const string Orders = """
        SELECT subject_key, merchant_id, orders_last_year, stated_at FROM merchant_subject
        WHERE subject_key = ANY ($1) AND merchant_id IN
            (SELECT merchant_id FROM listing WHERE subject_key = ANY ($1) AND mode = $2 AND sandbox_id = $3)
        """;

    // The operator's stops are about what is real; a sandbox shares nothing.
    private const string Stops = """
        SELECT id, country, merchant_id, reason, stopped_by, stopped_at FROM sharing_stop
        WHERE resumed_at IS NULL AND $1 = 1
        """;

    public static async Task<CheckerFacts?> CheckerAsync(
        NpgsqlConnection connection, ListingScope scope, Guid merchantId, IReadOnlyList<byte[]> orderKeys,
        DateTimeOffset boundSince, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Command(Checker, merchantId),
                Command(Bindings, merchantId, orderKeys.ToArray(), boundSince.UtcDateTime, (short)scope.Mode, scope.SandboxId),
                Command(Unfetched, merchantId, (short)scope.Mode, scope.SandboxId),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct)) return null;
        var checker = new Checker(
            merchantId, reader.GetGuid(0), Country.Parse(reader.GetString(1)), (Sector)reader.GetInt16(2));
        var state = (MerchantState)reader.GetInt16(3);
        // A real merchant's tries in its sandbox owe nothing, whatever it owes outside.
        var owes = reader.GetGuid(6) == scope.SandboxId;
        var outcomes = owes ? (OutcomeState)reader.GetInt16(4) : OutcomeState.InOrder;
        var reasonsOnly = owes && reader.GetBoolean(5);
        await reader.NextResultAsync(ct);
        var bindings = new List<OrderBinding>();
        while (await reader.ReadAsync(ct))
        {
            bindings.Add(BoundKeys.ToBinding(reader.GetFieldValue<DateTimeOffset>(0), reader.GetFieldValue<byte[][]>(1)));
        }

        await reader.NextResultAsync(ct);
        DateTimeOffset? unfetched = await reader.ReadAsync(ct) ? reader.GetFieldValue<DateTimeOffset>(0) : null;
        return new CheckerFacts(checker, state, outcomes, reasonsOnly, unfetched, BoundKeys.Together(bindings));
    }

    /// <summary>Everything under the keys.</summary>
    public static async Task<HeldFacts> HeldAsync(
        NpgsqlConnection connection, ListingScope scope, IReadOnlyList<SubjectKey> keys, CancellationToken ct)
    {
        var (bytes, mode) = (keys.Select(key => key.ToBytes()).ToArray(), (short)scope.Mode);
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                Command(Listings, bytes, mode, scope.SandboxId),
                Command(Reporters, bytes, mode, scope.SandboxId),
                Command(Orders, bytes, mode, scope.SandboxId),
                Command(Stops, mode),
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var listings = await ReadAsync(reader, ToListing, ct);
        var reporters = await ReadAsync(
            reader,
            x => new ReporterFacts(x.GetGuid(0), (MerchantState)x.GetInt16(1), x.GetInt32(2), x.IsDBNull(3) ? null : x.GetInt32(3)), ct);
        var orders = await ReadAsync(
            reader,
            x => new StatedOrders(
                SubjectKey.FromBytes(x.GetFieldValue<byte[]>(0)), x.GetGuid(1), x.GetInt32(2), x.GetFieldValue<DateTimeOffset>(3)),
            ct);
        var stops = await ReadAsync(reader, ToStop, ct);
        return new HeldFacts(listings, reporters.ToDictionary(x => x.MerchantId), orders, stops);
    }

    private static async Task<List<T>> ReadAsync<T>(NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        var rows = new List<T>();
        while (await reader.ReadAsync(ct)) rows.Add(read(reader));
        await reader.NextResultAsync(ct);
        return rows;
    }

    private static SharingStop ToStop(NpgsqlDataReader x) => new(
        x.GetGuid(0),
        x.IsDBNull(1) ? null : Country.Parse(x.GetString(1)),
        x.IsDBNull(2) ? null : x.GetGuid(2),
        x.GetString(3),
        x.GetGuid(4),
        x.GetFieldValue<DateTimeOffset>(5));

    private static Listing ToListing(NpgsqlDataReader x) => new(
        SubjectKey.FromBytes(x.GetFieldValue<byte[]>(0)),
        x.GetGuid(1),
        x.GetGuid(2),
        x.GetGuid(3),
        ListingMapping.CountryOf(x.GetString(4)),
        (Sector)x.GetInt16(5),
        ListingMapping.CountryOf(x.GetString(6)),
        (ulong)x.GetInt64(7),
        x.GetBoolean(8),
        (IdentifierKind)x.GetInt16(9),
        x.GetBoolean(10),
        (Category)x.GetInt16(11),
        (EvidenceLevel)x.GetInt16(12),
        (EvidenceSource)x.GetInt16(13),
        x.GetFieldValue<DateOnly>(14),
        x.GetFieldValue<DateOnly>(15),
        x.GetFieldValue<DateOnly>(16),
        x.IsDBNull(17) ? null : x.GetFieldValue<DateTimeOffset>(17),
        x.GetFieldValue<DateOnly>(18),
        x.GetBoolean(19),
        x.GetBoolean(20),
        x.GetBoolean(21),
        x.GetInt32(22))
    {
        DisputeStatement = x.IsDBNull(23) ? null : (DisputeStatement)x.GetInt16(23),
        NoticedAt = x.IsDBNull(24) ? null : x.GetFieldValue<DateTimeOffset>(24),
    };

    private static Country CountryOf(string code) => Country.TryParse(code, out var country) ? country : Country.Unknown;

    private static NpgsqlBatchCommand Command(string text, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
