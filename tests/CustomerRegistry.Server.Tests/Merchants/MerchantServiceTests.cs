using CustomerRegistry.V1;
using Grpc.Core;
using Xunit;

namespace CustomerRegistry.Server.Tests.Merchants;

public sealed class MerchantServiceTests(RegistryFixture registry)
{
    private MerchantService.MerchantServiceClient Operator => new(registry.As(registry.OperatorKey));

    [Fact]
    public async Task A_merchant_starts_observing_and_goes_live_by_a_persons_decision()
    {
        var merchant = await registry.EnrolAsync(live: false);
        Assert.Equal(MerchantState.Observing, merchant.Merchant.State);
        var live = await Operator.GoLiveAsync(new GoLiveRequest
        {
            RequestId = RegistryFixture.NewId(),
            MerchantId = merchant.Merchant.MerchantId,
            Reason = "The pilot went as agreed.",
        });
        Assert.Equal(MerchantState.Live, live.Merchant.State);
    }

    [Fact]
    public async Task A_second_bootstrap_is_refused()
    {
        var client = new MerchantService.MerchantServiceClient(registry.As(null));
        var refused = await Refused.ByAsync(() => client.BootstrapAsync(new BootstrapRequest { Token = "x", DisplayName = "y" }).ResponseAsync);
        Assert.Equal((StatusCode.PermissionDenied, "BOOTSTRAP_NOT_ALLOWED"), (refused.Code, refused.Reason));
    }

    [Fact]
    public async Task A_repeated_enrolment_is_the_same_merchant_and_other_content_is_refused()
    {
        var request = new EnrolMerchantRequest
        {
            RequestId = RegistryFixture.NewId(),
            DisplayName = "Twice",
            Country = "GB",
            Sector = Sector.Fashion,
            UltimateOwner = "Twice",
            ContactEmailAddress = "a@b.example",
            CheckoutNoticeUrl = "https://b.example/n",
        };
        var first = await Operator.EnrolMerchantAsync(request);
        var second = await Operator.EnrolMerchantAsync(request);
        Assert.Equal(first.Merchant.MerchantId, second.Merchant.MerchantId);
        request.DisplayName = "Other";
        var refused = await Refused.ByAsync(() => Operator.EnrolMerchantAsync(request).ResponseAsync);
        Assert.Equal((StatusCode.AlreadyExists, "REQUEST_ID_REUSED"), (refused.Code, refused.Reason));
    }

    [Fact]
    public async Task A_key_is_shown_once_and_a_revoked_one_stops_at_once()
    {
        var merchant = await registry.EnrolAsync();
        var request = new IssueApiKeyRequest
        {
            RequestId = RegistryFixture.NewId(),
            MerchantId = merchant.Merchant.MerchantId,
            Scopes = { Scope.Identifiers },
        };
        var issued = await Operator.IssueApiKeyAsync(request);
        var again = await Refused.ByAsync(() => Operator.IssueApiKeyAsync(request).ResponseAsync);
        Assert.Equal("ALREADY_ISSUED", again.Reason);

        var client = new IdentifierService.IdentifierServiceClient(registry.As(issued.Secret));
        Assert.Equal("ristretto255-SHA512", (await client.GetParametersAsync(new GetParametersRequest())).Suite);
        await Operator.RevokeApiKeyAsync(new RevokeApiKeyRequest
        {
            RequestId = RegistryFixture.NewId(),
            ApiKeyId = issued.ApiKey.ApiKeyId,
        });
        var refused = await Refused.ByAsync(() => client.GetParametersAsync(new GetParametersRequest()).ResponseAsync);
        Assert.Equal((StatusCode.Unauthenticated, "CREDENTIALS_INVALID"), (refused.Code, refused.Reason));
    }

    [Fact]
    public async Task A_sandbox_holds_five_fictitious_merchants_and_its_clock_goes_forward_only()
    {
        var real = await registry.EnrolAsync(live: false);
        var key = await registry.IssueKeyAsync(real.Merchant.MerchantId, test: true);
        var sandbox = new MerchantService.MerchantServiceClient(registry.As(key));
        EnrolMerchantRequest Fictitious(int number) => new()
        {
            RequestId = RegistryFixture.NewId(),
            DisplayName = $"Fictitious {number}",
            Country = "GB",
            Sector = Sector.Fashion,
            UltimateOwner = $"Owner {number}",
            ContactEmailAddress = "a@b.example",
            CheckoutNoticeUrl = "https://b.example/n",
        };
        for (var i = 0; i < 5; i++) Assert.True((await sandbox.EnrolMerchantAsync(Fictitious(i))).Merchant.Sandbox);
        var full = await Refused.ByAsync(() => sandbox.EnrolMerchantAsync(Fictitious(6)).ResponseAsync);
        Assert.Equal("SANDBOX_FULL", full.Reason);

        var before = registry.Clock.GetUtcNow();
        var advanced = await sandbox.AdvanceTestClockAsync(new AdvanceTestClockRequest { RequestId = RegistryFixture.NewId(), Seconds = 86400 });
        Assert.True(advanced.Now.ToDateTimeOffset() >= before.AddDays(1));
        var backwards = await Refused.ByAsync(() => sandbox.AdvanceTestClockAsync(
            new AdvanceTestClockRequest { RequestId = RegistryFixture.NewId(), Seconds = -1 }).ResponseAsync);
        Assert.Equal("TEST_CLOCK_BACKWARDS", backwards.Reason);
        // The real registry does not see it.
        Assert.DoesNotContain((await Operator.ListMerchantsAsync(new ListMerchantsRequest { PageSize = 500 })).Merchants, x => x.Sandbox);
    }

    [Fact]
    public async Task A_sandboxs_clock_goes_twenty_years_ahead_at_most()
    {
        var real = await registry.EnrolAsync(live: false);
        var sandbox = new MerchantService.MerchantServiceClient(registry.As(await registry.IssueKeyAsync(real.Merchant.MerchantId, test: true)));
        AdvanceTestClockRequest FiveYears() => new() { RequestId = RegistryFixture.NewId(), Seconds = 5L * 366 * 86400 };
        for (var i = 0; i < 4; i++) await sandbox.AdvanceTestClockAsync(FiveYears());
        var refused = await Refused.ByAsync(() => sandbox.AdvanceTestClockAsync(FiveYears()).ResponseAsync);
        Assert.Equal((StatusCode.OutOfRange, "FIELD_OUT_OF_RANGE"), (refused.Code, refused.Reason));
    }

    [Fact]
    public async Task A_revocation_under_a_used_request_id_is_refused_and_says_so()
    {
        var merchant = await registry.EnrolAsync();
        var id = RegistryFixture.NewId();
        async Task<string> KeyAsync() => (await Operator.IssueApiKeyAsync(new IssueApiKeyRequest
        {
            RequestId = RegistryFixture.NewId(),
            MerchantId = merchant.Merchant.MerchantId,
            Scopes = { Scope.Check },
        })).ApiKey.ApiKeyId;
        await Operator.RevokeApiKeyAsync(new RevokeApiKeyRequest { RequestId = id, ApiKeyId = await KeyAsync() });
        var other = await KeyAsync();
        var refused = await Refused.ByAsync(
            () => Operator.RevokeApiKeyAsync(new RevokeApiKeyRequest { RequestId = id, ApiKeyId = other }).ResponseAsync);
        Assert.Equal("REQUEST_ID_REUSED", refused.Reason);
    }
}
