using System.Globalization;
using System.Text;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Server.Identifiers;
using CustomerRegistry.Server.Merchants;
using CustomerRegistry.Server.Store;
using Stripe;

namespace CustomerRegistry.Server.Reports;

/// <summary>Events of payment providers: whose they are, whether they are signed, and the hint that they give.</summary>
internal sealed class ProviderEventWorkflow(
    DisputeStore store, ContentCipher cipher, RegistryClock clock, ProviderFetchSignal fetches)
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private static readonly Refusal Unknown = new(
        RefusalReason.ProviderUnknown, "The merchant has no account of this provider at the registry.");

    private static readonly Refusal SignatureInvalid = new(
        RefusalReason.WebhookSignatureInvalid, "The event is not signed with the endpoint's secret.");

    private static readonly Refusal TooOld = new(
        RefusalReason.WebhookTooOld, "The event's signature is more than 5 minutes from now: check the clocks.");

    private static readonly Refusal Malformed = new(RefusalReason.WebhookMalformed, "This is not an event of Stripe's.");

    public async Task<Refusal?> TakeStripeEventAsync(Guid merchantId, string body, string signature, CancellationToken ct)
    {
        var accounts = await store.AccountsAsync(merchantId, StripeDisputeRules.Provider, ct);
        if (accounts.Count == 0) return Unknown;
        var signers = accounts.FindAll(x => IsSignedBy(x, body, signature));
        if (signers.Count == 0) return SignatureInvalid;
        // Of a signature that verifies; by the registry's own clock, whatever a sandbox's says.
        if (!IsRecent(signature)) return TooOld;
        if (StripeEvent.Read(body) is not { } seen) return Malformed;
        if (!seen.IsAboutDispute) return null;

        // The secret says whose event it is; only where one secret serves a live and a test account does the event itself.
        var account = signers.Find(x => x.Mode == RegistryMode.Live == seen.LiveMode) ?? signers[0];
        await store.HintAsync(
            new ReportScope(merchantId, account.Mode, account.SandboxId),
            new Domain.Reports.DisputeReference(StripeDisputeRules.Provider, account.Account, seen.DisputeId),
            await clock.NowAsync(account.SandboxId, ct), ct);
        fetches.Wake();
        return null;
    }

    private bool IsSignedBy(ProviderAccountRow account, string body, string signature)
    {
        var secret = Encoding.UTF8.GetString(
            cipher.Decrypt(account.Id, ProviderAccountWorkflow.WebhookSecretPurpose, account.WebhookSecretCipher));
        try
        {
            // Stripe.net compares in constant time; the age is looked at afterwards, to say which of the two it is.
            var time = TimeOf(signature);
            if (time is null) return false;
            EventUtility.ValidateSignature(body, signature, secret, (long)Tolerance.TotalSeconds, time.Value);
            return true;
        }
        catch (StripeException)
        {
            return false;
        }
    }

    private bool IsRecent(string signature) =>
        TimeOf(signature) is { } time && Math.Abs(clock.Now.ToUnixTimeSeconds() - time) <= Tolerance.TotalSeconds;

    private static long? TimeOf(string signature)
    {
        var part = signature.Split(',').Select(x => x.Trim()).FirstOrDefault(x => x.StartsWith("t=", StringComparison.Ordinal));
        return part is not null && long.TryParse(part.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var time)
            ? time
            : null;
    }
}
