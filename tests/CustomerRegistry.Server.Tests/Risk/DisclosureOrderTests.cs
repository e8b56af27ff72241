using Microsoft.EntityFrameworkCore;
using Xunit;
using static CustomerRegistry.Server.Tests.RegistryFixture;

namespace CustomerRegistry.Server.Tests.Risk;

/// <summary>The promise of the locks, by the times at which PostgreSQL committed.</summary>
public sealed class DisclosureOrderTests(RegistryFixture registry)
{
    private const int Rounds = 200;

    private const int InFlight = 8;

    [Fact]
    public async Task In_the_order_of_commits_no_disclosure_follows_a_restriction_and_every_recipient_is_told()
    {
        var (listings, reporter, shop) = (new TestListings(registry), await registry.EnrolAsync(), await registry.EnrolAsync());
        var disclosed = 0;
        for (var round = 0; round < Rounds; round++)
        {
            var email = EmailOf(NewEmail());
            var report = await listings.AddAsync(reporter, null, email);
            var checks = Enumerable.Range(0, InFlight)
                .Select(_ => shop.Risk.CheckAsync(TestChecks.Of(registry, email)).ResponseAsync).ToList();
            // At another moment of the checks in each round.
            for (var i = 0; i < round % InFlight; i++) await Task.WhenAny(checks.Skip(i));
            await listings.ContestAsync(report);
            Assert.Empty((await shop.Risk.CheckAsync(TestChecks.Of(registry, email))).Assessment.Reasons);
            var replies = await Task.WhenAll(checks);
            var hits = replies.Count(x => x.Assessment.Reasons.Count > 0);
            disclosed += hits;
            Assert.Equal((hits, 0, hits), await RecordedAsync(report));
        }

        // Otherwise the rounds showed nothing.
        Assert.InRange(disclosed, 1, (Rounds * InFlight) - 1);
    }

    private async Task<(int Disclosures, int AfterTheRestriction, int Corrections)> RecordedAsync(Guid report)
    {
        await using var db = await registry.DatabaseAsync();
        return (
            await db.DisclosedListings.CountAsync(x => x.ReportId == report),
            await db.Database.SqlQuery<int>(
                $"""
                SELECT count(*)::int AS "Value" FROM disclosed_listing d JOIN listing l USING (subject_key, report_id)
                WHERE report_id = {report} AND pg_xact_commit_timestamp(d.xmin) >= pg_xact_commit_timestamp(l.xmin)
                """).SingleAsync(),
            await db.Corrections.CountAsync(x => db.DisclosedListings.Any(d => d.ReportId == report && d.CheckId == x.CheckId)));
    }
}
