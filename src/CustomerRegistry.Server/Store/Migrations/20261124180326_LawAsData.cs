using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace CustomerRegistry.Server.Store.Migrations
{
    /// <inheritdoc />
    public partial class LawAsData : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<short>(
                name: "dispute_statement",
                table: "report",
                type: "smallint",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "policy_delete_on",
                table: "report",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "reinserted_at",
                table: "report",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "attestation_proven",
                table: "notice",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "audit_drawn_at",
                table: "notice",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "bounced_at",
                table: "notice",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "opened_at",
                table: "notice",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "return_id",
                table: "notice",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "text_version",
                table: "notice",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<short>(
                name: "reporting_stop_reason",
                table: "merchant",
                type: "smallint",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "reporting_stopped_at",
                table: "merchant",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<short>(
                name: "dispute_statement",
                table: "listing",
                type: "smallint",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "noticed_at",
                table: "listing",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "disowned_at",
                table: "disclosure",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "fetched_at",
                table: "correction",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "merchant_told_at",
                table: "appeal",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "merchant_told_due_at",
                table: "appeal",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "policy_change",
                columns: table => new
                {
                    bundle_id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    replaced_id = table.Column<long>(type: "bigint", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    after_report_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reports = table.Column<int>(type: "integer", nullable: false),
                    done = table.Column<int>(type: "integer", nullable: false),
                    restricted = table.Column<int>(type: "integer", nullable: false),
                    opened = table.Column<int>(type: "integer", nullable: false),
                    to_be_deleted = table.Column<int>(type: "integer", nullable: false),
                    shortened = table.Column<int>(type: "integer", nullable: false),
                    corrections = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_policy_change", x => x.bundle_id);
                });

            migrationBuilder.CreateTable(
                name: "rejudgement",
                columns: table => new
                {
                    sample_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    merchant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consumer_country = table.Column<string>(type: "text", nullable: false),
                    category = table.Column<short>(type: "smallint", nullable: false),
                    evidence = table.Column<short>(type: "smallint", nullable: false),
                    drawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    drawn_by = table.Column<Guid>(type: "uuid", nullable: false),
                    judged_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    judged_by = table.Column<Guid>(type: "uuid", nullable: true),
                    found_wrong = table.Column<bool>(type: "boolean", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rejudgement", x => new { x.sample_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "rights_request",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    mode = table.Column<short>(type: "smallint", nullable: false),
                    sandbox_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: true),
                    check_id = table.Column<Guid>(type: "uuid", nullable: true),
                    merchant_id = table.Column<Guid>(type: "uuid", nullable: true),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: true),
                    consumer_country = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    filed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    extended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decision_reasons = table.Column<short[]>(type: "smallint[]", nullable: false),
                    statement_cipher = table.Column<byte[]>(type: "bytea", nullable: true),
                    decision_cipher = table.Column<byte[]>(type: "bytea", nullable: true),
                    answer_address_cipher = table.Column<byte[]>(type: "bytea", nullable: true),
                    secret_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    clock_json = table.Column<string>(type: "jsonb", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rights_request", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "withdrawal_question",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    mode = table.Column<short>(type: "smallint", nullable: false),
                    sandbox_id = table.Column<Guid>(type: "uuid", nullable: false),
                    merchant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consumer_country = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    secret_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    paid_or_removed = table.Column<bool>(type: "boolean", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_withdrawal_question", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_notice_return_id",
                table: "notice",
                column: "return_id",
                filter: "return_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_correction_merchant_id_at",
                table: "correction",
                columns: new[] { "merchant_id", "at" },
                filter: "fetched_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_rejudgement_report_id",
                table: "rejudgement",
                column: "report_id");

            migrationBuilder.CreateIndex(
                name: "ix_rights_request_report_id",
                table: "rights_request",
                column: "report_id");

            migrationBuilder.CreateIndex(
                name: "ix_rights_request_sandbox_id_state_due_at_id",
                table: "rights_request",
                columns: new[] { "sandbox_id", "state", "due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_rights_request_secret_hash",
                table: "rights_request",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_withdrawal_question_report_id",
                table: "withdrawal_question",
                column: "report_id");

            migrationBuilder.CreateIndex(
                name: "ix_withdrawal_question_secret_hash",
                table: "withdrawal_question",
                column: "secret_hash",
                unique: true);

            foreach (var table in new[] { "withdrawal_question", "rejudgement", "rights_request", "policy_change" })
            {
                AuditTrigger.Create(migrationBuilder, table);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "policy_change");

            migrationBuilder.DropTable(
                name: "rejudgement");

            migrationBuilder.DropTable(
                name: "rights_request");

            migrationBuilder.DropTable(
                name: "withdrawal_question");

            migrationBuilder.DropIndex(
                name: "ix_notice_return_id",
                table: "notice");

            migrationBuilder.DropIndex(
                name: "ix_correction_merchant_id_at",
                table: "correction");

            migrationBuilder.DropColumn(
                name: "dispute_statement",
                table: "report");

            migrationBuilder.DropColumn(
                name: "policy_delete_on",
                table: "report");

            migrationBuilder.DropColumn(
                name: "reinserted_at",
                table: "report");

            migrationBuilder.DropColumn(
                name: "attestation_proven",
                table: "notice");

            migrationBuilder.DropColumn(
                name: "audit_drawn_at",
                table: "notice");

            migrationBuilder.DropColumn(
                name: "bounced_at",
                table: "notice");

            migrationBuilder.DropColumn(
                name: "opened_at",
                table: "notice");

            migrationBuilder.DropColumn(
                name: "return_id",
                table: "notice");

            migrationBuilder.DropColumn(
                name: "text_version",
                table: "notice");

            migrationBuilder.DropColumn(
                name: "reporting_stop_reason",
                table: "merchant");

            migrationBuilder.DropColumn(
                name: "reporting_stopped_at",
                table: "merchant");

            migrationBuilder.DropColumn(
                name: "dispute_statement",
                table: "listing");

            migrationBuilder.DropColumn(
                name: "noticed_at",
                table: "listing");

            migrationBuilder.DropColumn(
                name: "disowned_at",
                table: "disclosure");

            migrationBuilder.DropColumn(
                name: "fetched_at",
                table: "correction");

            migrationBuilder.DropColumn(
                name: "merchant_told_at",
                table: "appeal");

            migrationBuilder.DropColumn(
                name: "merchant_told_due_at",
                table: "appeal");
        }
    }
}
