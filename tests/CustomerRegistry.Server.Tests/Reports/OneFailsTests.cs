using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Server.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using RegistryMode = CustomerRegistry.Domain.Identifiers.RegistryMode;

namespace CustomerRegistry.Server.Tests.Reports;

/// <summary>One row that the database refuses to change, among others that have their turn all the same.</summary>
[Collection(ReportsTests.Name)]
public sealed class OneFailsTests(ReportsRegistry reports)
{
    [Fact]
    public async Task A_report_that_cannot_be_deleted_does_not_keep_the_others()
    {
        var sandbox = await reports.SandboxAsync();
        var stuck = await sandbox.First.SubmitAsync(SampleMessages.Report(sandbox.Now, RegistryFixture.NewEmail()));
        var other = await sandbox.First.SubmitAsync(SampleMessages.Report(sandbox.Now, RegistryFixture.NewEmail()));
        await RefuseAsync("report", "DELETE", $"OLD.id = '{stuck.Report.ReportId}'");
        await sandbox.AdvanceAsync(TimeSpan.FromDays(31));
        Assert.Equal(stuck.Report.ReportId, (await sandbox.First.ReportAsync(stuck.Report.ReportId)).ReportId);
        Assert.Equal("REPORT_UNKNOWN", (await Refused.ByAsync(() => sandbox.First.ReportAsync(other.Report.ReportId))).Reason);

        // The next page begins after it: a run in which nothing can be deleted ends.
        var store = reports.Registry.Host.Services.GetRequiredService<ReportRetentionStore>();
        var id = Guid.Parse(stuck.Report.ReportId);
        var ct = TestContext.Current.CancellationToken;
        Assert.Equal([id], await store.DueAsync(sandbox.Owner.Id, after: null, new Period(0, 180), sandbox.Now, most: 1, ct));
        Assert.Empty(await store.DueAsync(sandbox.Owner.Id, after: id, new Period(0, 180), sandbox.Now, most: 1, ct));
    }

    [Fact]
    public async Task A_dispute_that_cannot_be_recorded_does_not_keep_the_others()
    {
        var sandbox = await reports.SandboxAsync();
        string[] disputes = [NewDispute(), NewDispute()];
        foreach (var dispute in disputes) reports.Stripe.Disputes[dispute] = StripeServer.Dispute(dispute, "won");
        await RefuseAsync("dispute", "UPDATE", $"NEW.evidence IS NOT NULL AND OLD.reference = '{disputes[0]}'");
        foreach (var dispute in disputes) await HintAsync(sandbox, dispute);
        await reports.Registry.Host.Services.GetRequiredService<ProviderFetchWorkflow>()
            .FetchDueAsync(sandbox.Owner.Id, TestContext.Current.CancellationToken);
        var stuck = await DisputeAsync(disputes[0]);
        Assert.Null(stuck.Evidence);
        Assert.True(stuck.FetchDueAt > sandbox.Now);
        Assert.NotNull((await DisputeAsync(disputes[1])).Evidence);
    }

    [Fact]
    public async Task A_sandbox_at_the_end_of_time_does_not_keep_the_others()
    {
        var (far, near) = (await reports.SandboxAsync(), await reports.SandboxAsync());
        string[] disputes = [NewDispute(), NewDispute()];
        foreach (var dispute in disputes) reports.Stripe.Disputes[dispute] = StripeServer.Dispute(dispute, "won");
        var ahead = DateTimeOffset.MaxValue - reports.Now - TimeSpan.FromMinutes(1);
        await using var db = await reports.Registry.DatabaseAsync();
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO test_clock (sandbox_id, ahead) VALUES ({far.Owner.Id}, {ahead}) ON CONFLICT (sandbox_id) DO UPDATE SET ahead = {ahead}",
            TestContext.Current.CancellationToken);
        await HintAsync(far, disputes[0]);
        await HintAsync(near, disputes[1]);
        await reports.Registry.Host.Services.GetRequiredService<ProviderFetchWorkflow>()
            .FetchDueAsync(sandboxId: null, TestContext.Current.CancellationToken);
        Assert.NotNull((await DisputeAsync(disputes[1])).Evidence);
        Assert.Null((await DisputeAsync(disputes[0])).FetchDueAt);
    }

    private static string NewDispute() => $"dp_{Guid.NewGuid():N}"[..20];

    private Task HintAsync(TestSandbox sandbox, string dispute) =>
        reports.Registry.Host.Services.GetRequiredService<DisputeStore>().HintAsync(
            new ReportScope(sandbox.First.Id, RegistryMode.Test, sandbox.Owner.Id),
            new Domain.Reports.DisputeReference("stripe", "acct_test", dispute), reports.Now, TestContext.Current.CancellationToken);

    private async Task<DisputeRow> DisputeAsync(string dispute)
    {
        await using var db = await reports.Registry.DatabaseAsync();
        return await db.Disputes.AsNoTracking().SingleAsync(x => x.Reference == dispute);
    }

    private async Task RefuseAsync(string table, string change, string when)
    {
        var name = $"refuse_{Guid.NewGuid():N}";
        var sql = $"""
            CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused by a test'; END $$;
            CREATE TRIGGER {name} BEFORE {change} ON {table} FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION {name}();
            """;
        await using var db = await reports.Registry.DatabaseAsync();
        await db.Database.ExecuteSqlRawAsync(sql);
    }
}
