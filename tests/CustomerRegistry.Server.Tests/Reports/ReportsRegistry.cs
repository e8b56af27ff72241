using CustomerRegistry.Server.Tests.Mail;
using CustomerRegistry.V1;
using Xunit;

namespace CustomerRegistry.Server.Tests.Reports;

/// <summary>A registry whose provider and mail server are local ones that tests can see and break.</summary>
public sealed class ReportsRegistry : IAsyncLifetime
{
    public RegistryFixture Registry { get; private set; } = null!;

    public StripeServer Stripe { get; private set; } = null!;

    public SmtpServer Smtp { get; } = new();

    public DateTimeOffset Now => Registry.Clock.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        Stripe = await StripeServer.StartAsync();
        Registry = await RegistryFixture.StartAsync(
            ("Registry:Stripe:BaseAddress", Stripe.Address),
            ("Registry:Stripe:SandboxBaseAddress", Stripe.Address),
            ("Registry:PublicAddress", "https://registry.example"),
            ("Registry:Mail:Host", "127.0.0.1"),
            ("Registry:Mail:Port", Smtp.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("Registry:Mail:Tls", "false"),
            ("Registry:Mail:From", "registry@registry.example"));
    }

    public async ValueTask DisposeAsync()
    {
        await Registry.DisposeAsync();
        await Stripe.DisposeAsync();
        await Smtp.DisposeAsync();
    }

    /// <summary>A sandbox of its own with two fictitious merchants; the first has an account at the provider.</summary>
    public Task<TestSandbox> SandboxAsync(string country = "GB") => TestSandbox.CreateAsync(this, country);
}

[CollectionDefinition(Name)]
public sealed class ReportsTests : ICollectionFixture<ReportsRegistry>
{
    public const string Name = "reports";
}

/// <summary>A sandbox, whose clock moves without moving others'.</summary>
public sealed class TestSandbox
{
    public const string WebhookSecret = "whsec_of_the_tests";

    private readonly ReportsRegistry _registry;
    private TimeSpan _ahead;

    private TestSandbox(ReportsRegistry registry, TestMerchant owner, TestMerchant first, TestMerchant second, string webhook) =>
        (_registry, Owner, First, Second, Webhook) = (registry, owner, first, second, webhook);

    public TestMerchant Owner { get; }

    public TestMerchant First { get; }

    public TestMerchant Second { get; }

    /// <summary>The first merchant's path.</summary>
    public string Webhook { get; }

    public DateTimeOffset Now => _registry.Now + _ahead;

    public static async Task<TestSandbox> CreateAsync(ReportsRegistry registry, string country)
    {
        var fixture = registry.Registry;
        var real = await fixture.EnrolAsync(country);
        var owner = new TestMerchant(fixture, real.Merchant, await fixture.IssueKeyAsync(real.Merchant.MerchantId, test: true));
        var first = await EnrolAsync(fixture, owner, country);
        var second = await EnrolAsync(fixture, owner, country);
        return new TestSandbox(registry, owner, first, second, await SetAccountAsync(owner, first, "acct_test"));
    }

    /// <summary>One more account of the merchant, with the same secrets.</summary>
    public Task AddAccountAsync(TestMerchant merchant, string account) => SetAccountAsync(Owner, merchant, account);

    public async Task AdvanceAsync(TimeSpan by)
    {
        await Owner.Merchants.AdvanceTestClockAsync(new AdvanceTestClockRequest
        {
            RequestId = RegistryFixture.NewId(),
            Seconds = (long)by.TotalSeconds,
        });
        _ahead += by;
    }

    public async Task<IReadOnlyList<SandboxMail>> MailsToAsync(string address) =>
        [.. (await Owner.Merchants.ListSandboxMailsAsync(new ListSandboxMailsRequest { PageSize = 100 })).Mails.Where(x => x.To == address)];

    private static async Task<string> SetAccountAsync(TestMerchant caller, TestMerchant merchant, string account) =>
        (await caller.Merchants.SetProviderAccountAsync(new SetProviderAccountRequest
        {
            RequestId = RegistryFixture.NewId(),
            MerchantId = merchant.Merchant.MerchantId,
            Provider = "stripe",
            Account = account,
            RestrictedKey = StripeServer.RestrictedKey,
            WebhookSecret = WebhookSecret,
        })).WebhookPath;

    private static async Task<TestMerchant> EnrolAsync(RegistryFixture fixture, TestMerchant owner, string country)
    {
        var name = $"Shop {Guid.NewGuid():N}"[..13];
        var merchant = (await owner.Merchants.EnrolMerchantAsync(new EnrolMerchantRequest
        {
            RequestId = RegistryFixture.NewId(),
            DisplayName = name,
            Country = country,
            Sector = Sector.GeneralRetail,
            UltimateOwner = name,
            ContactEmailAddress = "disputes@shop.example",
            CheckoutNoticeUrl = "https://shop.example/notice",
        })).Merchant;
        var key = (await owner.Merchants.IssueApiKeyAsync(new IssueApiKeyRequest
        {
            RequestId = RegistryFixture.NewId(),
            MerchantId = merchant.MerchantId,
            Test = true,
            Scopes = { Enum.GetValues<Scope>().Where(x => x != Scope.Unspecified) },
        })).Secret;
        return new TestMerchant(fixture, merchant, key);
    }
}
