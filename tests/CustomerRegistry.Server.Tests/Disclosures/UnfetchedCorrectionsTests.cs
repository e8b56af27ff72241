using CustomerRegistry.Server.Tests.Risk;
using CustomerRegistry.V1;
using Grpc.Core;
using Xunit;
using static CustomerRegistry.Server.Tests.RegistryFixture;

namespace CustomerRegistry.Server.Tests.Disclosures;

/// <summary>A merchant that does not listen to corrections gets no more answers, and gets them again the moment it does.</summary>
public sealed class UnfetchedCorrectionsTests
{
    [Fact]
    public async Task A_correction_unfetched_for_72_hours_stops_checks_alike_until_it_is_fetched()
    {
        await using var registry = await StartAsync();
        var listings = new TestListings(registry);
        var (reporter, shop, other) = (await registry.EnrolAsync(), await registry.EnrolAsync(), await registry.EnrolAsync());
        var (corrected, held, unknown) = (EmailOf(NewEmail()), EmailOf(NewEmail()), EmailOf(NewEmail()));
        var report = await listings.AddAsync(reporter, null, corrected);
        await listings.AddAsync(reporter, null, held);
        await shop.Risk.CheckAsync(TestChecks.Of(registry, corrected));
        await listings.ContestAsync(report);

        registry.Clock.Advance(TimeSpan.FromHours(72) - TimeSpan.FromMinutes(5));
        Assert.NotEmpty((await shop.Risk.CheckAsync(TestChecks.Of(registry, held))).Assessment.Reasons);
        registry.Clock.Advance(TimeSpan.FromMinutes(6));
        var refusals = new List<Refused>();
        foreach (var email in new[] { held, unknown })
        {
            refusals.Add(await Refused.ByAsync(() => shop.Risk.CheckAsync(TestChecks.Of(registry, email)).ResponseAsync));
        }

        Assert.Equal((StatusCode.FailedPrecondition, "CORRECTIONS_UNFETCHED"), (refusals[0].Code, refusals[0].Reason));
        Assert.Equal(refusals[0], refusals[1]);
        Assert.Contains("ListCorrections", refusals[0].Detail, StringComparison.Ordinal);
        Assert.NotEmpty((await other.Risk.CheckAsync(TestChecks.Of(registry, held))).Assessment.Reasons);

        // Reading alone does not say that it arrived; going on from it does.
        var page = await shop.Disclosures.ListCorrectionsAsync(new ListCorrectionsRequest());
        Assert.Single(page.Corrections);
        Assert.Equal("CORRECTIONS_UNFETCHED", (await Refused.ByAsync(() => shop.Risk.CheckAsync(TestChecks.Of(registry, held)).ResponseAsync)).Reason);
        Assert.Empty((await shop.Disclosures.ListCorrectionsAsync(new ListCorrectionsRequest { Cursor = page.NextCursor })).Corrections);
        Assert.NotEmpty((await shop.Risk.CheckAsync(TestChecks.Of(registry, held))).Assessment.Reasons);
    }

    [Fact]
    public async Task In_a_sandbox_the_test_clock_decides_and_what_is_real_is_apart()
    {
        await using var registry = await StartAsync();
        var real = await registry.EnrolAsync();
        var test = new TestMerchant(registry, real.Merchant, await registry.IssueKeyAsync(real.Merchant.MerchantId, test: true));
        var listings = new TestListings(registry);
        var email = EmailOf(NewEmail());
        var report = await listings.AddAsync(
            real, x => (x.Mode, x.SandboxId) = (Domain.Identifiers.RegistryMode.Test, real.Id), email);
        await test.Risk.CheckAsync(TestChecks.Of(registry, email));
        await listings.ContestAsync(report);
        await AdvanceAsync(test, TimeSpan.FromHours(71));
        await CheckAsync();
        await AdvanceAsync(test, TimeSpan.FromHours(2));
        Assert.Equal("CORRECTIONS_UNFETCHED", (await Refused.ByAsync(CheckAsync)).Reason);
        await real.Risk.CheckAsync(TestChecks.Of(registry, email));
        var page = await test.Disclosures.ListCorrectionsAsync(new ListCorrectionsRequest());
        Assert.Single(page.Corrections);
        await test.Disclosures.ListCorrectionsAsync(new ListCorrectionsRequest { Cursor = page.NextCursor });
        await CheckAsync();

        async Task CheckAsync() => await test.Risk.CheckAsync(TestChecks.Of(registry, email));
    }

    private static async Task AdvanceAsync(TestMerchant sandbox, TimeSpan by) => await sandbox.Merchants.AdvanceTestClockAsync(
        new AdvanceTestClockRequest { RequestId = NewId(), Seconds = (long)by.TotalSeconds });
}
