using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CustomerRegistry.Server.Store.Migrations
{
    /// <inheritdoc />
    public partial class ReportsKeepDisputeKey : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_provider_account_merchant_id_provider_account",
                table: "provider_account");

            migrationBuilder.AddColumn<byte[]>(
                name: "dispute_key",
                table: "report",
                type: "bytea",
                nullable: true);

            // An account of before has no mode (0) and serves nothing until it is set anew: a test key may have written it.
            migrationBuilder.AddColumn<short>(
                name: "mode",
                table: "provider_account",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.AddColumn<Guid>(
                name: "sandbox_id",
                table: "provider_account",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.CreateIndex(
                name: "ix_report_dispute_provider_dispute_id",
                table: "report",
                columns: new[] { "dispute_provider", "dispute_id" },
                filter: "dispute_provider IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_provider_account_merchant_id_mode_sandbox_id_provider_accou",
                table: "provider_account",
                columns: new[] { "merchant_id", "mode", "sandbox_id", "provider", "account" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_report_dispute_provider_dispute_id",
                table: "report");

            migrationBuilder.DropIndex(
                name: "ix_provider_account_merchant_id_mode_sandbox_id_provider_accou",
                table: "provider_account");

            migrationBuilder.DropColumn(
                name: "dispute_key",
                table: "report");

            migrationBuilder.DropColumn(
                name: "mode",
                table: "provider_account");

            migrationBuilder.DropColumn(
                name: "sandbox_id",
                table: "provider_account");

            migrationBuilder.CreateIndex(
                name: "ix_provider_account_merchant_id_provider_account",
                table: "provider_account",
                columns: new[] { "merchant_id", "provider", "account" },
                unique: true);
        }
    }
}
