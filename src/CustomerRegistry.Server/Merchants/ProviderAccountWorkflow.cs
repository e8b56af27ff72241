using System.Text;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Identifiers;
using CustomerRegistry.Server.Store;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Merchants;

/// <summary>A merchant's account at its payment provider: what the server needs to fetch disputes and to know its events.</summary>
internal sealed class ProviderAccountWorkflow(MerchantStore store, ContentCipher cipher, RequestKeys requests, TimeProvider clock)
{
    /// <summary>Purposes under which the two secrets are encrypted.</summary>
    public const string RestrictedKeyPurpose = "provider_account.restricted_key";
    public const string WebhookSecretPurpose = "provider_account.webhook_secret";

    /// <summary>The path of the webhook, or why not.</summary>
    public async Task<(string Path, Refusal? Refusal)> SetAsync(
        Wire.SetProviderAccountRequest request, Caller caller, CancellationToken ct)
    {
        var merchantId = Guid.Parse(request.MerchantId);
        var merchant = await store.FindAsync(merchantId, ct);
        var own = caller is Caller.Merchant m && (m.MerchantId == merchantId
            || (merchant is not null && merchant.SandboxId != Guid.Empty && merchant.SandboxId == m.SandboxId));
        if (merchant is null || (caller is not Caller.Staff && !own)) return ("", MerchantWorkflow.Unknown);

        // A key sets what belongs to its own mode and sandbox; staff what a merchant's reports are of.
        var (mode, sandbox) = caller is Caller.Merchant key ? (key.Mode, key.SandboxId)
            : merchant.SandboxId == Guid.Empty ? (RegistryMode.Live, Guid.Empty)
            : (RegistryMode.Test, merchant.SandboxId);
        var now = clock.GetUtcNow();
        var row = new ProviderAccountRow
        {
            Id = Guid.CreateVersion7(now),
            MerchantId = merchantId,
            Mode = mode,
            SandboxId = sandbox,
            Provider = request.Provider,
            Account = request.Account,
            SetAt = now,
        };
        var refusal = await store.SetProviderAccountAsync(
            row,
            id => (
                cipher.Encrypt(id, RestrictedKeyPurpose, Encoding.UTF8.GetBytes(request.RestrictedKey)),
                cipher.Encrypt(id, WebhookSecretPurpose, Encoding.UTF8.GetBytes(request.WebhookSecret))),
            requests.Of(caller, "MerchantService/SetProviderAccount", request.RequestId, request),
            id => AuditEntries.Of(
                caller, AuditAction.ProviderAccountSet, AuditSubject.ProviderAccount, id, now, (AuditDetail.Provider, request.Provider)),
            ct);
        return ($"/webhooks/{request.Provider}/{merchantId}", refusal);
    }
}
