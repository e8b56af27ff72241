using CustomerRegistry.Server.Appeals;
using CustomerRegistry.Server.Store;
using CustomerRegistry.Server.Tests.Risk;
using CustomerRegistry.V1;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerRegistry.Server.Tests.Appeals;

/// <summary>What happens to one case, or to a case and a check, at the same time.</summary>
public sealed class AppealRaceTests(RegistryFixture registry)
{
    [Fact]
    public async Task No_check_that_begins_after_the_reply_discloses_the_entry()
    {
        var shop = await registry.EnrolAsync();
        var consumer = new V1.AppealService.AppealServiceClient(registry.As(null));
        for (var round = 0; round < 10; round++)
        {
            var email = RegistryFixture.NewEmail();
            var proof = await EmailProof.StartAsync(registry, email);
            var id = await new TestListings(registry).AddAsync(await registry.EnrolAsync(), null, RegistryFixture.EmailOf(email));
            var inFlight = Enumerable.Range(0, 8).Select(_ => CheckAsync(shop, email)).ToArray();
            await consumer.FileAppealAsync(proof.Filing(id));
            var after = await CheckAsync(shop, email);
            Assert.Equal(RiskLevel.None, after.Assessment.Level);
            var disclosed = (await Task.WhenAll(inFlight)).Where(x => x.Assessment.Level != RiskLevel.None).ToList();
            await using var db = await registry.DatabaseAsync();
            foreach (var check in disclosed)
            {
                // Whoever was told before is told to stop.
                Assert.Equal(1, await db.Corrections.CountAsync(x => x.CheckId == Guid.Parse(check.CheckId)));
            }
        }
    }

    [Fact]
    public async Task An_answer_and_the_deadline_job_at_once_end_the_case_once()
    {
        for (var round = 0; round < 3; round++)
        {
            var real = await registry.EnrolAsync();
            var merchant = new TestMerchant(registry, real.Merchant, await registry.IssueKeyAsync(real.Merchant.MerchantId, test: true));
            var report = await SeededReport.AddAsync(registry, merchant, sandboxed: true);
            var filed = await report.FileAsync();
            await using var db = await registry.DatabaseAsync();
            var ahead = TimeSpan.FromDays(15);
            await db.Database.ExecuteSqlAsync($"INSERT INTO test_clock (sandbox_id, ahead) VALUES ({merchant.Id}, {ahead})");
            var job = registry.Host.Services.GetServices<IDueWork>().OfType<AppealDeadlines>().Single();
            var now = registry.Clock.GetUtcNow() + ahead;
            var answer = Refused.ByAsync(() => merchant.Appeals.AnswerAppealAsync(SeededReport.Answer(filed.Appeal)).ResponseAsync);
            await Task.WhenAll(
                answer, job.RunAsync(merchant.Id, now, CancellationToken.None), job.RunAsync(merchant.Id, now, CancellationToken.None));
            Assert.Equal("APPEAL_DEADLINE_PASSED", (await answer).Reason);
            var events = await db.AppealEvents.Where(x => x.AppealId == Guid.Parse(filed.Appeal.AppealId)).OrderBy(x => x.Number)
                .Select(x => x.Code).ToListAsync();
            Assert.Equal(["received", "merchant_asked", "overturned"], events);
            Assert.Equal((false, false, 0), await report.StateAsync());
        }
    }

    [Fact]
    public async Task A_merchant_that_takes_its_report_back_while_it_answers_ends_the_case_once_and_loses_it()
    {
        for (var round = 0; round < 3; round++)
        {
            var report = await SeededReport.AddAsync(registry, await registry.EnrolAsync());
            var filed = await report.FileAsync();
            await Task.WhenAll(
                EndedAsync(() => report.Merchant.Appeals.AnswerAppealAsync(SeededReport.Answer(filed.Appeal, MerchantAnswer.Concede)).ResponseAsync),
                EndedAsync(() => report.Merchant.Reports.WithdrawReportAsync(new WithdrawReportRequest
                {
                    RequestId = RegistryFixture.NewId(),
                    ReportId = report.Id.ToString(),
                    Reason = WithdrawalReason.WrongPerson,
                }).ResponseAsync));
            Assert.Equal((false, false, 0), await report.StateAsync());
            await using var db = await registry.DatabaseAsync();
            var row = await db.Appeals.SingleAsync(x => x.ReportId == report.Id);
            Assert.NotNull(row.ClosedAt);
            Assert.Equal(StandingOutcome.Lost, row.StandingOutcome);
            Assert.InRange(await db.Merchants.Where(x => x.Id == report.Merchant.Id).Select(x => x.Standing).SingleAsync(), 1, 999);
        }
    }

    private async Task<CheckResponse> CheckAsync(TestMerchant shop, string email) =>
        await shop.Risk.CheckAsync(TestChecks.Of(registry, RegistryFixture.EmailOf(email)));

    // Of the two, the later one finds the case closed or the report gone: refused, never a fault.
    private static async Task EndedAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (RpcException refused)
        {
            Assert.NotEqual(StatusCode.Internal, refused.StatusCode);
        }
    }
}
