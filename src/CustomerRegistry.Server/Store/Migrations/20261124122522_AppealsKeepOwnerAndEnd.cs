using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CustomerRegistry.Server.Store.Migrations
{
    /// <inheritdoc />
    public partial class AppealsKeepOwnerAndEnd : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "decided_at",
                table: "appeal",
                newName: "closed_at");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "merchant_reminded_at",
                table: "appeal",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "owner_id",
                table: "appeal",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<short>(
                name: "standing_outcome",
                table: "appeal",
                type: "smallint",
                nullable: false,
                defaultValue: (short)0);

            migrationBuilder.CreateIndex(
                name: "ix_appeal_sandbox_id_decision_due_at_id",
                table: "appeal",
                columns: new[] { "sandbox_id", "decision_due_at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_appeal_sandbox_id_decision_due_at_id",
                table: "appeal");

            migrationBuilder.DropColumn(
                name: "merchant_reminded_at",
                table: "appeal");

            migrationBuilder.DropColumn(
                name: "owner_id",
                table: "appeal");

            migrationBuilder.DropColumn(
                name: "standing_outcome",
                table: "appeal");

            migrationBuilder.RenameColumn(
                name: "closed_at",
                table: "appeal",
                newName: "decided_at");
        }
    }
}
