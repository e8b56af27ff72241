using CustomerRegistry.V1;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static CustomerRegistry.Server.Tests.RegistryFixture;

namespace CustomerRegistry.Server.Tests.Risk;

/// <summary>A stop of sharing against checks in flight: in the order of commits no disclosure follows it.</summary>
public sealed class SharingStopOrderTests(RegistryFixture registry)
{
    private const int Rounds = 40;
    private const int InFlight = 8;

    [Fact]
    public async Task No_disclosure_follows_a_stop_in_the_order_of_commits()
    {
        var staff = new MerchantService.MerchantServiceClient(registry.As(registry.OperatorKey));
        var (listings, shop) = (new TestListings(registry), await registry.EnrolAsync());
        var (disclosed, late) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var reporter = await registry.EnrolAsync();
            var email = EmailOf(NewEmail());
            var report = await listings.AddAsync(reporter, null, email);
            var checks = Enumerable.Range(0, InFlight)
                .Select(_ => shop.Risk.CheckAsync(TestChecks.Of(registry, email)).ResponseAsync).ToList();
            for (var i = 0; i < round % InFlight; i++) await Task.WhenAny(checks.Skip(i));
            var stop = await staff.StopSharingAsync(new StopSharingRequest
            {
                RequestId = NewId(),
                MerchantId = reporter.Merchant.MerchantId,
                Confirm = true,
                Reason = "To be looked at first.",
            });
            Assert.Empty((await shop.Risk.CheckAsync(TestChecks.Of(registry, email))).Assessment.Reasons);
            disclosed += (await Task.WhenAll(checks)).Count(x => x.Assessment.Reasons.Count > 0);
            await using var db = await registry.DatabaseAsync();
            late += await db.Database.SqlQuery<int>(
                $"""
                SELECT count(*)::int AS "Value" FROM disclosed_listing d, sharing_stop s
                WHERE d.report_id = {report} AND s.id = {Guid.Parse(stop.StopId)}
                  AND pg_xact_commit_timestamp(d.xmin) >= pg_xact_commit_timestamp(s.xmin)
                """).SingleAsync();
        }

        Assert.Equal(0, late);
        Assert.InRange(disclosed, 1, (Rounds * InFlight) - 1);
    }
}
