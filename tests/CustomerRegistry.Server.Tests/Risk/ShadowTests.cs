using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Disclosures;
using CustomerRegistry.Server.Identifiers;
using CustomerRegistry.Server.Jurisdictions;
using CustomerRegistry.Server.Risk;
using CustomerRegistry.Server.Store;
using CustomerRegistry.Server.Telemetry;
using CustomerRegistry.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static CustomerRegistry.Server.Tests.RegistryFixture;
using static CustomerRegistry.Server.Tests.Risk.TestChecks;
using RegistryMode = CustomerRegistry.Domain.Identifiers.RegistryMode;
using RiskLevel = CustomerRegistry.V1.RiskLevel;
using RiskService = CustomerRegistry.V1.RiskService;

namespace CustomerRegistry.Server.Tests.Risk;

/// <summary>A draft beside the live model, on a registry of its own that was started with one.</summary>
public sealed class ShadowTests : IAsyncLifetime
{
    private string _draft = "";
    private string _path = "";
    private RegistryFixture _registry = null!;

    private TestListings Listings => new(_registry);

    private RiskService.RiskServiceClient Operator => new(_registry.As(_registry.OperatorKey));

    public async ValueTask InitializeAsync()
    {
        // Under it a not-received claim is nothing, and the other categories weigh what they do.
        _draft = await DraftModel.OfAsync(2, ("weight.NOT_RECEIVED", 0));
        _path = Path.GetTempFileName();
        await File.WriteAllTextAsync(_path, _draft);
        _registry = await StartAsync(("Registry:Risk:ShadowModel", _path));
    }

    public async ValueTask DisposeAsync()
    {
        await _registry.DisposeAsync();
        File.Delete(_path);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Both_are_computed_only_the_live_one_is_returned_and_the_operator_sees_where_they_differ()
    {
        var (one, other, shop) = (await _registry.EnrolAsync(), await _registry.EnrolAsync(), await _registry.EnrolAsync());
        var (single, both) = (EmailOf(NewEmail()), EmailOf(NewEmail()));
        await Listings.AddAsync(one, null, single);
        await Listings.AddAsync(one, x => x.Category = Domain.Reports.Category.CreditNotProcessed, both);
        await Listings.AddAsync(other, x => x.Category = Domain.Reports.Category.CreditNotProcessed, both);

        var low = await shop.Risk.CheckAsync(Of(_registry, single));
        var same = await shop.Risk.CheckAsync(Of(_registry, both));
        await shop.Risk.CheckAsync(Of(_registry, EmailOf(NewEmail())));
        Assert.Equal(RiskLevel.Low, low.Assessment.Level);
        Assert.NotEqual(RiskLevel.None, same.Assessment.Level);
        Assert.DoesNotContain("risk-model-2", low.ToString() + same, StringComparison.Ordinal);

        var shown = await Operator.ListShadowDifferencesAsync(new ListShadowDifferencesRequest());
        Assert.Equal(("risk-model-2", DraftModel.HashOf(_draft), false), (shown.ShadowModel.Version, shown.ShadowModel.Hash, shown.ShadowModel.Live));
        Assert.Equal(
            [(RiskLevel.Low, RiskLevel.None, 1ul), (same.Assessment.Level, same.Assessment.Level, 1ul)],
            shown.Counts.Select(x => (x.LiveLevel, x.ShadowLevel, x.Checks)));
        var difference = Assert.Single(shown.Differences);
        Assert.Equal(
            (low.CheckId, RiskLevel.Low, low.Assessment.Score, RiskLevel.None, "risk-model-1", "risk-model-2"),
            (difference.CheckId, difference.LiveLevel, difference.LiveScore, difference.ShadowLevel,
                difference.LiveModelVersion, difference.ShadowModelVersion));
        Assert.True(difference.ShadowScore < difference.LiveScore);
        Assert.Equal(DraftModel.HashOf(_draft), difference.ShadowModelHash);

        var first = await Operator.ListShadowDifferencesAsync(new ListShadowDifferencesRequest { PageSize = 1, Agreeing = true });
        var second = await Operator.ListShadowDifferencesAsync(
            new ListShadowDifferencesRequest { PageSize = 1, Agreeing = true, PageToken = first.NextPageToken });
        Assert.Equal([same.CheckId, low.CheckId], first.Differences.Concat(second.Differences).Select(x => x.CheckId));
        Assert.Equal((true, ""), (first.NextPageToken.Length > 0, second.NextPageToken));

        var none = await Operator.ListShadowDifferencesAsync(new ListShadowDifferencesRequest { ShadowModelHash = new string('0', 64) });
        Assert.Equal((0, 0), (none.Differences.Count, none.Counts.Count));
        var malformed = await Refused.ByAsync(() => Operator.ListShadowDifferencesAsync(
            new ListShadowDifferencesRequest { ShadowModelHash = "risk-model-2" }).ResponseAsync);
        Assert.Equal(("FIELD_MALFORMED", "shadow_model_hash"), (malformed.Reason, malformed.Field));

        using var http = new HttpClient();
        var metrics = await http.GetStringAsync(new Uri(_registry.HttpAddress, "/metrics"));
        Assert.Matches("registry_shadow_checks_total\\{[^}]*live_level=\"Low\"[^}]*shadow_level=\"None\"[^}]*\\} 1", metrics);
    }

    [Fact]
    public async Task A_repeat_is_one_comparison_and_a_restricted_listing_a_sandbox_and_nothing_held_are_none()
    {
        var (reporter, shop, email, contested) = (
            await _registry.EnrolAsync(), await _registry.EnrolAsync(), EmailOf(NewEmail()), EmailOf(NewEmail()));
        await Listings.AddAsync(reporter, null, email);
        await Listings.AddAsync(reporter, x => x.Contested = true, contested);
        await Listings.AddAsync(reporter, x => (x.Mode, x.SandboxId) = (RegistryMode.Test, reporter.Id), email);
        var check = Of(_registry, email);
        await shop.Risk.CheckAsync(check);
        await shop.Risk.CheckAsync(check);
        await shop.Risk.CheckAsync(Of(_registry, contested));
        var sandbox = new RiskService.RiskServiceClient(_registry.As(await _registry.IssueKeyAsync(reporter.Merchant.MerchantId, true)));
        Assert.NotEmpty((await sandbox.CheckAsync(Of(_registry, email))).Assessment.Reasons);

        await using var db = await _registry.DatabaseAsync();
        Assert.Equal(1, await db.ShadowDifferences.CountAsync());
    }

    [Fact]
    public async Task It_goes_with_the_disclosure()
    {
        var (reporter, shop, email) = (await _registry.EnrolAsync(), await _registry.EnrolAsync(), EmailOf(NewEmail()));
        await Listings.AddAsync(reporter, null, email);
        await shop.Risk.CheckAsync(Of(_registry, email));
        await using var db = await _registry.DatabaseAsync();
        Assert.Equal(1, await db.ShadowDifferences.CountAsync());
        _registry.Clock.Advance(TimeSpan.FromDays((366 * 2) + 1));
        var retention = _registry.Host.Services.GetServices<IDueWork>().OfType<RecordRetention>().Single();
        await retention.RunAsync(Guid.Empty, _registry.Clock.GetUtcNow(), CancellationToken.None);
        Assert.Equal((0, 0), (await db.Disclosures.CountAsync(), await db.ShadowDifferences.CountAsync()));
    }

    [Fact]
    public async Task Once_the_draft_is_in_force_nothing_more_is_compared_and_what_was_stays_to_be_seen()
    {
        var (reporter, shop, email) = (await _registry.EnrolAsync(), await _registry.EnrolAsync(), EmailOf(NewEmail()));
        await Listings.AddAsync(reporter, null, email);
        await shop.Risk.CheckAsync(Of(_registry, email));
        await ApplyAsync(_registry, ("risk-model-2.json", _draft));

        var reply = await shop.Risk.CheckAsync(Of(_registry, email));
        Assert.Equal((RiskLevel.None, "risk-model-2", DraftModel.HashOf(_draft)), (reply.Assessment.Level, reply.Assessment.ModelVersion, reply.Assessment.ModelHash));
        var shown = await Operator.ListShadowDifferencesAsync(new ListShadowDifferencesRequest());
        Assert.True(shown.ShadowModel.Live);
        Assert.Equal((DraftModel.HashOf(_draft), 1), (shown.ShadowModelHash, shown.Differences.Count));
    }

    [Fact]
    public async Task A_model_of_the_same_version_with_other_content_is_refused()
    {
        var changed = await DraftModel.OfAsync(1, ("weight.NOT_RECEIVED", 0));
        var refused = await Refused.ByAsync(() => ApplyAsync(_registry, ("risk-model-1.json", changed)));
        Assert.Equal("POLICY_INVALID", refused.Reason);
        Assert.StartsWith("risk-model-1.json:1: it was in force with other content", refused.Detail, StringComparison.Ordinal);
        var misnamed = await Refused.ByAsync(() => ApplyAsync(_registry, ("risk-model-2.json", changed)));
        Assert.StartsWith("risk-model-2.json:1: says that it is version 1", misnamed.Detail, StringComparison.Ordinal);
        await ApplyAsync(_registry, ("risk-model-2.json", _draft));
    }

    [Fact]
    public async Task The_bundle_can_carry_the_draft_and_the_option_wins()
    {
        var bundled = await DraftModel.OfAsync(3, ("weight.NOT_RECEIVED", 0));
        await ApplyAsync(_registry, ("shadow-model.json", bundled));
        var shown = await Operator.ListShadowDifferencesAsync(new ListShadowDifferencesRequest());
        Assert.Equal("risk-model-2", shown.ShadowModel.Version);

        await using var other = await StartAsync();
        await ApplyAsync(other, ("shadow-model.json", bundled));
        var (reporter, shop, email) = (await other.EnrolAsync(), await other.EnrolAsync(), EmailOf(NewEmail()));
        await new TestListings(other).AddAsync(reporter, null, email);
        var reply = await shop.Risk.CheckAsync(Of(other, email));
        var fromBundle = await new RiskService.RiskServiceClient(other.As(other.OperatorKey))
            .ListShadowDifferencesAsync(new ListShadowDifferencesRequest { Agreeing = true });
        Assert.Equal(("risk-model-3", DraftModel.HashOf(bundled)), (fromBundle.ShadowModel.Version, fromBundle.ShadowModel.Hash));
        Assert.True(Assert.Single(fromBundle.Differences).ShadowScore < reply.Assessment.Score);

        var broken = await Refused.ByAsync(() => ApplyAsync(other, ("shadow-model.json", bundled.Replace("\"unit\"", "\"units\"", StringComparison.Ordinal))));
        Assert.Equal("POLICY_INVALID", broken.Reason);
        Assert.StartsWith("shadow-model.json:", broken.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_fails_is_counted_and_the_live_answer_stands()
    {
        var (reporter, shop, email) = (await _registry.EnrolAsync(), await _registry.EnrolAsync(), EmailOf(NewEmail()));
        await Listings.AddAsync(reporter, null, email);
        var services = _registry.Host.Services;
        var broken = (RiskModel)RuntimeHelpers.GetUninitializedObject(typeof(RiskModel));
        var metrics = services.GetRequiredService<RegistryMetrics>();
        var store = new DisclosureStore(
            services.GetRequiredService<IDbContextFactory<RegistryDbContext>>(), services.GetRequiredService<PolicyStore>(),
            services.GetRequiredService<AuditStore>(), new ShadowAssessments(new ShadowModels(broken), metrics), metrics);
        var (keys, token) = (services.GetRequiredService<SubjectKeys>(), Listings.TokenOf(email));
        var shared = keys.Shared(RegistryMode.Live, token);
        var today = DateOnly.FromDateTime(_registry.Clock.GetUtcNow().UtcDateTime);
        var question = new CheckQuestion(
            Guid.NewGuid(),
            new Caller.Merchant(
                shop.Id, Guid.Empty, RegistryMode.Live, new HashSet<Domain.Merchants.Scope>(), Domain.Merchants.MerchantState.Live,
                new KeyTerm(_registry.Clock.GetUtcNow().AddDays(1), null)),
            new CheckForm(Domain.Risk.Purpose.DeliverySafeguard, Domain.Risk.Stage.AfterOrder, "O1", today, true, "checkout-1-en"),
            [RandomNumberGenerator.GetBytes(32)],
            [new AskedIdentifier(Domain.Identifiers.IdentifierKind.Email, [keys.OwnOnly(RegistryMode.Live, token, shop.Id)])],
            [shared],
            _registry.Clock.GetUtcNow());

        var result = await store.RecordAsync(question, [shared]);
        Assert.Equal(Domain.Risk.RiskLevel.Low, result.Answer!.Assessment.Level);
        await using var db = await _registry.DatabaseAsync();
        Assert.Equal((1, 0), (await db.Disclosures.CountAsync(), await db.ShadowDifferences.CountAsync()));
        using var http = new HttpClient();
        var page = await http.GetStringAsync(new Uri(_registry.HttpAddress, "/metrics"));
        Assert.Matches("registry_shadow_failures_total(\\{[^}]*\\})? 1", page);
    }

    private static async Task ApplyAsync(RegistryFixture registry, params (string Name, string Text)[] changed)
    {
        var policies = new V1.JurisdictionService.JurisdictionServiceClient(registry.As(registry.OperatorKey));
        var inForce = (await policies.GetPolicyAsync(new GetPolicyRequest())).Policy;
        var request = new ApplyPolicyRequest { RequestId = NewId(), ReplacesHash = inForce.Hash };
        foreach (var (name, text) in inForce.Files) request.Files[name] = text;
        foreach (var (name, text) in changed) request.Files[name] = text;
        await policies.ApplyPolicyAsync(request);
    }
}
