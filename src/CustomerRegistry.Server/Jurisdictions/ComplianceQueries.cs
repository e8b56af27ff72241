using System.Data;
using System.Globalization;
using CustomerRegistry.Domain.Appeals;
using CustomerRegistry.Domain.Disclosures;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Server.Identifiers;
using Npgsql;

namespace CustomerRegistry.Server.Jurisdictions;

/// <summary>
/// The figures of an export, all of one snapshot. Rows of the live registry only: sandboxes hold nobody. Fixed text: no value
/// from outside is ever part of a statement.
/// </summary>
internal sealed class ComplianceQueries(NpgsqlDataSource source)
{
    private const string Live = "'00000000-0000-0000-0000-000000000000'";

    private static readonly (string, Func<short, string>) Category = ("category", x => PolicyWords.Of((Category)x));

    /// <summary>In the order in which they are shown.</summary>
    public static IReadOnlyList<ComplianceQuery> All { get; } =
    [
        new(
            "held", "Reports held",
            "As the registry stands: by the consumer's country and category. Listed is E3 or E4; own-only is seen by nobody but its merchant.",
            $"""
            SELECT split_part(consumer_country, '-', 1) AS country, category, count(*) AS held, count(*) FILTER (WHERE state = 2) AS listed,
                count(*) FILTER (WHERE own_only) AS own_only, count(*) FILTER (WHERE state = 2 AND NOT own_only) AS listed_for_sharing
            FROM report WHERE sandbox_id = {Live} GROUP BY 1, 2 ORDER BY 1, 2
            """, Category),
        new(
            "restricted", "Entries that nobody is shown",
            "Listed reports that are not own-only, by why they are not shown now; one report can be in several columns. What the ruling of a checker's country hides comes on top.",
            $"""
            SELECT split_part(consumer_country, '-', 1) AS country, count(*) AS listed, count(*) FILTER (WHERE contested) AS contested,
                count(*) FILTER (WHERE objected) AS objected, count(*) FILTER (WHERE share_from IS NULL) AS person_not_told,
                count(*) FILTER (WHERE share_from > @now) AS reply_window
            FROM report WHERE sandbox_id = {Live} AND state = 2 AND NOT own_only GROUP BY 1 ORDER BY 1
            """),
        new(
            "policies", "Policies in force",
            "Bundles that were in force at some time of the span, by SHA-256, with who was asked of them: disclosures are counted while their records are held.",
            $"""
            SELECT b.hash AS policy, to_char(b.applied_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS since,
                (SELECT count(*) FROM disclosure d WHERE d.policy_hash = b.hash AND d.sandbox_id = {Live} AND d.at {In("d.at")}) AS disclosures,
                (SELECT count(*) FROM report r WHERE r.policy_hash = b.hash AND r.sandbox_id = {Live}) AS reports_held
            FROM policy_bundle b
            WHERE b.applied_at < @to AND NOT EXISTS (SELECT 1 FROM policy_bundle n WHERE n.id > b.id AND n.applied_at <= @from)
            ORDER BY b.id
            """),
        new(
            "appeal-clocks", "Clocks of appeals",
            "Appeals filed in the span, by the consumer's country: whether the merchant was told, the merchant answered and the case was closed by the day that ruled.",
            $"""
            SELECT split_part(consumer_country, '-', 1) AS country, count(*) AS filed,
                count(*) FILTER (WHERE merchant_told_at <= merchant_told_due_at) AS merchant_told_in_time,
                count(*) FILTER (WHERE merchant_told_at > merchant_told_due_at) AS merchant_told_late,
                count(*) FILTER (WHERE merchant_told_at IS NULL) AS merchant_not_told,
                count(*) FILTER (WHERE EXISTS (SELECT 1 FROM appeal_event e WHERE e.appeal_id = a.id AND e.state IN (3, 4)
                    AND e.at <= a.merchant_answer_due_at)) AS merchant_answered_in_time,
                count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM appeal_event e WHERE e.appeal_id = a.id AND e.state IN (3, 4)
                    AND e.at <= a.merchant_answer_due_at) AND closed_at IS NOT NULL) AS merchant_not_answered,
                count(*) FILTER (WHERE closed_at <= decision_due_at) AS closed_in_time,
                count(*) FILTER (WHERE closed_at > decision_due_at) AS closed_late, count(*) FILTER (WHERE closed_at IS NULL) AS still_open
            FROM appeal a WHERE sandbox_id = {Live} AND filed_at {In("filed_at")} GROUP BY 1 ORDER BY 1
            """),
        new(
            "rights-clocks", "Clocks of rights requests",
            "Requests filed in the span, by the consumer's country and right.",
            $"""
            SELECT split_part(consumer_country, '-', 1) AS country, kind AS right, count(*) AS filed,
                count(*) FILTER (WHERE closed_at <= due_at) AS answered_in_time, count(*) FILTER (WHERE closed_at > due_at) AS answered_late,
                count(*) FILTER (WHERE closed_at IS NULL) AS still_open, count(*) FILTER (WHERE extended_at IS NOT NULL) AS extended
            FROM rights_request WHERE sandbox_id = {Live} AND filed_at {In("filed_at")} GROUP BY 1, 2 ORDER BY 1, 2
            """, ("right", x => Word((RightKind)x))),
        new(
            "disclosures", "Disclosures",
            "Of which records are held, by the country of the merchant that asked, purpose and level. Those deleted by their period are in the section counted from the audit entries.",
            $"""
            SELECT m.country, d.purpose, d.level, count(*) AS disclosures
            FROM disclosure d JOIN merchant m ON m.id = d.merchant_id
            WHERE d.sandbox_id = {Live} AND d.at {In("d.at")} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
            """, ("purpose", x => Word((Purpose)x)), ("level", x => Word((RiskLevel)x))),
        new(
            "disowned", "Look-ups called \"not mine\"",
            "Disclosures whose person said that they did not buy there, by the country of the merchant that asked, beside all disclosures of the span.",
            $"""
            SELECT m.country, count(*) AS disclosures, count(*) FILTER (WHERE d.disowned_at IS NOT NULL) AS not_mine,
                count(*) FILTER (WHERE d.disowned_at IS NOT NULL)::float8 / count(*) AS share
            FROM disclosure d JOIN merchant m ON m.id = d.merchant_id
            WHERE d.sandbox_id = {Live} AND d.at {In("d.at")} GROUP BY 1 ORDER BY 1
            """),
        new(
            "corrections", "Corrections (STOP_USING)",
            "Sent in the span, by the country of the recipient. Hours from sending to the recipient's going on from it; unfetched ones have none.",
            $"""
            SELECT m.country, count(*) AS sent, count(*) FILTER (WHERE c.fetched_at IS NOT NULL) AS fetched,
                count(*) FILTER (WHERE c.fetched_at IS NULL) AS unfetched,
                percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM c.fetched_at - c.at) / 3600) AS median_hours,
                percentile_cont(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM c.fetched_at - c.at) / 3600) AS p95_hours
            FROM correction c JOIN merchant m ON m.id = c.merchant_id
            WHERE m.sandbox_id = {Live} AND c.at {In("c.at")} GROUP BY 1 ORDER BY 1
            """),
        new(
            "notices", "Notices",
            "Of reports that are held, written in the span, by the consumer's country and the notice's language. Opened counts links that were followed, also by mail scanners; answered is a report with an objection.",
            $"""
            SELECT split_part(r.consumer_country, '-', 1) AS country, n.language, count(*) AS notices,
                count(*) FILTER (WHERE n.state = 2) AS delivered, count(*) FILTER (WHERE n.state = 4) AS attested,
                count(*) FILTER (WHERE n.state = 3 OR n.bounced_at IS NOT NULL) AS bounced,
                count(*) FILTER (WHERE n.state IN (1, 5)) AS not_given_yet, count(*) FILTER (WHERE n.opened_at IS NOT NULL) AS opened,
                count(*) FILTER (WHERE EXISTS (SELECT 1 FROM appeal a WHERE a.report_id = r.id)) AS answered
            FROM notice n JOIN report r ON r.id = n.report_id
            WHERE r.sandbox_id = {Live} AND n.created_at {In("n.created_at")} GROUP BY 1, 2 ORDER BY 1, 2
            """),
        new(
            "restriction-times", "From restricted to decided",
            "Cases closed in the span that restricted their entry, by the consumer's country: days from filing, which restricts at once, to the end.",
            $"""
            SELECT split_part(consumer_country, '-', 1) AS country, count(*) AS cases,
                percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM closed_at - filed_at) / 86400) AS median_days,
                percentile_cont(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM closed_at - filed_at) / 86400) AS p95_days
            FROM appeal WHERE sandbox_id = {Live} AND restricted AND closed_at {In("closed_at")} GROUP BY 1 ORDER BY 1
            """),
        new(
            "overturned", "Share overturned",
            "Cases closed in the span by country and the person's language: a share that differs by language says that somebody is not understood.",
            $"""
            SELECT split_part(consumer_country, '-', 1) AS country, language, count(*) AS closed, count(*) FILTER (WHERE state = {(int)AppealState.Overturned}) AS overturned,
                count(*) FILTER (WHERE state = {(int)AppealState.Upheld}) AS upheld,
                count(*) FILTER (WHERE state = {(int)AppealState.Overturned})::float8 / count(*) AS share_overturned
            FROM appeal WHERE sandbox_id = {Live} AND closed_at {In("closed_at")} GROUP BY 1, 2 ORDER BY 1, 2
            """),
        new(
            "withdrawals", "Questions after withdrawals",
            "Consumers whose report was withdrawn, asked in the span whether they paid or removed anything for it.",
            $"""
            SELECT split_part(consumer_country, '-', 1) AS country, count(*) AS asked, count(*) FILTER (WHERE paid_or_removed) AS answered_yes,
                count(*) FILTER (WHERE NOT paid_or_removed) AS answered_no, count(*) FILTER (WHERE paid_or_removed IS NULL) AS not_answered
            FROM withdrawal_question WHERE sandbox_id = {Live} AND asked_at {In("asked_at")} GROUP BY 1 ORDER BY 1
            """),
        new(
            "safeguards", "Safeguards as they stand",
            "For the impact assessment: what this system has in force now.",
            $"""
            SELECT * FROM (
                SELECT 1 AS place, 'merchants live' AS measure, count(*) FILTER (WHERE state = {(int)MerchantState.Live}) AS number FROM merchant WHERE sandbox_id = {Live}
                UNION ALL SELECT 2, 'merchants suspended', count(*) FROM merchant WHERE sandbox_id = {Live} AND state = {(int)MerchantState.Suspended}
                UNION ALL SELECT 3, 'stops of sharing in force', count(*) FROM sharing_stop WHERE resumed_at IS NULL
                UNION ALL SELECT 4, 'members of staff', count(*) FROM person
                UNION ALL SELECT 5, 'reviewers', count(*) FROM person WHERE {(int)StaffRole.Reviewer} = ANY (roles)
                UNION ALL SELECT 6, 'tombstones', count(*) FROM tombstone WHERE sandbox_id = {Live}
                UNION ALL SELECT 7, 'merchants that may not check or report', count(*) FROM merchant WHERE sandbox_id = {Live} AND reporting_stopped_at IS NOT NULL
            ) AS each ORDER BY place
            """, ("place", x => x.ToString(CultureInfo.InvariantCulture))),
        new(
            "key-epochs", "Key epochs",
            "Keys are outside the database; an epoch that is retired answers nothing any more.",
            "SELECT mode, epoch::smallint AS epoch, state, to_char(live_since AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS since FROM key_epoch ORDER BY mode, epoch",
            ("mode", x => Word((Domain.Identifiers.RegistryMode)x)), ("epoch", x => x.ToString(CultureInfo.InvariantCulture)),
            ("state", x => Word((EpochState)x))),
    ];

    /// <summary>A snapshot that all sections are read from.</summary>
    public async Task<ComplianceSnapshot> OpenAsync(CancellationToken ct)
    {
        var connection = await source.OpenConnectionAsync(ct);
        try
        {
            return new ComplianceSnapshot(connection, await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct));
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>The name of an enum's member as everything else that is read outside writes it: NOT_RECEIVED.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((c, i) => i > 0 && char.IsAsciiLetterUpper(c) ? $"_{c}" : char.ToUpperInvariant(c).ToString()));

    private static string In(string column) => $">= @from AND {column} < @to";
}
