using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Hosting;
using CustomerRegistry.Server.Reports;
using CustomerRegistry.Server.Tests.Risk;
using CustomerRegistry.V1;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;
using static CustomerRegistry.Server.Tests.Jurisdictions.ChangedPolicy;
using static CustomerRegistry.Server.Tests.RegistryFixture;
using PolicyEffect = CustomerRegistry.V1.PolicyEffect;

namespace CustomerRegistry.Server.Tests.Jurisdictions;

/// <summary>
/// A policy put in force over gRPC in a registry that holds something: what is hidden at once, who is told, what goes and
/// when, and that nothing is opened or kept longer by it.
/// </summary>
public sealed class PolicyChangeTests : IAsyncLifetime
{
    private static readonly (string, Func<string, string>) KeptApart =
        Value("GB", "sharing", """{"default": "gated", "NOT_RECEIVED": "own_only", "OTHER": "own_only"}""");

    private static readonly (string, Func<string, string>) AsShipped =
        Value("GB", "sharing", """{"default": "gated", "OTHER": "own_only"}""");

    private RegistryFixture _registry = null!;
    private TestMerchant _reporter = null!;
    private TestMerchant _shop = null!;

    private TestListings Listings => new(_registry);

    private ChangedPolicy Policy => new(_registry);

    private DateOnly Today => TestListings.DayOf(_registry.Clock.GetUtcNow());

    public async ValueTask InitializeAsync()
    {
        _registry = await StartAsync();
        (_reporter, _shop) = (await _registry.EnrolAsync(), await _registry.EnrolAsync());
    }

    public ValueTask DisposeAsync() => _registry.DisposeAsync();

    [Fact]
    public async Task A_tightened_policy_hides_at_once_tells_who_was_told_and_deletes_after_30_days()
    {
        var email = EmailOf(NewEmail());
        var id = await Listings.AddAsync(_reporter, null, email);
        var told = await CheckAsync(email);
        Assert.NotEqual(RiskLevel.None, told.Assessment.Level);

        var (effect, progress) = await Policy.PreviewAsync(KeptApart);
        Assert.Equal(
            new PolicyEffect { Reports = 1, RestrictedListings = 1, ReportsDeletedLater = 1, Corrections = 1 }, effect);
        Assert.Equal((1, 1), (progress[^1].Done, progress[^1].Total));
        Assert.Null((await Policy.Calls.GetPolicyChangeAsync(new GetPolicyChangeRequest())).Change);
        Assert.Equal(told.Assessment.Level, (await CheckAsync(email)).Assessment.Level);
        Assert.Null((await ReportAsync(id)).PolicyDeleteOn);

        await Policy.Calls.ApplyPolicyAsync(await Policy.RequestAsync(KeptApart));
        Assert.Equal(RiskLevel.None, (await CheckAsync(email)).Assessment.Level);
        var change = await Policy.FinishedAsync();
        Assert.Equal((1L, 1L, 1L, 0L, 1L, 0L), (
            change.Reports, change.Done, change.RestrictedListings, change.OpenedListings, change.ReportsDeletedLater, change.ReportsShortened));
        // The check before the preview and the one after it: both orders' answers are of no use any more.
        Assert.Equal(2, change.Corrections);
        Assert.Equal(2, await CorrectionsAsync(_shop));
        Assert.Equal(Today.AddDays(30), (await ReportAsync(id)).PolicyDeleteOn);

        _registry.Clock.Advance(TimeSpan.FromDays(30));
        await RunDueWorkAsync();
        Assert.NotNull(await FindAsync(id));
        _registry.Clock.Advance(TimeSpan.FromDays(1));
        await RunDueWorkAsync();
        Assert.Null(await FindAsync(id));
    }

    [Fact]
    public async Task A_policy_that_admits_it_again_in_time_keeps_it_and_shows_it()
    {
        var email = EmailOf(NewEmail());
        var id = await Listings.AddAsync(_reporter, null, email);
        await Policy.ApplyAsync(KeptApart);
        Assert.NotNull((await ReportAsync(id)).PolicyDeleteOn);
        var (effect, _) = await Policy.PreviewAsync(AsShipped);
        Assert.Equal(new PolicyEffect { Reports = 1, OpenedListings = 1, ReportsKeptAfterAll = 1 }, effect);

        var change = await Policy.ApplyAsync(AsShipped);
        Assert.Equal((0L, 1L, 0L), (change.RestrictedListings, change.OpenedListings, change.Corrections));
        Assert.Null((await ReportAsync(id)).PolicyDeleteOn);
        Assert.NotEqual(RiskLevel.None, (await CheckAsync(email)).Assessment.Level);
    }

    [Fact]
    public async Task Retention_made_shorter_brings_the_last_day_nearer_and_made_longer_never_moves_it_back()
    {
        var (kept, over) = (EmailOf(NewEmail()), EmailOf(NewEmail()));
        var id = await Listings.AddAsync(_reporter, null, kept);
        var old = await Listings.AddAsync(_reporter, x => x.OpenedOn = x.OpenedOn.AddMonths(-14), over);
        var opened = (await ReportAsync(id)).OpenedOn;
        await CheckAsync(over);

        var (effect, _) = await Policy.PreviewAsync(Value("GB", "retention_months", """{"default": 12}"""));
        Assert.Equal(
            new PolicyEffect { Reports = 2, RestrictedListings = 1, ReportsDeletedNow = 1, ReportsShortened = 2, Corrections = 1 }, effect);
        var change = await Policy.ApplyAsync(Value("GB", "retention_months", """{"default": 12}"""));
        Assert.Equal((2L, 1L, 0L), (change.ReportsShortened, change.Corrections, change.ReportsDeletedLater));
        Assert.Equal(opened.AddMonths(12), (await ReportAsync(id)).LastDay);
        await using (var db = await _registry.DatabaseAsync())
        {
            Assert.Equal(opened.AddMonths(12), (await db.Listings.SingleAsync(x => x.ReportId == id)).LastDay);
        }

        await RunDueWorkAsync();
        Assert.Null(await FindAsync(old));
        Assert.Equal(0, (await Policy.ApplyAsync(Value("GB", "retention_months", """{"default": 60}"""))).ReportsShortened);
        Assert.Equal(opened.AddMonths(12), (await ReportAsync(id)).LastDay);
    }

    [Fact]
    public async Task A_longer_reply_window_runs_from_the_notice_that_was_given()
    {
        var email = EmailOf(NewEmail());
        var id = await Listings.AddAsync(_reporter, null, email);
        await CheckAsync(email);
        var change = await Policy.ApplyAsync(Value("GB", "reply_window_days", "45"));
        Assert.Equal((1L, 1L, 0L), (change.RestrictedListings, change.Corrections, change.ReportsDeletedLater));
        Assert.Equal(RiskLevel.None, (await CheckAsync(email)).Assessment.Level);
        await FetchAsync();
        // The person was told 30 days ago.
        _registry.Clock.Advance(TimeSpan.FromDays(16));
        Assert.NotEqual(RiskLevel.None, (await CheckAsync(email)).Assessment.Level);
        Assert.Null((await ReportAsync(id)).PolicyDeleteOn);
    }

    [Fact]
    public async Task A_notice_that_is_now_needed_and_was_never_given_hides_at_once()
    {
        var email = EmailOf(NewEmail());
        await Policy.ApplyAsync(
            Value("GB", "notice_before_sharing", "false"), Value("GB", "sharing", """{"default": "allow", "OTHER": "own_only"}"""));
        await Listings.AddAsync(_reporter, x => x.NoticedAt = null, email);
        Assert.NotEqual(RiskLevel.None, (await CheckAsync(email)).Assessment.Level);
        var change = await Policy.ApplyAsync(Value("GB", "notice_before_sharing", "true"), AsShipped);
        Assert.Equal((1L, 1L), (change.RestrictedListings, change.Corrections));
        Assert.Equal(RiskLevel.None, (await CheckAsync(email)).Assessment.Level);
    }

    [Fact]
    public async Task Own_only_never_opens()
    {
        var email = EmailOf(NewEmail());
        await Policy.ApplyAsync(KeptApart);
        var id = await Listings.AddAsync(_reporter, x => x.OwnOnly = true, email);
        Assert.Null((await ReportAsync(id)).PolicyDeleteOn);
        var (effect, _) = await Policy.PreviewAsync(AsShipped);
        Assert.Equal(new PolicyEffect { Reports = 1 }, effect);
        Assert.Equal(0, (await Policy.ApplyAsync(AsShipped)).OpenedListings);
        Assert.True((await ReportAsync(id)).OwnOnly);
        Assert.Equal(RiskLevel.None, (await CheckAsync(email)).Assessment.Level);
        Assert.Equal(RiskLevel.None, (await CheckAsync(email)).Assessment.Level);
    }

    [Fact]
    public async Task While_it_is_being_applied_the_stricter_of_old_and_new_holds_and_no_other_may_follow()
    {
        var email = EmailOf(NewEmail());
        var id = await Listings.AddAsync(_reporter, null, email);
        await Policy.ApplyAsync(KeptApart);
        await using (var db = await _registry.DatabaseAsync())
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            // Somebody changes the report: the page has to wait for it.
            await db.Database.ExecuteSqlAsync($"SELECT 1 FROM report WHERE id = {id} FOR UPDATE");
            await Policy.Calls.ApplyPolicyAsync(await Policy.RequestAsync(AsShipped));
            var change = (await Policy.Calls.GetPolicyChangeAsync(new GetPolicyChangeRequest())).Change;
            Assert.Equal((PolicyChangeState.Running, 1L, 0L), (change.State, change.Reports, change.Done));
            Assert.Equal(RiskLevel.None, (await CheckAsync(email)).Assessment.Level);
            var explained = await Policy.Calls.ExplainRulingAsync(new ExplainRulingRequest
            {
                ReporterCountry = "GB",
                ConsumerCountry = "GB",
                Category = Category.NotReceived,
                EvidenceLevel = EvidenceLevel.FinalForMerchant,
                Source = EvidenceSource.ProviderConfirmed,
            });
            Assert.Equal("OWN_ONLY", explained.Outcome);
            var refused = await Refused.ByAsync(async () => await Policy.Calls.ApplyPolicyAsync(await Policy.RequestAsync(KeptApart)));
            Assert.Equal((StatusCode.FailedPrecondition, "POLICY_CHANGE_RUNNING"), (refused.Code, refused.Reason));
        }

        await Policy.FinishedAsync();
        Assert.NotEqual(RiskLevel.None, (await CheckAsync(email)).Assessment.Level);
    }

    [Fact]
    public async Task A_permit_that_ends_hides_on_the_next_day_and_that_day_tells_who_was_told()
    {
        await Policy.ApplyAsync(Value("GB", "permit_needed", "true"), Permits(Permit(Today.AddDays(5))));
        var email = EmailOf(NewEmail());
        var id = await Listings.AddAsync(_reporter, null, email);
        await CheckAsync(email);
        _registry.Clock.Advance(TimeSpan.FromDays(5));
        await RunDueWorkAsync();
        Assert.NotEqual(RiskLevel.None, (await CheckAsync(email)).Assessment.Level);
        Assert.Equal(0, await CorrectionsAsync(_shop));

        _registry.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(RiskLevel.None, (await CheckAsync(email)).Assessment.Level);
        await RunDueWorkAsync();
        // The check of the permit's last day was another order.
        Assert.Equal(2, await CorrectionsAsync(_shop));
        var change = await Policy.FinishedAsync();
        Assert.Equal((change.PolicyHash, 1L, 2L), (change.ReplacedHash, change.RestrictedListings, change.Corrections));
        Assert.Equal(Today.AddDays(30), (await ReportAsync(id)).PolicyDeleteOn);
        await RunDueWorkAsync();
        Assert.Equal(2, await CorrectionsAsync(_shop));

        await Policy.ApplyAsync(Permits(Permit(Today.AddYears(1))));
        Assert.Null((await ReportAsync(id)).PolicyDeleteOn);
        Assert.NotEqual(RiskLevel.None, (await CheckAsync(email)).Assessment.Level);
    }

    [Fact]
    public async Task Over_a_bundle_that_this_version_cannot_read_checks_say_why_and_another_can_be_applied()
    {
        var email = EmailOf(NewEmail());
        var id = await Listings.AddAsync(_reporter, null, email);
        var request = await Policy.RequestAsync();
        await using (var db = await _registry.DatabaseAsync())
        {
            var files = request.Files.ToDictionary(x => x.Key, x => x.Value);
            files["risk-model-1.json"] = """{"version": 1, "of": "an older product"}""";
            db.PolicyBundles.Add(new Server.Jurisdictions.PolicyBundleRow
            {
                Id = 7,
                Hash = Domain.Jurisdictions.PolicyBundle.HashOf(files),
                FilesJson = System.Text.Json.JsonSerializer.Serialize(files),
                OperatorCountry = "GB",
                AppliedAt = _registry.Clock.GetUtcNow(),
            });
            _registry.Host.Services.GetRequiredService<AuditStore>().Stage(db, AuditEntries.Of(
                AuditActorKind.Job, null, RegistryMode.Live, Guid.Empty, AuditAction.PolicyApplied, AuditSubject.Registry, Guid.Empty,
                _registry.Clock.GetUtcNow()));
            await db.SaveChangesAsync();
        }

        await _registry.RestartAsync();
        var refused = await Refused.ByAsync(() => CheckAsync(email));
        Assert.Equal((StatusCode.Unavailable, "UNAVAILABLE"), (refused.Code, refused.Reason));
        Assert.Contains("risk-model-1.json", refused.Detail, StringComparison.Ordinal);
        Assert.Contains("registry policy apply", refused.Detail, StringComparison.Ordinal);

        var stored = (await Policy.Calls.GetPolicyAsync(new GetPolicyRequest())).Policy;
        Assert.Contains("risk-model-1.json", stored.UnreadableBecause, StringComparison.Ordinal);
        Assert.Equal(request.Files.Count, stored.Files.Count);
        request.ReplacesHash = stored.Hash;
        await Policy.Calls.ApplyPolicyAsync(request);
        var change = await Policy.FinishedAsync();
        Assert.Equal((stored.Hash, 1L), (change.ReplacedHash, change.Done));
        Assert.NotEqual(RiskLevel.None, (await CheckAsync(email)).Assessment.Level);
        Assert.Null((await ReportAsync(id)).PolicyDeleteOn);
    }

    [Fact]
    public async Task What_changes_no_ruling_goes_through_nothing_and_may_follow_at_once()
    {
        await Listings.AddAsync(_reporter, null, EmailOf(NewEmail()));
        (string, Func<string, string>) commented = ("retention.json", text => text + "\n");
        for (var i = 0; i < 2; i++)
        {
            await Policy.Calls.ApplyPolicyAsync(await Policy.RequestAsync(commented));
            var change = (await Policy.Calls.GetPolicyChangeAsync(new GetPolicyChangeRequest())).Change;
            Assert.Equal((PolicyChangeState.Finished, 0L), (change.State, change.Reports));
        }
    }

    [Fact]
    public async Task Several_replicas_at_once_go_through_everything_once()
    {
        await ManyListings.SeedAsync(_registry, _reporter, _shop, 450);
        await using (var db = await _registry.DatabaseAsync())
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            // Held back until all of them are there.
            await db.Database.ExecuteSqlAsync($"SELECT 1 FROM report ORDER BY id LIMIT 1 FOR UPDATE");
            await Policy.Calls.ApplyPolicyAsync(await Policy.RequestAsync(KeptApart));
            var workflow = _registry.Host.Services.GetRequiredService<Server.Jurisdictions.PolicyChangeWorkflow>();
            var others = Enumerable.Range(0, 3).Select(_ => workflow.RunAsync(CancellationToken.None)).ToArray();
            await transaction.RollbackAsync();
            await Task.WhenAll(others);
        }

        var change = await Policy.FinishedAsync();
        Assert.Equal((450L, 450L, 225L, 225L, 75L), (
            change.Reports, change.Done, change.RestrictedListings, change.ReportsDeletedLater, change.Corrections));
        await using var after = await _registry.DatabaseAsync();
        Assert.Equal(225, await after.Reports.CountAsync(x => x.PolicyDeleteOn == Today.AddDays(30)));
        Assert.Equal(75, await CorrectionsAsync(_shop));
    }

    private static string Permit(DateOnly until) =>
        $$"""
        [{"reference": "T-1", "authority": "The authority", "country": "GB", "opens": ["sharing"], "categories": ["NOT_RECEIVED"],
          "valid_from": "2020-01-01", "valid_until": "{{until:yyyy-MM-dd}}"}]
        """;

    // A shop that does not fetch its corrections is not answered any more after 72 hours.
    private async Task FetchAsync()
    {
        var read = await _shop.Disclosures.ListCorrectionsAsync(new ListCorrectionsRequest());
        await _shop.Disclosures.ListCorrectionsAsync(new ListCorrectionsRequest { Cursor = read.NextCursor });
    }

    private async Task<CheckResponse> CheckAsync(Identifier email) => await _shop.Risk.CheckAsync(TestChecks.Of(_registry, email));

    private async Task<ReportRow?> FindAsync(Guid id)
    {
        await using var db = await _registry.DatabaseAsync();
        return await db.Reports.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id);
    }

    private async Task<ReportRow> ReportAsync(Guid id) => (await FindAsync(id))!;

    private async Task<int> CorrectionsAsync(TestMerchant merchant)
    {
        await using var db = await _registry.DatabaseAsync();
        return await db.Corrections.CountAsync(x => x.MerchantId == merchant.Id);
    }

    private async Task RunDueWorkAsync() =>
        await _registry.Host.Services.GetServices<IHostedService>().OfType<DueWorkJob>().Single().RunOnceAsync(CancellationToken.None);
}
