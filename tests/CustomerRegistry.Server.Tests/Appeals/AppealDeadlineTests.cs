using System.Text.Json;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Hosting;
using CustomerRegistry.Server.Jurisdictions;
using CustomerRegistry.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace CustomerRegistry.Server.Tests.Appeals;

public sealed class AppealDeadlineTests(RegistryFixture registry)
{
    [Fact]
    public async Task A_sandbox_case_that_nobody_answers_is_overturned_by_the_deadline()
    {
        var merchant = await SandboxAsync();
        var report = await SeededReport.AddAsync(registry, merchant, sandboxed: true);
        var filed = await report.FileAsync();
        Assert.Single((await merchant.Appeals.ListAppealsAsync(new ListAppealsRequest())).Appeals);

        await AdvanceAsync(merchant, TimeSpan.FromDays(12));
        await AdvanceAsync(merchant, TimeSpan.FromHours(1));
        var mails = (await merchant.Merchants.ListSandboxMailsAsync(new ListSandboxMailsRequest())).Mails;
        Assert.Single(mails, x => x.Subject.StartsWith("Answer case", StringComparison.Ordinal));
        Assert.Single(mails, x => x.Subject.StartsWith("A report of yours is contested", StringComparison.Ordinal));
        Assert.Single(mails, x => x.To == "answer@consumer.example");
        Assert.Equal((true, true, 1), await report.StateAsync());

        await AdvanceAsync(merchant, TimeSpan.FromDays(2));
        var read = await ReadAsync(report, filed);
        Assert.Equal(AppealState.Overturned, read.State);
        Assert.Equal([DecisionReason.Unanswered], read.DecisionReasons);
        Assert.Equal((false, false, 0), await report.StateAsync());
        Assert.Equal(Domain.Reports.ReportState.Overturned, await report.TombstoneAsync());

        // Its own tries in the sandbox say nothing about a real merchant.
        await using var db = await registry.DatabaseAsync();
        Assert.Equal(1000, await db.Merchants.Where(x => x.Id == merchant.Id).Select(x => x.Standing).SingleAsync());

        // The answer address goes 30 days after the end.
        Assert.NotNull(await db.Appeals.Where(x => x.ReportId == report.Id).Select(x => x.AnswerAddressCipher).SingleAsync());
        await AdvanceAsync(merchant, TimeSpan.FromDays(31));
        Assert.Null(await db.Appeals.Where(x => x.ReportId == report.Id).Select(x => x.AnswerAddressCipher).SingleAsync());
    }

    [Fact]
    public async Task A_case_that_cannot_be_closed_does_not_keep_those_behind_it_open()
    {
        await using var moved = await RegistryFixture.StartAsync();
        var merchant = await moved.EnrolAsync();
        var (broken, behind) = (await SeededReport.AddAsync(moved, merchant), await SeededReport.AddAsync(moved, merchant));
        await broken.FileAsync();
        moved.Clock.Advance(TimeSpan.FromMinutes(1));
        var filed = await behind.FileAsync();
        await using var db = await moved.DatabaseAsync();
        var row = await db.Appeals.SingleAsync(x => x.ReportId == broken.Id);
        row.AnswerAddressCipher = [1, 2, 3];
        moved.Host.Services.GetRequiredService<AuditStore>().Stage(db, AuditEntries.Of(
            AuditActorKind.Job, null, row.Mode, row.SandboxId, AuditAction.ReportUpdated, AuditSubject.Appeal, row.Id, row.FiledAt));
        await db.SaveChangesAsync();

        moved.Clock.Advance(TimeSpan.FromDays(15));
        await moved.Host.Services.GetServices<IHostedService>().OfType<DueWorkJob>().Single().RunOnceAsync(CancellationToken.None);
        Assert.Equal(AppealState.Overturned, (await ReadAsync(behind, filed)).State);
        Assert.Equal((false, false, 0), await behind.StateAsync());
        Assert.Equal((true, true, 1), await broken.StateAsync());
        var line = Assert.Single(moved.Logs.Errors);
        Assert.Contains($"AppealDeadlines[340] The deadline of row {row.Id} failed", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_after_the_deadline_is_refused_and_decides_the_case_though_no_job_ran()
    {
        var merchant = await SandboxAsync();
        var report = await SeededReport.AddAsync(registry, merchant, sandboxed: true);
        var filed = await report.FileAsync();
        await using var db = await registry.DatabaseAsync();
        var ahead = TimeSpan.FromDays(15);
        await db.Database.ExecuteSqlAsync($"INSERT INTO test_clock (sandbox_id, ahead) VALUES ({merchant.Id}, {ahead})");
        var late = SeededReport.Answer(filed.Appeal);
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal("APPEAL_DEADLINE_PASSED", (await Refused.ByAsync(() => merchant.Appeals.AnswerAppealAsync(late).ResponseAsync)).Reason);
        }

        Assert.Equal(AppealState.Overturned, (await ReadAsync(report, filed)).State);
        Assert.Equal((false, false, 0), await report.StateAsync());
    }

    [Fact]
    public async Task A_sandbox_and_the_registry_do_not_see_each_others_cases()
    {
        var merchant = await SandboxAsync();
        var tried = await (await SeededReport.AddAsync(registry, merchant, sandboxed: true)).FileAsync();
        var live = new TestMerchant(registry, merchant.Merchant, await registry.IssueKeyAsync(merchant.Merchant.MerchantId, test: false));
        Assert.Empty((await live.Appeals.ListAppealsAsync(new ListAppealsRequest())).Appeals);
        var reviewer = new AppealService.AppealServiceClient(registry.As(await registry.AddStaffAsync(StaffRole.Reviewer)));
        foreach (var client in new[] { live.Appeals, reviewer })
        {
            var refused = await Refused.ByAsync(() => client.GetAppealCaseAsync(
                new GetAppealCaseRequest { AppealId = tried.Appeal.AppealId }).ResponseAsync);
            Assert.Equal("APPEAL_UNKNOWN", refused.Reason);
        }

        var report = await SeededReport.AddAsync(registry, live);
        var filed = await report.FileAsync();
        Assert.Equal("APPEAL_UNKNOWN", (await Refused.ByAsync(
            () => merchant.Appeals.AnswerAppealAsync(SeededReport.Answer(filed.Appeal)).ResponseAsync)).Reason);
        await AdvanceAsync(merchant, TimeSpan.FromDays(40));
        Assert.Equal(AppealState.AwaitingMerchant, (await ReadAsync(report, filed)).State);
    }

    [Fact]
    public async Task In_the_US_the_entry_stays_marked_and_added_information_extends_the_clock_once()
    {
        var merchant = await registry.EnrolAsync("US");
        var report = await SeededReport.AddAsync(registry, merchant, "US");
        await RuleByAsync(report, "US");
        var filed = await report.FileAsync();
        var due = filed.Appeal.FiledAt.ToDateTimeOffset().AddDays(30);
        Assert.False(filed.Appeal.Restricted);
        Assert.Equal((true, true, 1), await report.StateAsync());
        Assert.Equal(due, filed.Appeal.DecisionDueAt.ToDateTimeOffset());
        for (var i = 0; i < 2; i++)
        {
            var added = await report.Consumer.AddInformationAsync(new AddInformationRequest
            {
                RequestId = RegistryFixture.NewId(),
                AppealId = filed.Appeal.AppealId,
                CaseSecret = filed.CaseSecret,
                Text = "More.",
            });
            Assert.Equal(due.AddDays(15), added.Appeal.DecisionDueAt.ToDateTimeOffset());
            Assert.Equal(filed.Appeal.MerchantAnswerDueAt, added.Appeal.MerchantAnswerDueAt);
        }

        // That ruling restricts nothing, so it has no days between telling and lifting.
        await report.Consumer.WithdrawAppealAsync(new WithdrawAppealRequest
        {
            RequestId = RegistryFixture.NewId(),
            AppealId = filed.Appeal.AppealId,
            CaseSecret = filed.CaseSecret,
        });
        await registry.Host.Services.GetServices<IHostedService>().OfType<DueWorkJob>().Single().RunOnceAsync(CancellationToken.None);
        Assert.Equal((true, false, 1), await report.StateAsync());
    }

    [Fact]
    public async Task Upheld_is_told_now_and_lifted_after_seven_days_by_the_job()
    {
        await using var moved = await RegistryFixture.StartAsync();
        var report = await SeededReport.AddAsync(moved, await moved.EnrolAsync());
        var filed = await report.FileAsync();
        var defended = (await report.Merchant.Appeals.AnswerAppealAsync(SeededReport.Answer(filed.Appeal))).Appeal;
        var reviewer = new AppealService.AppealServiceClient(moved.As(await moved.AddStaffAsync(StaffRole.Reviewer)));
        var decided = await reviewer.DecideAppealAsync(new DecideAppealRequest
        {
            RequestId = RegistryFixture.NewId(),
            AppealId = defended.AppealId,
            Decision = AppealDecision.Upheld,
            Reasons = { DecisionReason.ProofSufficient },
            Etag = defended.Etag,
        });
        Assert.Equal(AppealState.Upheld, decided.Appeal.State);
        Assert.Contains("dispute board", decided.Appeal.Authority, StringComparison.Ordinal);
        var job = moved.Host.Services.GetServices<IHostedService>().OfType<DueWorkJob>().Single();

        moved.Clock.Advance(TimeSpan.FromDays(6));
        await job.RunOnceAsync(CancellationToken.None);
        Assert.Equal((true, true, 1), await report.StateAsync());
        moved.Clock.Advance(TimeSpan.FromDays(1));
        await job.RunOnceAsync(CancellationToken.None);
        Assert.Equal((true, false, 1), await report.StateAsync());
        Assert.Equal(0, await job.RunOnceAsync(CancellationToken.None));
        Assert.Empty(moved.Logs.Errors);
    }

    /// <summary>As if everybody, the operator too, were of one country: what that country's law alone says.</summary>
    private async Task RuleByAsync(SeededReport report, string code)
    {
        var country = Country.Parse(code);
        var policy = await registry.Host.Services.GetRequiredService<PolicyStore>().CurrentAsync(CancellationToken.None);
        await using var db = await registry.DatabaseAsync();
        var row = await db.Reports.SingleAsync(x => x.Id == report.Id);
        row.AdmissionJson = JsonSerializer.Serialize(policy!.Book.AdmissionFor(new AdmissionCase(
            country, country, country, Domain.Merchants.Sector.GeneralRetail, row.Category, row.Evidence, row.Source, row.OpenedOn,
            DateOnly.FromDateTime(row.CreatedAt.UtcDateTime))));
        registry.Host.Services.GetRequiredService<AuditStore>().Stage(db, AuditEntries.Of(
            AuditActorKind.Merchant, row.MerchantId, row.Mode, row.SandboxId, AuditAction.ReportUpdated, AuditSubject.Report, row.Id, row.CreatedAt));
        await db.SaveChangesAsync();
    }

    private static async Task<Appeal> ReadAsync(SeededReport report, FileAppealResponse filed) =>
        (await report.Consumer.GetAppealAsync(
            new GetAppealRequest { AppealId = filed.Appeal.AppealId, CaseSecret = filed.CaseSecret })).Appeal;

    private static async Task AdvanceAsync(TestMerchant merchant, TimeSpan by) => await merchant.Merchants.AdvanceTestClockAsync(
        new AdvanceTestClockRequest { RequestId = RegistryFixture.NewId(), Seconds = (long)by.TotalSeconds });

    private async Task<TestMerchant> SandboxAsync()
    {
        var real = await registry.EnrolAsync();
        return new TestMerchant(registry, real.Merchant, await registry.IssueKeyAsync(real.Merchant.MerchantId, test: true));
    }
}
