using CustomerRegistry.Server.Risk;
using CustomerRegistry.V1;
using Xunit;
using static CustomerRegistry.Server.Tests.RegistryFixture;
using static CustomerRegistry.Server.Tests.Risk.TestChecks;
using Category = CustomerRegistry.Domain.Reports.Category;
using EvidenceLevel = CustomerRegistry.Domain.Reports.EvidenceLevel;
using EvidenceSource = CustomerRegistry.Domain.Reports.EvidenceSource;

namespace CustomerRegistry.Server.Tests.Risk;

/// <summary>A restricted listing looks exactly like none: the same bytes but for the random id, and no record.</summary>
public sealed class RestrictedTests(RegistryFixture registry)
{
    private TestListings Listings => new(registry);

    /// <summary>By name, since rows of a table must be printable.</summary>
    private static Dictionary<string, Action<ListingRow>> States => new()
    {
        ["contested"] = x => x.Contested = true,
        ["objected to"] = x => x.Objected = true,
        ["no notice out"] = x => x.ShareFrom = null,
        ["reply window"] = x => x.ShareFrom = x.ShareFrom!.Value.AddDays(30),
        ["expired by admission"] = x => x.LastDay = x.OpenedOn.AddDays(1),
        ["expired by the policy in force"] = x => x.OpenedOn = x.OpenedOn.AddYears(-4),
        ["not final"] = x => x.Evidence = EvidenceLevel.NotFinal,
        ["unconfirmed: the merchant's export"] = x => x.Source = EvidenceSource.ProviderFile,
        ["unconfirmed: the merchant's statement"] = x => x.Source = EvidenceSource.Statement,
        ["unauthorised at E3 is a right"] = x => x.Category = Category.Unauthorised,
        ["a category not shared"] = x => x.Category = Category.Other,
        ["a consumer's country that denies"] = x => x.ConsumerCountry = "DK",
        ["a country without a file"] = x => x.ConsumerCountry = "BR",
        ["another merchant's own"] = x => x.OwnOnly = true,
    };

    public static TheoryData<string> Names => [.. States.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_restricted_listing_looks_exactly_like_nothing(string state)
    {
        var (reporter, shop, email) = (await registry.EnrolAsync(), await registry.EnrolAsync(), EmailOf(NewEmail()));
        await Listings.AddAsync(reporter, States[state], email);
        await AssertNothingAsync(shop, email);
    }

    [Fact]
    public async Task A_restricted_listing_beside_one_that_counts_leaves_no_trace_either()
    {
        var (one, other, shop) = (await registry.EnrolAsync(), await registry.EnrolAsync(), await registry.EnrolAsync());
        var (alone, beside) = (EmailOf(NewEmail()), EmailOf(NewEmail()));
        await Listings.AddAsync(one, null, alone);
        await Listings.AddAsync(one, null, beside);
        await Listings.AddAsync(other, x => x.Contested = true, beside);
        await Listings.StateOrdersAsync(other, beside, 50);
        Assert.Equal(
            WithoutId(await shop.Risk.CheckAsync(Of(registry, alone))), WithoutId(await shop.Risk.CheckAsync(Of(registry, beside))));
    }

    [Fact]
    public async Task A_suspended_reporters_listings_stop_counting_at_once()
    {
        var (reporter, shop, email) = (await registry.EnrolAsync(), await registry.EnrolAsync(), EmailOf(NewEmail()));
        await Listings.AddAsync(reporter, null, email);
        Assert.NotEmpty((await shop.Risk.CheckAsync(Of(registry, email))).Assessment.Reasons);
        await Operator(registry).SuspendMerchantAsync(new SuspendMerchantRequest
        {
            RequestId = NewId(),
            MerchantId = reporter.Merchant.MerchantId,
            Reason = "Its reports are looked into.",
        });
        await AssertNothingAsync(shop, email);
    }

    [Fact]
    public async Task Sharing_stopped_by_country_or_merchant_stops_at_once_but_not_ones_own()
    {
        await using var other = await StartAsync();
        var listings = new TestListings(other);
        var (reporter, shop, email) = (await other.EnrolAsync(), await other.EnrolAsync(), EmailOf(NewEmail()));
        await listings.AddAsync(reporter, null, email);
        foreach (var stop in new[]
        {
            new StopSharingRequest { Country = "GB" },
            new StopSharingRequest { MerchantId = reporter.Merchant.MerchantId },
            new StopSharingRequest { MerchantId = shop.Merchant.MerchantId },
            new StopSharingRequest(),
        })
        {
            (stop.RequestId, stop.Confirm, stop.Reason) = (NewId(), true, "The supervisory authority asked for it.");
            Assert.NotEmpty((await shop.Risk.CheckAsync(Of(other, email))).Assessment.Reasons);
            var stopped = await Operator(other).StopSharingAsync(stop);
            Assert.Empty((await shop.Risk.CheckAsync(Of(other, email))).Assessment.Reasons);
            Assert.NotEmpty((await reporter.Risk.CheckAsync(Of(other, email))).Assessment.Reasons);
            await Operator(other).ResumeSharingAsync(new ResumeSharingRequest { RequestId = NewId(), StopId = stopped.StopId });
        }
    }

    [Fact]
    public async Task In_the_United_States_a_disputed_entry_stays_and_is_marked()
    {
        await using var american = await StartAsync(("Registry:OperatorCountry", "US"));
        var (reporter, shop, email) = (await american.EnrolAsync("US"), await american.EnrolAsync("US"), EmailOf(NewEmail()));
        await new TestListings(american).AddAsync(reporter, x => (x.Contested, x.Evidence) = (true, EvidenceLevel.IndependentFinding), email);
        var reply = await shop.Risk.CheckAsync(Of(american, email));
        Assert.True(Assert.Single(reply.Assessment.Reasons, x => x.Code == "REPORT").Disputed);
        Assert.EndsWith("disputed by the person", reply.Assessment.Reasons[0].Sentence, StringComparison.Ordinal);
    }

    private static MerchantService.MerchantServiceClient Operator(RegistryFixture registry) => new(registry.As(registry.OperatorKey));

    private async Task AssertNothingAsync(TestMerchant shop, Identifier email)
    {
        var nothing = await shop.Risk.CheckAsync(Of(registry, EmailOf(NewEmail())));
        var before = (await shop.Disclosures.ListDisclosuresAsync(new ListDisclosuresRequest())).Disclosures.Count;
        Assert.Equal(WithoutId(nothing), WithoutId(await shop.Risk.CheckAsync(Of(registry, email))));
        Assert.Equal(before, (await shop.Disclosures.ListDisclosuresAsync(new ListDisclosuresRequest())).Disclosures.Count);
    }
}
