using Microsoft.EntityFrameworkCore.Migrations;

namespace CustomerRegistry.Server.Store;

/// <summary>
/// "A change without an audit entry cannot be written" as a deferred constraint trigger: at commit, the transaction must
/// have written an entry. It holds for everything that reaches the database, not only for our own stores.
/// </summary>
internal static class AuditTrigger
{
    /// <summary>Those of the first migration; each later table gets its trigger in its own.</summary>
    public static readonly IReadOnlyList<string> FirstTables =
    [
        "merchant", "api_key", "person", "sharing_stop", "provider_account", "report", "report_identifier", "listing",
        "notice", "tombstone", "merchant_subject", "disclosure", "disclosed_listing", "correction", "appeal", "case_text",
        "attachment", "policy_bundle",
    ];

    /// <summary>The tables whose rows are facts about merchants, consumers, staff or law.</summary>
    public static readonly IReadOnlyList<string> Tables = [
        .. FirstTables, "conduct", "withdrawal_question", "rejudgement", "rights_request", "policy_change",
    ];

    public static void CreateFunction(MigrationBuilder migration) => migration.Sql(
        """
        CREATE FUNCTION require_audit_entry() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF NOT EXISTS (SELECT 1 FROM audit_entry WHERE txid = pg_current_xact_id()) THEN
                RAISE EXCEPTION 'a change of % without an audit entry', TG_TABLE_NAME USING ERRCODE = 'CR001';
            END IF;
            RETURN NULL;
        END $$;
        """);

    public static void Create(MigrationBuilder migration, string table) => migration.Sql(
        $"""
        CREATE CONSTRAINT TRIGGER audited AFTER INSERT OR UPDATE OR DELETE ON {table}
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_audit_entry();
        """);
}
