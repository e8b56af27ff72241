using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CustomerRegistry.Server.Store.Migrations
{
    /// <inheritdoc />
    public partial class MerchantConduct : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "buyer_complained",
                table: "report",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "follows_disclosure",
                table: "report",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "follows_others",
                table: "report",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<short>(
                name: "outcome_state",
                table: "merchant",
                type: "smallint",
                nullable: false,
                defaultValue: (short)1);

            migrationBuilder.AddColumn<bool>(
                name: "reasons_only",
                table: "merchant",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "weight_cap",
                table: "merchant",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "check_count",
                columns: table => new
                {
                    merchant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_check_count", x => new { x.merchant_id, x.day });
                });

            migrationBuilder.CreateTable(
                name: "conduct",
                columns: table => new
                {
                    merchant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sandbox_id = table.Column<Guid>(type: "uuid", nullable: false),
                    measured_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    figures_json = table.Column<string>(type: "jsonb", nullable: false),
                    open_json = table.Column<string>(type: "jsonb", nullable: false),
                    lifted_json = table.Column<string>(type: "jsonb", nullable: false),
                    seen_missing = table.Column<int>(type: "integer", nullable: false),
                    seen_due = table.Column<int>(type: "integer", nullable: false),
                    told_below_floor = table.Column<bool>(type: "boolean", nullable: false),
                    decision = table.Column<short>(type: "smallint", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decision_reason = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_conduct", x => x.merchant_id);
                });

            AuditTrigger.Create(migrationBuilder, "conduct");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "check_count");

            migrationBuilder.DropTable(
                name: "conduct");

            migrationBuilder.DropColumn(
                name: "buyer_complained",
                table: "report");

            migrationBuilder.DropColumn(
                name: "follows_disclosure",
                table: "report");

            migrationBuilder.DropColumn(
                name: "follows_others",
                table: "report");

            migrationBuilder.DropColumn(
                name: "outcome_state",
                table: "merchant");

            migrationBuilder.DropColumn(
                name: "reasons_only",
                table: "merchant");

            migrationBuilder.DropColumn(
                name: "weight_cap",
                table: "merchant");
        }
    }
}
