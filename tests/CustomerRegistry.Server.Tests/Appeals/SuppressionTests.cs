using CustomerRegistry.Server.Tests.Risk;
using CustomerRegistry.V1;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static CustomerRegistry.Server.Tests.RegistryFixture;

namespace CustomerRegistry.Server.Tests.Appeals;

/// <summary>
/// Eight checks in flight against an appeal, a thousand times, all over gRPC: in commit order no disclosure follows the
/// restriction, no check begun after the appeal returned discloses, and every recipient gets its correction.
/// </summary>
public sealed class SuppressionTests
{
    private const int Rounds = 1000;
    private const int InFlight = 8;

    [Fact]
    public async Task A_thousand_appeals_against_eight_checks_each()
    {
        // One of its own: a thousand open cases would be in everybody's lists.
        await using var registry = await StartAsync();
        var reporter = await registry.EnrolAsync();
        var shop = await registry.EnrolAsync();
        var listings = new TestListings(registry);
        var consumer = new AppealService.AppealServiceClient(registry.As(null));
        var (disclosed, late, uncorrected, afterwards) = (0, 0, 0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var email = EmailOf(NewEmail());
            var id = await listings.AddAsync(reporter, null, email);
            var report = await SeededReport.WithNoticeAsync(registry, reporter, id);
            var checks = Enumerable.Range(0, InFlight)
                .Select(_ => shop.Risk.CheckAsync(TestChecks.Of(registry, email)).ResponseAsync).ToList();
            // At another moment of the checks in each round.
            for (var i = 0; i < round % (InFlight + 1); i++) await Task.WhenAny(checks.Skip(i).DefaultIfEmpty(checks[0]));
            await consumer.FileAppealAsync(new FileAppealRequest
            {
                RequestId = NewId(),
                Proof = new ConsumerProof { NoticeSecret = report.NoticeSecret },
                Ground = AppealGround.OutcomeWrong,
            });
            if ((await shop.Risk.CheckAsync(TestChecks.Of(registry, email))).Assessment.Reasons.Count > 0) afterwards++;
            disclosed += (await Task.WhenAll(checks)).Count(x => x.Assessment.Reasons.Count > 0);
            var recorded = await RecordedAsync(registry, id);
            late += recorded.Late;
            uncorrected += recorded.Uncorrected;
        }

        Assert.Equal((0, 0, 0), (late, uncorrected, afterwards));
        // Both sides of the race were met; otherwise the rounds showed nothing.
        Assert.InRange(disclosed, 1, (Rounds * InFlight) - 1);
    }

    private static async Task<(int Late, int Uncorrected)> RecordedAsync(RegistryFixture registry, Guid report)
    {
        await using var db = await registry.DatabaseAsync();
        var late = await db.Database.SqlQuery<int>(
            $"""
            SELECT count(*)::int AS "Value" FROM disclosed_listing d JOIN listing l USING (subject_key, report_id)
            WHERE report_id = {report} AND pg_xact_commit_timestamp(d.xmin) >= pg_xact_commit_timestamp(l.xmin)
            """).SingleAsync();
        var uncorrected = await db.DisclosedListings.CountAsync(
            x => x.ReportId == report && !db.Corrections.Any(c => c.CheckId == x.CheckId));
        return (late, uncorrected);
    }
}
