using System.Text;
using System.Text.Json;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Server.Rpc;
using CustomerRegistry.Server.Telemetry;

namespace CustomerRegistry.Server.Reports;

/// <summary>
/// POST /webhooks/stripe/{merchant}. An event is signed with a secret that its merchant knows, so it confirms nothing: it
/// is a hint to ask Stripe. 200 is answered when the hint is durable.
/// </summary>
internal static class StripeWebhook
{
    private const int LargestBody = 256 * 1024;
    private const string SignatureHeader = "Stripe-Signature";

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/webhooks/stripe/{merchantId:guid}", static (
            Guid merchantId, HttpContext http, ProviderEventWorkflow workflow, RegistryMetrics metrics, CancellationToken ct) =>
            HandleAsync(merchantId, http, workflow, metrics, ct));

    private static async Task<IResult> HandleAsync(
        Guid merchantId, HttpContext http, ProviderEventWorkflow workflow, RegistryMetrics metrics, CancellationToken ct)
    {
        var (body, tooLarge) = await ReadAsync(http.Request, ct);
        var refusal = tooLarge ?? await workflow.TakeStripeEventAsync(
            merchantId, body, http.Request.Headers[SignatureHeader].ToString(), ct);
        metrics.Webhook(StripeDisputeRules.Provider, refusal is null ? "Accepted" : refusal.Reason.ToString());
        return refusal is null ? Results.Ok() : Problem(refusal);
    }

    private static async Task<(string Body, Refusal? Refusal)> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        var bytes = new MemoryStream();
        var part = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(part, ct)) > 0)
        {
            if (bytes.Length + read > LargestBody)
            {
                return ("", new Refusal(RefusalReason.WebhookMalformed, $"An event has at most {LargestBody} bytes."));
            }

            bytes.Write(part, 0, read);
        }

        return (Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length), null);
    }

    private static IResult Problem(Refusal refusal) => Results.Problem(
        detail: refusal.Detail,
        statusCode: refusal.Reason switch
        {
            RefusalReason.WebhookSignatureInvalid or RefusalReason.WebhookTooOld => StatusCodes.Status403Forbidden,
            RefusalReason.ProviderUnknown => StatusCodes.Status404NotFound,
            _ => StatusCodes.Status400BadRequest,
        },
        title: "The event was not taken.",
        extensions: new Dictionary<string, object?> { ["reason"] = RefusalStatus.NameOf(refusal.Reason) });
}

/// <summary>What of a Stripe event is read: that a dispute changed, which, and in which mode.</summary>
internal sealed record StripeEvent(bool IsAboutDispute, string DisputeId, bool LiveMode)
{
    /// <summary>Null for what Stripe does not send.</summary>
    public static StripeEvent? Read(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            var type = root.GetProperty("type").GetString() ?? "";
            var live = root.GetProperty("livemode").GetBoolean();
            if (!type.StartsWith("charge.dispute.", StringComparison.Ordinal)) return new StripeEvent(false, "", live);
            var dispute = root.GetProperty("data").GetProperty("object");
            var id = dispute.GetProperty("id").GetString() ?? "";
            var isReference = id.Length is > 0 and <= 64 && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
            return isReference && dispute.GetProperty("object").GetString() == "dispute" ? new StripeEvent(true, id, live) : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
