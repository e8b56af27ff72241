using System.Text;
using System.Text.Json;
using CustomerRegistry.V1;
using Microsoft.EntityFrameworkCore;
using EventUtility = Stripe.EventUtility;
using RegistryMode = CustomerRegistry.Domain.Identifiers.RegistryMode;
using Xunit;

namespace CustomerRegistry.Server.Tests.Reports;

/// <summary>Accounts at providers are a mode's and a sandbox's: no test key reaches a live one.</summary>
[Collection(ReportsTests.Name)]
public sealed class ProviderAccountTests(ReportsRegistry reports)
{
    [Fact]
    public async Task A_test_key_sets_the_account_of_its_sandbox_and_leaves_the_live_one_as_it_is()
    {
        var live = await reports.Registry.EnrolAsync();
        var test = new TestMerchant(
            reports.Registry, live.Merchant, await reports.Registry.IssueKeyAsync(live.Merchant.MerchantId, test: true));
        await SetAsync(live, "whsec_live");
        await using var db = await reports.Registry.DatabaseAsync();
        var before = await db.ProviderAccounts.AsNoTracking().SingleAsync(x => x.MerchantId == live.Id);
        await SetAsync(test, "whsec_test");
        await SetAsync(test, "whsec_test2");

        var accounts = await db.ProviderAccounts.AsNoTracking().Where(x => x.MerchantId == live.Id).ToListAsync();
        Assert.Equal(2, accounts.Count);
        var ofLive = Assert.Single(accounts, x => x.Mode == RegistryMode.Live && x.SandboxId == Guid.Empty);
        Assert.Equal(before.WebhookSecretCipher, ofLive.WebhookSecretCipher);
        var ofTest = Assert.Single(accounts, x => x.Mode == RegistryMode.Test && x.SandboxId == live.Id);
        // The renewal is written down under the account that was renewed.
        var since = reports.Now.AddMinutes(-5);
        var entries = await db.AuditEntries.Where(x => x.At >= since && x.CanonicalBytes != null).Select(x => x.CanonicalBytes!).ToListAsync();
        var id = ofTest.Id.ToByteArray(bigEndian: true);
        Assert.Equal(2, entries.Count(x => x.AsSpan().IndexOf(id) >= 0));
    }

    [Fact]
    public async Task The_secret_that_signed_an_event_says_whose_mode_and_sandbox_it_is_of()
    {
        var live = await reports.Registry.EnrolAsync();
        var test = new TestMerchant(
            reports.Registry, live.Merchant, await reports.Registry.IssueKeyAsync(live.Merchant.MerchantId, test: true));
        await SetAsync(live, "whsec_live");
        await SetAsync(test, "whsec_test");
        var dispute = $"dp_{Guid.NewGuid():N}"[..20];
        // The event says that it is live; whoever has the test secret alone could write so.
        Assert.True(await PostAsync(live.Id, dispute, "whsec_test"));
        await using var db = await reports.Registry.DatabaseAsync();
        var row = await db.Disputes.AsNoTracking().SingleAsync(x => x.Reference == dispute);
        Assert.Equal((RegistryMode.Test, live.Id), (row.Mode, row.SandboxId));
        Assert.True(await PostAsync(live.Id, dispute, "whsec_live"));
        Assert.True(await db.Disputes.AnyAsync(x => x.Reference == dispute && x.Mode == RegistryMode.Live && x.SandboxId == Guid.Empty));
    }

    private static async Task SetAsync(TestMerchant caller, string secret) =>
        await caller.Merchants.SetProviderAccountAsync(new SetProviderAccountRequest
        {
            RequestId = RegistryFixture.NewId(),
            MerchantId = caller.Merchant.MerchantId,
            Provider = "stripe",
            Account = "acct_test",
            RestrictedKey = StripeServer.RestrictedKey,
            WebhookSecret = secret,
        });

    private async Task<bool> PostAsync(Guid merchantId, string dispute, string secret)
    {
        var body = JsonSerializer.Serialize(new
        {
            id = "evt_1",
            @object = "event",
            type = "charge.dispute.closed",
            livemode = true,
            data = new { @object = new { id = dispute, @object = "dispute" } },
        });
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(reports.Registry.HttpAddress, $"/webhooks/stripe/{merchantId}"))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add(
            "Stripe-Signature", EventUtility.GenerateSignatureHeader(body, secret, reports.Registry.Clock.GetUtcNow().ToUnixTimeSeconds()));
        using var response = await client.SendAsync(request);
        return response.IsSuccessStatusCode;
    }
}
