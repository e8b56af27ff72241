using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Domain.Risk;
using Npgsql;

namespace CustomerRegistry.Server.Merchants;

/// <summary>
/// The figures of one merchant, in one round trip. Npgsql directly: these are counts over its rows of a year, made once a
/// day and when an operator looks, never by a check.
/// </summary>
internal static class ConductQueries
{
    public const int WindowMonths = 12;

    private const string Reports = """
        SELECT source, count(*)::int,
            (count(*) FILTER (WHERE follows_disclosure))::int,
            (count(*) FILTER (WHERE follows_others))::int,
            (count(*) FILTER (WHERE buyer_complained IS NOT NULL))::int,
            (count(*) FILTER (WHERE buyer_complained))::int,
            (count(*) FILTER (WHERE EXISTS (
                SELECT 1 FROM report_identifier i JOIN merchant_subject s ON s.subject_key = i.subject_key
                WHERE i.report_id = report.id AND s.merchant_id = report.merchant_id AND s.orders_last_year = 0)))::int
        FROM report WHERE merchant_id = $1 AND sandbox_id = $2 AND created_at > $3 GROUP BY source
        """;

    private const string PerDay = """
        SELECT (created_at AT TIME ZONE 'UTC')::date AS day, count(*)::int
        FROM report WHERE merchant_id = $1 AND sandbox_id = $2 AND created_at > $3 GROUP BY 1
        """;

    private const string Checks = "SELECT COALESCE(sum(count), 0)::int FROM check_count WHERE merchant_id = $1 AND day > $2";

    private const string Appeals = """
        SELECT (count(*) FILTER (WHERE filed_at > $3))::int,
            (count(*) FILTER (WHERE closed_at > $3 AND standing_outcome <> 0))::int,
            (count(*) FILTER (WHERE closed_at > $3 AND standing_outcome IN (2, 3)))::int,
            (count(*) FILTER (WHERE standing_outcome = 1))::int,
            (count(*) FILTER (WHERE standing_outcome = 2))::int,
            (count(*) FILTER (WHERE standing_outcome = 3))::int,
            (SELECT count(*)::int FROM report WHERE merchant_id = $1 AND sandbox_id = $2 AND state = 2)
        FROM appeal WHERE merchant_id = $1 AND sandbox_id = $2
        """;

    private const string Due = """
        SELECT count(*)::int, (count(*) FILTER (WHERE outcome_recorded_at IS NULL))::int
        FROM disclosure WHERE merchant_id = $1 AND sandbox_id = $2 AND at > $3 AND at <= $4
        """;

    private const string Recorded = """
        SELECT level, action, decided_by, count(*)::int FROM disclosure
        WHERE merchant_id = $1 AND sandbox_id = $2 AND at > $3 AND outcome_recorded_at IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
        """;

    public static async Task<(ConductFigures Figures, StandingFacts Standing)> FiguresAsync(
        NpgsqlConnection connection, MerchantRow merchant, DateTimeOffset now, CancellationToken ct)
    {
        var since = Since(now);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var firstDay = FirstDay(now);
        var settled = DateOnly.FromDateTime(merchant.EnrolledAt.UtcDateTime).AddDays(ReportPace.SettlingDays);
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Command(Reports, merchant.Id, merchant.SandboxId, since));
        batch.BatchCommands.Add(Command(PerDay, merchant.Id, merchant.SandboxId, since));
        batch.BatchCommands.Add(Command(Checks, merchant.Id, firstDay));
        batch.BatchCommands.Add(Command(Appeals, merchant.Id, merchant.SandboxId, since));
        AddOutcomes(batch, merchant, now);
        await using var reader = await batch.ExecuteReaderAsync(ct);

        var bySource = new Dictionary<EvidenceSource, int>();
        var (following, others, known, complainants, withoutOrders) = (0, 0, 0, 0, 0);
        while (await reader.ReadAsync(ct))
        {
            var source = (EvidenceSource)reader.GetInt16(0);
            bySource[source] = reader.GetInt32(1);
            following += reader.GetInt32(2);
            others += reader.GetInt32(3);
            known += reader.GetInt32(4);
            // A sale and an outcome that the provider confirmed are no longer the merchant's word alone.
            if (source == EvidenceSource.ProviderConfirmed) continue;
            complainants += reader.GetInt32(5);
            withoutOrders += reader.GetInt32(6);
        }

        await reader.NextResultAsync(ct);
        var perDay = new Dictionary<DateOnly, int>();
        while (await reader.ReadAsync(ct)) perDay[reader.GetFieldValue<DateOnly>(0)] = reader.GetInt32(1);
        await reader.NextResultAsync(ct);
        await reader.ReadAsync(ct);
        var checks = reader.GetInt32(0);
        await reader.NextResultAsync(ct);
        await reader.ReadAsync(ct);
        var (filed, decided, lost) = (reader.GetInt32(0), reader.GetInt32(1), reader.GetInt32(2));
        var (upheld, overturned, unanswered) = (reader.GetInt32(3), reader.GetInt32(4), reader.GetInt32(5));
        var standing = new StandingFacts(upheld, overturned, unanswered, reader.GetInt32(6) + overturned + unanswered);
        await reader.NextResultAsync(ct);
        var outcomes = await OutcomesAsync(reader, ct);
        return (
            new ConductFigures(
                bySource.GetValueOrDefault(EvidenceSource.ProviderConfirmed),
                bySource.GetValueOrDefault(EvidenceSource.ProviderFile),
                bySource.GetValueOrDefault(EvidenceSource.Statement),
                withoutOrders, checks, following, others, known, complainants, filed, decided, lost,
                ReportPace.Of(perDay, settled > firstDay ? settled : firstDay, today),
                outcomes),
            standing);
    }

    /// <summary>What became of its disclosures, alone: for the call that records one.</summary>
    public static async Task<OutcomeFigures> OutcomesAsync(
        NpgsqlConnection connection, MerchantRow merchant, DateTimeOffset now, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection);
        AddOutcomes(batch, merchant, now);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        return await OutcomesAsync(reader, ct);
    }

    /// <summary>The day before the first whose checks count; what is older is kept no longer.</summary>
    public static DateOnly FirstDay(DateTimeOffset now) => DateOnly.FromDateTime(Since(now).UtcDateTime);

    private static DateTimeOffset Since(DateTimeOffset now) => now.AddMonths(-WindowMonths).ToUniversalTime();

    private static void AddOutcomes(NpgsqlBatch batch, MerchantRow merchant, DateTimeOffset now)
    {
        var since = Since(now);
        var due = now.AddDays(-OutcomeDutyRules.DueAfterDays).ToUniversalTime();
        batch.BatchCommands.Add(Command(Due, merchant.Id, merchant.SandboxId, since, due));
        batch.BatchCommands.Add(Command(Recorded, merchant.Id, merchant.SandboxId, since));
    }

    private static async Task<OutcomeFigures> OutcomesAsync(NpgsqlDataReader reader, CancellationToken ct)
    {
        await reader.ReadAsync(ct);
        var (due, missing) = (reader.GetInt32(0), reader.GetInt32(1));
        await reader.NextResultAsync(ct);
        var recorded = new List<OutcomeCount>();
        while (await reader.ReadAsync(ct))
        {
            recorded.Add(new OutcomeCount(
                (RiskLevel)reader.GetInt16(0), (ShopAction)reader.GetInt16(1), (DecidedBy)reader.GetInt16(2), reader.GetInt32(3)));
        }

        return new OutcomeFigures(due, missing, recorded);
    }

    private static NpgsqlBatchCommand Command(string text, params ReadOnlySpan<object> values)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
