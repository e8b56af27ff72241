using System.Globalization;
using CustomerRegistry.Server.Tests.Reports;
using CustomerRegistry.Server.Tests.Risk;
using CustomerRegistry.V1;
using Xunit;
using static CustomerRegistry.Server.Tests.RegistryFixture;

namespace CustomerRegistry.Server.Tests.Jurisdictions;

/// <summary>A Danish permit from before it is held to after it has ended, on a registry whose clock is its own.</summary>
public sealed class PermitTests : IAsyncLifetime
{
    private RegistryFixture _registry = null!;

    private DateTimeOffset Now => _registry.Clock.GetUtcNow();

    public async ValueTask InitializeAsync() => _registry = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _registry.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_permit_opens_what_it_names_and_nothing_held_before_and_closes_with_its_last_day()
    {
        var (reporter, checker) = (await _registry.EnrolAsync("DK"), await _registry.EnrolAsync("DK"));
        var (before, listed, other) = (NewEmail(), NewEmail(), NewEmail());
        var listings = new TestListings(_registry);
        await listings.AddAsync(reporter, null, EmailOf(listed));
        await listings.AddAsync(reporter, x => x.Category = Domain.Reports.Category.NotAsDescribed, EmailOf(other));

        // Without a permit: kept apart, and nothing is seen.
        var kept = (await reporter.SubmitAsync(TestReports.Final(Now, before).In("DK"))).Report;
        Assert.True(kept.OwnOnly);
        Assert.Equal(RiskLevel.None, await LevelAsync(checker, listed));

        var lastDay = DateOnly.FromDateTime(Now.UtcDateTime).AddDays(20);
        await ApplyAsync(Permit(lastDay));
        Assert.Equal(RiskLevel.Low, await LevelAsync(checker, listed));
        Assert.Equal(RiskLevel.None, await LevelAsync(checker, other)); // a category that it does not name
        Assert.False((await reporter.SubmitAsync(TestReports.Final(Now, NewEmail()).In("DK"))).Report.OwnOnly);
        Assert.True((await reporter.ReportAsync(kept.ReportId)).OwnOnly); // what was own-only stays so
        Assert.Equal(RiskLevel.None, await LevelAsync(checker, before));

        // To the last minute of the last day, then over midnight: nobody applies anything and no job runs.
        _registry.Clock.Advance(lastDay.ToDateTime(new TimeOnly(23, 59), DateTimeKind.Utc) - Now.UtcDateTime);
        Assert.Equal(RiskLevel.Low, await LevelAsync(checker, listed));
        _registry.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(RiskLevel.None, await LevelAsync(checker, listed));
        Assert.True((await reporter.SubmitAsync(TestReports.Final(Now, NewEmail()).In("DK"))).Report.OwnOnly);
        Assert.Equal("permit_needed", (await ExplainAsync("DK", Category.NotReceived, EvidenceLevel.FinalForMerchant)).WhyNot);
    }

    [Fact]
    public async Task An_anti_fraud_organisations_reference_opens_offence_data_in_Britain_until_it_ends()
    {
        async Task<(string, string)> AskAsync()
        {
            var ruling = await ExplainAsync("GB", Category.Unauthorised, EvidenceLevel.IndependentFinding);
            return (ruling.Outcome, ruling.WhyNot);
        }

        Assert.Equal(("RESTRICTED", "offence_data"), await AskAsync());
        await ApplyAsync(Permit(DateOnly.FromDateTime(Now.UtcDateTime).AddDays(2)).Replace("DK", "GB", StringComparison.Ordinal)
            .Replace("sharing", "offence_data", StringComparison.Ordinal).Replace("NOT_RECEIVED", "UNAUTHORISED", StringComparison.Ordinal));
        Assert.Equal(("VISIBLE", ""), await AskAsync());
        _registry.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(("RESTRICTED", "offence_data"), await AskAsync());
    }

    private static string Permit(DateOnly lastDay) => string.Create(CultureInfo.InvariantCulture, $$"""
        [{ "reference": "P-1", "authority": "Authority", "country": "DK", "opens": ["sharing"], "categories": ["NOT_RECEIVED"],
           "valid_from": "2026-01-01", "valid_until": "{{lastDay:yyyy-MM-dd}}" }]
        """);

    private async Task<RiskLevel> LevelAsync(TestMerchant checker, string email) =>
        (await checker.Risk.CheckAsync(TestChecks.Of(_registry, EmailOf(email)))).Assessment.Level;

    private async Task<ExplainRulingResponse> ExplainAsync(string country, Category category, EvidenceLevel level) =>
        await new JurisdictionService.JurisdictionServiceClient(_registry.As(_registry.OperatorKey)).ExplainRulingAsync(new ExplainRulingRequest
        {
            ReporterCountry = country,
            ConsumerCountry = country,
            CheckerCountry = country,
            OperatorCountry = country,
            Category = category,
            EvidenceLevel = level,
            Source = EvidenceSource.ProviderConfirmed,
        });

    private async Task ApplyAsync(string permits)
    {
        var policies = new JurisdictionService.JurisdictionServiceClient(_registry.As(_registry.OperatorKey));
        var inForce = (await policies.GetPolicyAsync(new GetPolicyRequest())).Policy;
        var request = new ApplyPolicyRequest { RequestId = NewId(), ReplacesHash = inForce.Hash };
        foreach (var (name, text) in inForce.Files) request.Files[name] = text;
        request.Files["permits.json"] = permits;
        await policies.ApplyPolicyAsync(request);
        // Until it has gone through what is held the stricter of old and new rules.
        await new ChangedPolicy(_registry).FinishedAsync();
    }
}
