using CustomerRegistry.Domain.Jurisdictions;

namespace CustomerRegistry.Server.Jurisdictions;

/// <summary>
/// One kind of what is kept for a time, as the database knows it. Everything here is fixed text of this file: no value from
/// outside is ever part of a statement.
/// </summary>
/// <param name="Period">How long, from the policy in force; null where the row itself says until when.</param>
/// <param name="Time">From when, or where there is no period until when, it is kept: a time stamp.</param>
/// <param name="Where">Which rows hold it.</param>
/// <param name="Sandbox">The row's sandbox; null where the table has none, and only the registry's own run looks at it.</param>
/// <param name="Key">What a row is found by again: its id, or its place where its key has several columns.</param>
/// <param name="Order">In which order rows are gone through.</param>
/// <param name="Erase">What is done to the rows whose keys are in <c>due</c>; null where another job does it, or nobody.</param>
internal sealed record Retained(
    RetainedKind Kind,
    Func<RetentionPeriods, PolicyValue<Period>>? Period,
    string Table,
    string Time,
    string Where,
    string? Sandbox,
    string Key,
    string Order,
    string? Erase)
{
    private const string OfSandbox = "sandbox_id";
    private const string OfReportsSandbox = "(SELECT r.sandbox_id FROM report r WHERE r.id = t.report_id)";
    private const string NotTold =
        "NOT EXISTS (SELECT 1 FROM notice n WHERE n.report_id = t.id AND n.number = 1 AND n.state IN (2, 4))";

    // A granted restriction is what keeps its entry out of use, so it stays as long as the entry does.
    private const string NotHoldingBack =
        "NOT (kind = 4 AND state = 2 AND EXISTS (SELECT 1 FROM report WHERE report.id = report_id))";

    private const string NotReported =
        """
        NOT EXISTS (SELECT 1 FROM report r WHERE r.merchant_id = t.merchant_id AND r.mode = t.mode AND r.sandbox_id = t.sandbox_id
            AND r.dispute_provider = t.provider AND r.dispute_account = t.account AND r.dispute_id = t.reference)
        """;

    /// <summary>Rows of all kinds; reports are deleted one by one by <c>ReportRetention</c>, since each has its corrections.</summary>
    public static IReadOnlyList<Retained> All { get; } =
    [
        new(RetainedKind.Entries, null, "report", "(LEAST(last_day, policy_delete_on)::timestamp AT TIME ZONE 'UTC')", "state = 2", OfSandbox, "id", "id", null),
        new(RetainedKind.OpenReports, x => x.OpenReports, "report", "updated_at", "state = 1", OfSandbox, "id", "id", null),
        new(RetainedKind.UntoldReports, null, "report", "notice_due_at", NotTold, OfSandbox, "id", "id", null),
        Forgotten(RetainedKind.RelayedAddresses, x => x.RelayedAddresses, "notice", "created_at", "address_cipher", OfReportsSandbox, "ctid"),
        Forgotten(RetainedKind.CaseAddresses, x => x.CaseAddresses, "appeal", "closed_at", "answer_address_cipher", OfSandbox, "id"),
        Forgotten(RetainedKind.RightsAddresses, x => x.CaseAddresses, "rights_request", "closed_at", "answer_address_cipher", OfSandbox, "id"),
        new(
            RetainedKind.Disclosures, x => x.DisclosureRecords, "disclosure", "at", "true", OfSandbox, "check_id", "at, check_id",
            ", gone AS (DELETE FROM correction WHERE check_id IN (SELECT key FROM due)) DELETE FROM disclosure WHERE check_id IN (SELECT key FROM due)"),
        Deleted(RetainedKind.Appeals, x => x.Appeals, "appeal", "closed_at", OfSandbox, "id"),
        Forgotten(RetainedKind.Notices, x => x.Notices, "notice", "created_at", "carrier_reference_cipher", OfReportsSandbox, "ctid"),
        new(
            RetainedKind.AuditEntries, x => x.AuditEntries, "audit_entry", "at", "canonical_bytes IS NOT NULL AND id >= {4}", null, "id", "id",
            "UPDATE audit_entry SET canonical_bytes = NULL, blinding = NULL WHERE id IN (SELECT key FROM due)"),
        Deleted(RetainedKind.ProviderEvents, x => x.UnreportedProviderEvents, "dispute", "COALESCE(fetched_at, created_at)", OfSandbox, "id", NotReported),
        Deleted(RetainedKind.RequestIds, x => x.RequestIds, "request", "at", null, "ctid"),
        Deleted(RetainedKind.RightsRequests, x => x.RightsRequests, "rights_request", "closed_at", OfSandbox, "id", NotHoldingBack),
        Deleted(RetainedKind.WithdrawalQuestions, x => x.WithdrawalQuestions, "withdrawal_question", "asked_at", OfSandbox, "id"),
        Deleted(RetainedKind.Rejudgements, x => x.Rejudgements, "rejudgement", "drawn_at", null, "ctid"),
        Deleted(RetainedKind.ShadowDifferences, x => x.ShadowDifferences, "shadow_difference", "at", null, "check_id"),
        Deleted(RetainedKind.OneTimeCodes, x => x.OneTimeCodes, "consumer_proof", "expires_at", null, "id"),
        Deleted(RetainedKind.UndeliveredMails, x => x.UndeliveredMails, "outbox_mail", "created_at", null, "id", "state = 3"),

        // They stay as long as the registry does: without them what was overturned, withdrawn, objected to or settled could be
        // reported again. They hold a merchant and a keyed hash of an order, which says nothing without key B.
        new(RetainedKind.Tombstones, null, "tombstone", "'infinity'::timestamptz", "true", OfSandbox, "ctid", "ctid", null),
    ];

    private static Retained Deleted(
        RetainedKind kind, Func<RetentionPeriods, PolicyValue<Period>> period, string table, string time, string? sandbox, string key,
        string where = "true") =>
        new(kind, period, table, time, where, sandbox, key, $"{time}, {key}", $"DELETE FROM {table} WHERE {key} IN (SELECT key FROM due)");

    private static Retained Forgotten(
        RetainedKind kind, Func<RetentionPeriods, PolicyValue<Period>> period, string table, string time, string column, string sandbox,
        string key) =>
        new(kind, period, table, time, $"{column} IS NOT NULL", sandbox, key, $"{time}, {key}",
            $"UPDATE {table} SET {column} = NULL WHERE {key} IN (SELECT key FROM due)");

    /// <summary>Parameters: sandbox, until when rows are due, how many to pass over, how many at most, from which id.</summary>
    public string EraseSql { get; } = Erase is null
        ? ""
        : $$"""
        WITH due AS MATERIALIZED (
            SELECT t.{{Key}} AS key FROM {{Table}} t
            WHERE {{Sandbox ?? "{0}"}} = {0} AND {{Time}} < {1} AND {{Where}}
            ORDER BY {{Order}} OFFSET {2} LIMIT {3} FOR UPDATE OF t SKIP LOCKED)
        {{Erase}}
        """;

    /// <summary>Parameters: the sandbox, then the ends of the four spans.</summary>
    public string CountSql { get; } =
        $$"""
        SELECT count(*) FILTER (WHERE {{Time}} < {1})::int AS now, count(*) FILTER (WHERE {{Time}} >= {1} AND {{Time}} < {2})::int AS within7,
            count(*) FILTER (WHERE {{Time}} >= {2} AND {{Time}} < {3})::int AS within30,
            count(*) FILTER (WHERE {{Time}} >= {3} AND {{Time}} < {4})::int AS within90,
            count(*) FILTER (WHERE {{Time}} >= {4} OR {{Time}} IS NULL)::int AS later
        FROM {{Table}} t WHERE {{Sandbox ?? "{0}"}} = {0} AND {{Where.Replace(" AND id >= {4}", "", StringComparison.Ordinal)}}
        """;
}
