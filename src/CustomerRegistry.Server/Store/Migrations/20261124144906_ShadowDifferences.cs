using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CustomerRegistry.Server.Store.Migrations
{
    /// <inheritdoc />
    public partial class ShadowDifferences : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "shadow_difference",
                columns: table => new
                {
                    check_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    live_level = table.Column<short>(type: "smallint", nullable: false),
                    live_score = table.Column<int>(type: "integer", nullable: true),
                    live_model_version = table.Column<string>(type: "text", nullable: false),
                    shadow_level = table.Column<short>(type: "smallint", nullable: false),
                    shadow_score = table.Column<int>(type: "integer", nullable: true),
                    model_version = table.Column<string>(type: "text", nullable: false),
                    model_hash = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shadow_difference", x => x.check_id);
                    table.ForeignKey(
                        name: "fk_shadow_difference_disclosure_check_id",
                        column: x => x.check_id,
                        principalTable: "disclosure",
                        principalColumn: "check_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_shadow_difference_model_hash_at_check_id",
                table: "shadow_difference",
                columns: new[] { "model_hash", "at", "check_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "shadow_difference");
        }
    }
}
