using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace CustomerRegistry.Server.Store.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "api_key",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    mode = table.Column<short>(type: "smallint", nullable: false),
                    sandbox_id = table.Column<Guid>(type: "uuid", nullable: false),
                    merchant_id = table.Column<Guid>(type: "uuid", nullable: true),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    scopes = table.Column<short[]>(type: "smallint[]", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "appeal",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    mode = table.Column<short>(type: "smallint", nullable: false),
                    sandbox_id = table.Column<Guid>(type: "uuid", nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    merchant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    ground = table.Column<short>(type: "smallint", nullable: false),
                    proof = table.Column<short>(type: "smallint", nullable: false),
                    filed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    merchant_answer_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decision_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    extended = table.Column<bool>(type: "boolean", nullable: false),
                    merchant_reminded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decision_reasons = table.Column<short[]>(type: "smallint[]", nullable: false),
                    standing_outcome = table.Column<short>(type: "smallint", nullable: false),
                    restriction_lifted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    restricted = table.Column<bool>(type: "boolean", nullable: false),
                    case_secret_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    answer_address_cipher = table.Column<byte[]>(type: "bytea", nullable: true),
                    language = table.Column<string>(type: "text", nullable: false),
                    clock_json = table.Column<string>(type: "jsonb", nullable: false),
                    consumer_country = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_appeal", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_entry",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    txid = table.Column<ulong>(type: "xid8", nullable: false, defaultValueSql: "pg_current_xact_id()"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    canonical_bytes = table.Column<byte[]>(type: "bytea", nullable: true),
                    blinding = table.Column<byte[]>(type: "bytea", nullable: true),
                    leaf_hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_entry", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "consumer_proof",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    identifier_hash_cipher = table.Column<byte[]>(type: "bytea", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    tries = table.Column<int>(type: "integer", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consumer_proof", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "correction",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    txid = table.Column<ulong>(type: "xid8", nullable: false, defaultValueSql: "pg_current_xact_id()"),
                    merchant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    check_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_correction", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "disclosure",
                columns: table => new
                {
                    check_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mode = table.Column<short>(type: "smallint", nullable: false),
                    sandbox_id = table.Column<Guid>(type: "uuid", nullable: false),
                    merchant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    purpose = table.Column<short>(type: "smallint", nullable: false),
                    stage = table.Column<short>(type: "smallint", nullable: false),
                    order_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    bound_keys = table.Column<byte[][]>(type: "bytea[]", nullable: false),
                    level = table.Column<short>(type: "smallint", nullable: false),
                    score = table.Column<int>(type: "integer", nullable: true),
                    advice = table.Column<short>(type: "smallint", nullable: false),
                    assessment_json = table.Column<string>(type: "jsonb", nullable: false),
                    model_version = table.Column<string>(type: "text", nullable: false),
                    policy_hash = table.Column<string>(type: "text", nullable: false),
                    notice_version = table.Column<string>(type: "text", nullable: false),
                    action = table.Column<short>(type: "smallint", nullable: true),
                    decided_by = table.Column<short>(type: "smallint", nullable: true),
                    order_outcome = table.Column<short>(type: "smallint", nullable: true),
                    outcome_recorded_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_disclosure", x => x.check_id);
                });

            migrationBuilder.CreateTable(
                name: "dispute",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    mode = table.Column<short>(type: "smallint", nullable: false),
                    sandbox_id = table.Column<Guid>(type: "uuid", nullable: false),
                    merchant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    provider = table.Column<string>(type: "text", nullable: false),
                    account = table.Column<string>(type: "text", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    evidence = table.Column<short>(type: "smallint", nullable: true),
                    outcome_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    fetch_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    fetch_attempts = table.Column<int>(type: "integer", nullable: false),
                    fetched_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_dispute", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "key_epoch",
                columns: table => new
                {
                    mode = table.Column<short>(type: "smallint", nullable: false),
                    epoch = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    fingerprint = table.Column<string>(type: "text", nullable: false),
                    live_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_key_epoch", x => new { x.mode, x.epoch });
                });

            migrationBuilder.CreateTable(
                name: "listing",
                columns: table => new
                {
                    subject_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mode = table.Column<short>(type: "smallint", nullable: false),
                    sandbox_id = table.Column<Guid>(type: "uuid", nullable: false),
                    epoch = table.Column<int>(type: "integer", nullable: false),
                    merchant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reporter_country = table.Column<string>(type: "text", nullable: false),
                    reporter_sector = table.Column<short>(type: "smallint", nullable: false),
                    consumer_country = table.Column<string>(type: "text", nullable: false),
                    order_key = table.Column<long>(type: "bigint", nullable: false),
                    own_only = table.Column<bool>(type: "boolean", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    category = table.Column<short>(type: "smallint", nullable: false),
                    evidence = table.Column<short>(type: "smallint", nullable: false),
                    source = table.Column<short>(type: "smallint", nullable: false),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ordered_on = table.Column<DateOnly>(type: "date", nullable: false),
                    outcome_on = table.Column<DateOnly>(type: "date", nullable: false),
                    share_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    contested = table.Column<bool>(type: "boolean", nullable: false),
                    objected = table.Column<bool>(type: "boolean", nullable: false),
                    circular = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_listing", x => new { x.subject_key, x.report_id });
                });

            migrationBuilder.CreateTable(
                name: "merchant",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sandbox_id = table.Column<Guid>(type: "uuid", nullable: false),
                    display_name = table.Column<string>(type: "text", nullable: false),
                    country = table.Column<string>(type: "text", nullable: false),
                    sector = table.Column<short>(type: "smallint", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ultimate_owner = table.Column<string>(type: "text", nullable: false),
                    contact_email_address = table.Column<string>(type: "text", nullable: false),
                    checkout_notice_url = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    standing = table.Column<int>(type: "integer", nullable: false),
                    enrolled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state_decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    state_decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    state_reason = table.Column<string>(type: "text", nullable: true),
                    listings_deleted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_merchant", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "merchant_subject",
                columns: table => new
                {
                    subject_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    merchant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    orders_last_year = table.Column<int>(type: "integer", nullable: false),
                    stated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_merchant_subject", x => new { x.subject_key, x.merchant_id });
                });

            migrationBuilder.CreateTable(
                name: "outbox_mail",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sandbox_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    message_cipher = table.Column<byte[]>(type: "bytea", nullable: false),
                    notice_report_id = table.Column<Guid>(type: "uuid", nullable: true),
                    notice_number = table.Column<int>(type: "integer", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    next_attempt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_mail", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "person",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    display_name = table.Column<string>(type: "text", nullable: false),
                    roles = table.Column<short[]>(type: "smallint[]", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_person", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "policy_bundle",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    hash = table.Column<string>(type: "text", nullable: false),
                    files_json = table.Column<string>(type: "jsonb", nullable: false),
                    operator_country = table.Column<string>(type: "text", nullable: false),
                    applied_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    applied_by = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_policy_bundle", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "provider_account",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    merchant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    provider = table.Column<string>(type: "text", nullable: false),
                    account = table.Column<string>(type: "text", nullable: false),
                    restricted_key_cipher = table.Column<byte[]>(type: "bytea", nullable: false),
                    webhook_secret_cipher = table.Column<byte[]>(type: "bytea", nullable: false),
                    set_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_provider_account", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ration",
                columns: table => new
                {
                    merchant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    leased = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ration", x => new { x.merchant_id, x.day, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "report",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    mode = table.Column<short>(type: "smallint", nullable: false),
                    sandbox_id = table.Column<Guid>(type: "uuid", nullable: false),
                    merchant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    dispute_provider = table.Column<string>(type: "text", nullable: true),
                    dispute_account = table.Column<string>(type: "text", nullable: true),
                    dispute_id = table.Column<string>(type: "text", nullable: true),
                    category = table.Column<short>(type: "smallint", nullable: false),
                    evidence = table.Column<short>(type: "smallint", nullable: false),
                    source = table.Column<short>(type: "smallint", nullable: false),
                    network = table.Column<short>(type: "smallint", nullable: true),
                    reason_code = table.Column<string>(type: "text", nullable: true),
                    us_billing_error = table.Column<bool>(type: "boolean", nullable: false),
                    reporter_country = table.Column<string>(type: "text", nullable: false),
                    consumer_country = table.Column<string>(type: "text", nullable: false),
                    ordered_on = table.Column<DateOnly>(type: "date", nullable: true),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: false),
                    outcome_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    currency = table.Column<string>(type: "text", nullable: false),
                    amount_minor_units = table.Column<long>(type: "bigint", nullable: false),
                    proofs = table.Column<short[]>(type: "smallint[]", nullable: false),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    own_only = table.Column<bool>(type: "boolean", nullable: false),
                    admission_json = table.Column<string>(type: "jsonb", nullable: false),
                    policy_hash = table.Column<string>(type: "text", nullable: false),
                    reply_window_days = table.Column<int>(type: "integer", nullable: false),
                    notice_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    first_counted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    share_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_day = table.Column<DateOnly>(type: "date", nullable: false),
                    contested = table.Column<bool>(type: "boolean", nullable: false),
                    objected = table.Column<bool>(type: "boolean", nullable: false),
                    circular = table.Column<bool>(type: "boolean", nullable: false),
                    unconfirmed_because = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "request",
                columns: table => new
                {
                    caller_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mode = table.Column<short>(type: "smallint", nullable: false),
                    method = table.Column<string>(type: "text", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fingerprint = table.Column<byte[]>(type: "bytea", nullable: false),
                    resource_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_request", x => new { x.caller_id, x.mode, x.method, x.request_id });
                });

            migrationBuilder.CreateTable(
                name: "sharing_stop",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    country = table.Column<string>(type: "text", nullable: true),
                    merchant_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: false),
                    stopped_by = table.Column<Guid>(type: "uuid", nullable: false),
                    stopped_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    resumed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sharing_stop", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "test_clock",
                columns: table => new
                {
                    sandbox_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ahead = table.Column<TimeSpan>(type: "interval", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_test_clock", x => x.sandbox_id);
                });

            migrationBuilder.CreateTable(
                name: "tombstone",
                columns: table => new
                {
                    merchant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    mode = table.Column<short>(type: "smallint", nullable: false),
                    sandbox_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ended_as = table.Column<short>(type: "smallint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_tombstone", x => new { x.merchant_id, x.order_key });
                });

            migrationBuilder.CreateTable(
                name: "appeal_event",
                columns: table => new
                {
                    appeal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_appeal_event", x => new { x.appeal_id, x.number });
                    table.ForeignKey(
                        name: "fk_appeal_event_appeal_appeal_id",
                        column: x => x.appeal_id,
                        principalTable: "appeal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "attachment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    appeal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_text_id = table.Column<Guid>(type: "uuid", nullable: false),
                    party = table.Column<short>(type: "smallint", nullable: false),
                    media_type = table.Column<string>(type: "text", nullable: false),
                    content_cipher = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attachment", x => x.id);
                    table.ForeignKey(
                        name: "fk_attachment_appeal_appeal_id",
                        column: x => x.appeal_id,
                        principalTable: "appeal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "case_text",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    appeal_id = table.Column<Guid>(type: "uuid", nullable: false),
                    party = table.Column<short>(type: "smallint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    text_cipher = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_text", x => x.id);
                    table.ForeignKey(
                        name: "fk_case_text_appeal_appeal_id",
                        column: x => x.appeal_id,
                        principalTable: "appeal",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "disclosed_listing",
                columns: table => new
                {
                    check_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_disclosed_listing", x => new { x.check_id, x.subject_key, x.report_id });
                    table.ForeignKey(
                        name: "fk_disclosed_listing_disclosure_check_id",
                        column: x => x.check_id,
                        principalTable: "disclosure",
                        principalColumn: "check_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "notice",
                columns: table => new
                {
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    secret_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    address_cipher = table.Column<byte[]>(type: "bytea", nullable: true),
                    channel = table.Column<short>(type: "smallint", nullable: true),
                    carrier_reference_cipher = table.Column<byte[]>(type: "bytea", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notice", x => new { x.report_id, x.number });
                    table.ForeignKey(
                        name: "fk_notice_report_report_id",
                        column: x => x.report_id,
                        principalTable: "report",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "report_identifier",
                columns: table => new
                {
                    report_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    epoch = table.Column<int>(type: "integer", nullable: false),
                    subject_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    confirmed = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_identifier", x => new { x.report_id, x.ordinal, x.epoch });
                    table.ForeignKey(
                        name: "fk_report_identifier_report_report_id",
                        column: x => x.report_id,
                        principalTable: "report",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_api_key_key_hash",
                table: "api_key",
                column: "key_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_api_key_merchant_id",
                table: "api_key",
                column: "merchant_id");

            migrationBuilder.CreateIndex(
                name: "ix_appeal_merchant_id_merchant_answer_due_at_id",
                table: "appeal",
                columns: new[] { "merchant_id", "merchant_answer_due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_appeal_report_id",
                table: "appeal",
                column: "report_id");

            migrationBuilder.CreateIndex(
                name: "ix_appeal_sandbox_id_decision_due_at_id",
                table: "appeal",
                columns: new[] { "sandbox_id", "decision_due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_attachment_appeal_id",
                table: "attachment",
                column: "appeal_id");

            migrationBuilder.CreateIndex(
                name: "ix_audit_entry_txid",
                table: "audit_entry",
                column: "txid");

            migrationBuilder.CreateIndex(
                name: "ix_case_text_appeal_id",
                table: "case_text",
                column: "appeal_id");

            migrationBuilder.CreateIndex(
                name: "ix_correction_check_id",
                table: "correction",
                column: "check_id");

            migrationBuilder.CreateIndex(
                name: "ix_correction_merchant_id_txid_id",
                table: "correction",
                columns: new[] { "merchant_id", "txid", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_disclosed_listing_report_id",
                table: "disclosed_listing",
                column: "report_id");

            migrationBuilder.CreateIndex(
                name: "ix_disclosed_listing_subject_key",
                table: "disclosed_listing",
                column: "subject_key");

            migrationBuilder.CreateIndex(
                name: "ix_disclosure_merchant_id_at_check_id",
                table: "disclosure",
                columns: new[] { "merchant_id", "at", "check_id" });

            migrationBuilder.CreateIndex(
                name: "ix_disclosure_merchant_id_order_key_at",
                table: "disclosure",
                columns: new[] { "merchant_id", "order_key", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_dispute_fetch_due_at",
                table: "dispute",
                column: "fetch_due_at",
                filter: "fetch_due_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_dispute_merchant_id_mode_sandbox_id_provider_account_refere",
                table: "dispute",
                columns: new[] { "merchant_id", "mode", "sandbox_id", "provider", "account", "reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_listing_report_id",
                table: "listing",
                column: "report_id");

            migrationBuilder.CreateIndex(
                name: "ix_merchant_sandbox_id_display_name_id",
                table: "merchant",
                columns: new[] { "sandbox_id", "display_name", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_notice_secret_hash",
                table: "notice",
                column: "secret_hash");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_mail_state_next_attempt_at",
                table: "outbox_mail",
                columns: new[] { "state", "next_attempt_at" });

            migrationBuilder.CreateIndex(
                name: "ix_provider_account_merchant_id_provider_account",
                table: "provider_account",
                columns: new[] { "merchant_id", "provider", "account" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_report_merchant_id_created_at_id",
                table: "report",
                columns: new[] { "merchant_id", "created_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_report_merchant_id_mode_sandbox_id_dispute_provider_dispute",
                table: "report",
                columns: new[] { "merchant_id", "mode", "sandbox_id", "dispute_provider", "dispute_account", "dispute_id" },
                unique: true,
                filter: "dispute_provider IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_report_merchant_id_mode_sandbox_id_order_key_category",
                table: "report",
                columns: new[] { "merchant_id", "mode", "sandbox_id", "order_key", "category" },
                unique: true,
                filter: "dispute_provider IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_report_merchant_id_order_key",
                table: "report",
                columns: new[] { "merchant_id", "order_key" });

            migrationBuilder.CreateIndex(
                name: "ix_report_identifier_subject_key",
                table: "report_identifier",
                column: "subject_key");

            AuditTrigger.CreateFunction(migrationBuilder);
            foreach (var table in AuditTrigger.FirstTables) AuditTrigger.Create(migrationBuilder, table);

            // What a replica holds in memory follows this publication; wal_level=logical is checked at start.
            migrationBuilder.Sql(
                "CREATE PUBLICATION registry_live FOR TABLE listing, merchant, merchant_subject, api_key, policy_bundle, sharing_stop, key_epoch, disclosure");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "api_key");

            migrationBuilder.DropTable(
                name: "appeal_event");

            migrationBuilder.DropTable(
                name: "attachment");

            migrationBuilder.DropTable(
                name: "audit_entry");

            migrationBuilder.DropTable(
                name: "case_text");

            migrationBuilder.DropTable(
                name: "consumer_proof");

            migrationBuilder.DropTable(
                name: "correction");

            migrationBuilder.DropTable(
                name: "disclosed_listing");

            migrationBuilder.DropTable(
                name: "dispute");

            migrationBuilder.DropTable(
                name: "key_epoch");

            migrationBuilder.DropTable(
                name: "listing");

            migrationBuilder.DropTable(
                name: "merchant");

            migrationBuilder.DropTable(
                name: "merchant_subject");

            migrationBuilder.DropTable(
                name: "notice");

            migrationBuilder.DropTable(
                name: "outbox_mail");

            migrationBuilder.DropTable(
                name: "person");

            migrationBuilder.DropTable(
                name: "policy_bundle");

            migrationBuilder.DropTable(
                name: "provider_account");

            migrationBuilder.DropTable(
                name: "ration");

            migrationBuilder.DropTable(
                name: "report_identifier");

            migrationBuilder.DropTable(
                name: "request");

            migrationBuilder.DropTable(
                name: "sharing_stop");

            migrationBuilder.DropTable(
                name: "test_clock");

            migrationBuilder.DropTable(
                name: "tombstone");

            migrationBuilder.DropTable(
                name: "appeal");

            migrationBuilder.DropTable(
                name: "disclosure");

            migrationBuilder.DropTable(
                name: "report");
        }
    }
}
