using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Hosting;
using CustomerRegistry.Server.Jurisdictions;
using CustomerRegistry.Server.Tests.Appeals;
using CustomerRegistry.Server.Tests.Risk;
using CustomerRegistry.V1;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;
using DomainKind = CustomerRegistry.Domain.Jurisdictions.RetainedKind;
using RegistryMode = CustomerRegistry.Domain.Identifiers.RegistryMode;

namespace CustomerRegistry.Server.Tests.Jurisdictions;

/// <summary>What is past its time is really deleted, whatever happens to the run that does it. Each has a registry of its own, whose clock moves.</summary>
public sealed class RetentionTests : IAsyncLifetime
{
    private RegistryFixture _registry = null!;

    public async ValueTask InitializeAsync() => _registry = await RegistryFixture.StartAsync();

    public ValueTask DisposeAsync() => _registry.DisposeAsync();

    [Fact]
    public async Task Cases_go_with_texts_and_files_and_the_log_stays_checkable_when_its_entries_are_erased()
    {
        var report = await SeededReport.AddAsync(_registry, await _registry.EnrolAsync());
        await report.DiscloseToAsync(await _registry.EnrolAsync());
        await report.Consumer.FileAppealAsync(report.Filing(files: new Attachment
        {
            MediaType = "image/png",
            Content = ByteString.CopyFrom([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1]),
        }));
        _registry.Clock.Advance(TimeSpan.FromDays(15));
        await RunAsync();
        await using var db = await _registry.DatabaseAsync();
        var closed = await db.Appeals.AsNoTracking().SingleAsync();
        Assert.NotNull(closed.ClosedAt);
        Assert.NotNull(closed.AnswerAddressCipher);
        Assert.NotEqual(0, await db.Corrections.CountAsync());

        await MoveToAsync(closed.ClosedAt.Value.AddDays(30));
        Assert.NotNull((await db.Appeals.AsNoTracking().SingleAsync()).AnswerAddressCipher);
        await MoveToAsync(closed.ClosedAt.Value.AddDays(31));
        Assert.Null((await db.Appeals.AsNoTracking().SingleAsync()).AnswerAddressCipher);

        await MoveToAsync(closed.ClosedAt.Value.AddMonths(36));
        Assert.Equal((1, 1, 1), (await db.Appeals.CountAsync(), await db.CaseTexts.CountAsync(), await db.Attachments.CountAsync()));
        Assert.Equal((0, 0), (await db.Disclosures.CountAsync(), await db.Corrections.CountAsync()));
        await MoveToAsync(closed.ClosedAt.Value.AddMonths(36).AddDays(1));
        Assert.Equal((0, 0, 0), (await db.Appeals.CountAsync(), await db.CaseTexts.CountAsync(), await db.Attachments.CountAsync()));
        Assert.Equal(0, await db.AppealEvents.CountAsync());
        // What was overturned stays away for good.
        Assert.Equal(Domain.Reports.ReportState.Overturned, await report.TombstoneAsync());

        var before = await db.AuditEntries.AsNoTracking().OrderBy(x => x.Id).ToListAsync();
        Assert.All(before, x => Assert.True(AuditLeaf.Matches(x.LeafHash, x.CanonicalBytes, x.Blinding)));
        await MoveToAsync(closed.ClosedAt.Value.AddMonths(60).AddDays(1));
        var after = await db.AuditEntries.AsNoTracking().OrderBy(x => x.Id).ToListAsync();
        Assert.Equal(before.Select(x => (x.Id, Convert.ToHexString(x.LeafHash))), after.Take(before.Count).Select(x => (x.Id, Convert.ToHexString(x.LeafHash))));
        var old = after.Where(x => x.At <= closed.ClosedAt).ToList();
        Assert.NotEmpty(old);
        Assert.All(old, x => Assert.True(x.CanonicalBytes is null && x.Blinding is null));
        Assert.All(after.Where(x => x.CanonicalBytes is not null), x => Assert.True(AuditLeaf.Matches(x.LeafHash, x.CanonicalBytes, x.Blinding)));
        Assert.True(await ErasedAsync(DomainKind.AuditEntries) >= old.Count);
        Assert.Empty(_registry.Logs.Errors);
    }

    [Fact]
    public async Task A_run_that_is_killed_between_batches_goes_on_with_the_next()
    {
        var checks = await DiscloseAsync(5);
        _registry.Clock.Advance(TimeSpan.FromDays((366 * 2) + 1));
        var kind = Retained.All.Single(x => x.Kind == DomainKind.Disclosures);
        var policy = (await Service<PolicyStore>().CurrentAsync(CancellationToken.None))!;
        var now = _registry.Clock.GetUtcNow();
        var before = RetentionStore.Before(kind, policy.Bundle.Retention, DateOnly.FromDateTime(now.UtcDateTime));
        Assert.Equal(2, await Service<RetentionStore>().EraseAsync(kind, Guid.Empty, before, 0, 2, Guid.Empty, now, CancellationToken.None));
        await _registry.RestartAsync();

        await using var db = await _registry.DatabaseAsync();
        Assert.Equal(3, await db.Disclosures.CountAsync(x => checks.Contains(x.CheckId)));
        await RunAsync();
        Assert.Equal(0, await db.Disclosures.CountAsync(x => checks.Contains(x.CheckId)));
        Assert.Equal(5, await ErasedAsync(DomainKind.Disclosures));
    }

    [Fact]
    public async Task A_batch_that_fails_leaves_neither_a_deletion_nor_an_entry()
    {
        await DiscloseAsync(2);
        _registry.Clock.Advance(TimeSpan.FromDays((366 * 2) + 1));
        await RefuseAsync("audit_entry", "INSERT", "true");
        await RunAsync();
        await using var db = await _registry.DatabaseAsync();
        Assert.Equal(2, await db.Disclosures.CountAsync());
        await db.Database.ExecuteSqlRawAsync("DROP TRIGGER refused_by_a_test ON audit_entry");
        Assert.Equal(0, await ErasedAsync(DomainKind.Disclosures));
        await RunAsync();
        Assert.Equal(0, await db.Disclosures.CountAsync());
        Assert.Equal(2, await ErasedAsync(DomainKind.Disclosures));
    }

    [Fact]
    public async Task One_that_cannot_be_deleted_does_not_keep_the_others_and_is_told()
    {
        var checks = await DiscloseAsync(4);
        await DateAsync(checks, checks.ConvertAll(_ => _registry.Clock.GetUtcNow().AddYears(-3)));
        await RefuseAsync("disclosure", "DELETE", $"OLD.check_id = '{checks[1]}'");
        await RunAsync();
        await using var db = await _registry.DatabaseAsync();
        Assert.Equal([checks[1]], await db.Disclosures.Select(x => x.CheckId).ToListAsync());
        var answer = await ReadAsync();
        var run = answer.Runs.Single(x => x.Job == nameof(RecordRetention));
        Assert.Equal((1u, ""), (run.Failed, run.Fault));
        Assert.True(run.Done >= 3);
        Assert.NotNull(run.FinishedAt);
        Assert.Equal(1u, answer.Records.Single(x => x.Kind == RetainedKind.Disclosures).DueNow);
    }

    [Fact]
    public async Task The_report_counts_what_goes_when()
    {
        // Days until their last day is over, from a period of 24 months.
        var checks = await DiscloseAsync(6);
        var today = DateOnly.FromDateTime(_registry.Clock.GetUtcNow().UtcDateTime);
        var policy = (await Service<PolicyStore>().CurrentAsync(CancellationToken.None))!;
        int[] days = [-1, 0, 6, 7, 29, 400];
        await DateAsync(checks, [.. days.Select(x => new DateTimeOffset(
            Domain.Jurisdictions.Deadlines.FirstKept(today.AddDays(x), policy.Bundle.Retention.DisclosureRecords.Value)
                .ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero))]);

        var listings = new TestListings(_registry);
        var reporter = await _registry.EnrolAsync();
        await listings.AddAsync(reporter, x => x.LastDay = today.AddDays(-1), RegistryFixture.EmailOf(RegistryFixture.NewEmail()));
        await listings.AddAsync(reporter, x => x.LastDay = today, RegistryFixture.EmailOf(RegistryFixture.NewEmail()));
        await listings.AddAsync(reporter, x => x.LastDay = today.AddDays(89), RegistryFixture.EmailOf(RegistryFixture.NewEmail()));

        var answer = await ReadAsync();
        Assert.Equal((1u, 2u, 2u, 0u, 1u), Counts(answer, RetainedKind.Disclosures));
        // The seeded report of the disclosures has years.
        Assert.Equal((1u, 1u, 0u, 1u, 1u), Counts(answer, RetainedKind.Entries));
        Assert.Equal("24 months", answer.Records.Single(x => x.Kind == RetainedKind.Disclosures).Period);
        Assert.Equal(
            Enum.GetValues<RetainedKind>().Where(x => x != RetainedKind.Unspecified).Order(), answer.Records.Select(x => x.Kind).Order());
        Assert.Equal(policy.Hash, answer.PolicyHash);

        // What is due now is what a run takes, no more and no less.
        await RunAsync();
        Assert.Equal((0u, 2u, 2u, 0u, 1u), Counts(await ReadAsync(), RetainedKind.Disclosures));
    }

    [Fact]
    public async Task An_entry_past_its_last_day_counts_for_nobody_though_no_job_has_run()
    {
        var (reporter, shop) = (await _registry.EnrolAsync(), await _registry.EnrolAsync());
        var email = RegistryFixture.NewEmail();
        var today = DateOnly.FromDateTime(_registry.Clock.GetUtcNow().UtcDateTime);
        var report = await new TestListings(_registry).AddAsync(reporter, x => x.LastDay = today.AddDays(1), RegistryFixture.EmailOf(email));
        Assert.NotEmpty((await shop.Risk.CheckAsync(SampleMessages.Check(_registry.Clock.GetUtcNow(), email))).Assessment.Reasons);
        _registry.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Empty((await shop.Risk.CheckAsync(SampleMessages.Check(_registry.Clock.GetUtcNow(), email))).Assessment.Reasons);
        await using var db = await _registry.DatabaseAsync();
        Assert.Equal(1, await db.Listings.CountAsync(x => x.ReportId == report));
        await RunAsync();
        Assert.Equal((0, 0), (await db.Listings.CountAsync(x => x.ReportId == report), await db.Reports.CountAsync(x => x.Id == report)));
    }

    [Fact]
    public async Task What_was_overturned_cannot_be_reported_again()
    {
        var merchant = await _registry.EnrolAsync();
        var now = _registry.Clock.GetUtcNow();
        var request = Reports.TestReports.Final(now, RegistryFixture.NewEmail());
        var reply = await merchant.Reports.SubmitReportAsync(request);
        var consumer = new AppealService.AppealServiceClient(_registry.As(null));
        await consumer.FileAppealAsync(new FileAppealRequest
        {
            RequestId = RegistryFixture.NewId(),
            Proof = new ConsumerProof { NoticeSecret = reply.NoticeSecret },
            Ground = AppealGround.NotMe,
            Text = "I never ordered this.",
            Language = "en",
        });
        var open = Assert.Single((await merchant.Appeals.ListAppealsAsync(new ListAppealsRequest())).Appeals);
        await merchant.Appeals.AnswerAppealAsync(SeededReport.Answer(open, MerchantAnswer.Concede));
        foreach (var again in new[] { request, Changed(request, x => x.OrderReference = "ELSE-4"), Changed(request, x => x.Category = Category.NotAsDescribed) })
        {
            again.RequestId = RegistryFixture.NewId();
            Assert.Equal("TOMBSTONED", (await Refused.ByAsync(() => merchant.Reports.SubmitReportAsync(again).ResponseAsync)).Reason);
        }
    }

    private static SubmitReportRequest Changed(SubmitReportRequest request, Action<ReportSubmission> change)
    {
        var changed = request.Clone();
        change(changed.Report);
        return changed;
    }

    private static (uint, uint, uint, uint, uint) Counts(GetRetentionResponse answer, RetainedKind kind)
    {
        var x = answer.Records.Single(each => each.Kind == kind);
        return (x.DueNow, x.Within7Days, x.Within30Days, x.Within90Days, x.Later);
    }

    private T Service<T>()
        where T : notnull => _registry.Host.Services.GetRequiredService<T>();

    private async Task<GetRetentionResponse> ReadAsync() =>
        await new V1.JurisdictionService.JurisdictionServiceClient(_registry.As(_registry.OperatorKey)).GetRetentionAsync(new GetRetentionRequest());

    private Task<int> RunAsync() => _registry.Host.Services.GetServices<IHostedService>().OfType<DueWorkJob>().Single().RunOnceAsync(CancellationToken.None);

    private async Task MoveToAsync(DateTimeOffset time)
    {
        _registry.Clock.Advance(time - _registry.Clock.GetUtcNow());
        await RunAsync();
    }

    /// <summary>Disclosures of one report, in the order in which they are gone through.</summary>
    private async Task<List<Guid>> DiscloseAsync(int count)
    {
        var (report, shop) = (await SeededReport.AddAsync(_registry, await _registry.EnrolAsync()), await _registry.EnrolAsync());
        var checks = new List<Guid>();
        for (var i = 0; i < count; i++) checks.Add(await report.DiscloseToAsync(shop));
        return checks;
    }

    private async Task DateAsync(List<Guid> checks, List<DateTimeOffset> at)
    {
        await using var db = await _registry.DatabaseAsync();
        for (var i = 0; i < checks.Count; i++) (await db.Disclosures.SingleAsync(x => x.CheckId == checks[i])).At = at[i];
        Service<AuditStore>().Stage(db, AuditEntries.Of(
            AuditActorKind.Job, null, RegistryMode.Live, Guid.Empty, AuditAction.OutcomeRecorded, AuditSubject.Registry, Guid.Empty,
            _registry.Clock.GetUtcNow()));
        await db.SaveChangesAsync();
    }

    private async Task<int> ErasedAsync(DomainKind kind)
    {
        await using var db = await _registry.DatabaseAsync();
        var entries = await db.AuditEntries.Where(x => x.CanonicalBytes != null).Select(x => x.CanonicalBytes!).ToListAsync();
        return entries.Select(x => AuditCanonicalForm.Read(x))
            .Where(x => x.Action == AuditAction.RetentionApplied && x.Details.Sorted.Any(y => y.Key == AuditDetail.Kind && y.Value == kind.ToString()))
            .Sum(x => int.Parse(x.Details.Sorted.Single(y => y.Key == AuditDetail.Count).Value, System.Globalization.CultureInfo.InvariantCulture));
    }

    private async Task RefuseAsync(string table, string change, string when)
    {
        var sql = $"""
            CREATE FUNCTION refused_by_a_test() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused by a test'; END $$;
            CREATE TRIGGER refused_by_a_test BEFORE {change} ON {table} FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION refused_by_a_test();
            """;
        await using var db = await _registry.DatabaseAsync();
        await db.Database.ExecuteSqlRawAsync(sql);
    }
}
