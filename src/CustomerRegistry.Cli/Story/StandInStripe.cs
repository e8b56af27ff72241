using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using CustomerRegistry.Cli.CommandLine;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CustomerRegistry.Cli.Story;

/// <summary>
/// A stand-in of Stripe's shape inside this process: it serves the story's one dispute to whoever has its restricted key, and
/// signs events as Stripe does. The registry is told by its options to fetch here instead of from Stripe.
/// </summary>
internal sealed class StandInStripe : IAsyncDisposable
{
    public const string Account = "acct_story";
    public const string RestrictedKey = "rk_test_story";
    public const string WebhookSecret = "whsec_story";
    public const string DisputeId = "dp_story_1";
    public const string ChargeId = "ch_story_1";
    public const long AmountMinorUnits = 8_995;

    private readonly WebApplication _server;
    private readonly string _customerEmail;
    private readonly DateTimeOffset _openedAt;
    private readonly DateTimeOffset _wonAt;

    private StandInStripe(WebApplication server, string customerEmail, DateTimeOffset openedAt, DateTimeOffset wonAt) =>
        (_server, _customerEmail, _openedAt, _wonAt) = (server, customerEmail, openedAt, wonAt);

    public static async Task<StandInStripe> StartAsync(
        int port, string customerEmail, DateTimeOffset openedAt, DateTimeOffset wonAt, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        var stripe = new StandInStripe(builder.Build(), customerEmail, openedAt, wonAt);
        stripe._server.MapGet("/v1/disputes/{id}", stripe.Serve);
        try
        {
            await stripe._server.StartAsync(cancellationToken);
        }
        catch (IOException busy)
        {
            await stripe.DisposeAsync();
            throw new UsageException($"The story's stand-in of Stripe cannot listen on port {port}: {busy.Message} Change REGISTRY_STRIPE_PORT, for the server too.");
        }

        return stripe;
    }

    /// <summary>The event that announces the end of the dispute, and the header that signs it.</summary>
    public (string Body, string Signature) DisputeClosed(DateTimeOffset now)
    {
        var seconds = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var body = $$$"""
            {"id":"evt_story_1","object":"event","api_version":"2025-03-31.basil","created":{{{seconds}}},"livemode":false,
            "pending_webhooks":1,"request":{"id":null,"idempotency_key":null},"type":"charge.dispute.closed",
            "data":{"object":{{{DisputeJson(expanded: false)}}}}}
            """;
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(WebhookSecret), Encoding.UTF8.GetBytes($"{seconds}.{body}"));
        return (body, $"t={seconds},v1={Convert.ToHexStringLower(mac)}");
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private IResult Serve(string id, HttpRequest request)
    {
        if (request.Headers.Authorization != $"Bearer {RestrictedKey}")
            return Error("invalid_request_error", "Invalid API Key provided.", StatusCodes.Status401Unauthorized);
        if (id != DisputeId) return Error("invalid_request_error", $"No such dispute: '{id}'", StatusCodes.Status404NotFound);
        var expanded = request.Query.SelectMany(each => each.Value).Contains("charge");
        return Results.Text(DisputeJson(expanded), "application/json", Encoding.UTF8);
    }

    private static IResult Error(string type, string message, int status) =>
        Results.Text($$$"""{"error":{"type":"{{{type}}}","message":"{{{message}}}"}}""", "application/json", Encoding.UTF8, status);

    private string DisputeJson(bool expanded)
    {
        var opened = _openedAt.ToUnixTimeSeconds();
        var won = _wonAt.ToUnixTimeSeconds();
        var charge = expanded
            ? $$$"""
              {"id":"{{{ChargeId}}}","object":"charge","amount":{{{AmountMinorUnits}}},"currency":"gbp","created":{{{opened - (20 * 86_400)}}},"livemode":false,
              "billing_details":{"email":"{{{_customerEmail}}}","name":null,"phone":null,"address":{"country":"GB"}},"metadata":{"order_id":"TB-2041"}}
              """
            : $"\"{ChargeId}\"";
        return $$$"""
            {"id":"{{{DisputeId}}}","object":"dispute","amount":{{{AmountMinorUnits}}},"currency":"gbp","charge":{{{charge}}},"created":{{{opened}}},
            "balance_transactions":[
              {"id":"txn_story_1","object":"balance_transaction","amount":-{{{AmountMinorUnits}}},"currency":"gbp","created":{{{opened}}},"type":"adjustment"},
              {"id":"txn_story_2","object":"balance_transaction","amount":{{{AmountMinorUnits}}},"currency":"gbp","created":{{{won}}},"type":"adjustment"}],
            "evidence":{"customer_email_address":"{{{_customerEmail}}}"},
            "evidence_details":{"due_by":{{{opened + (14 * 86_400)}}},"has_evidence":true,"past_due":false,"submission_count":1},
            "is_charge_refundable":false,"livemode":false,"metadata":{},"payment_intent":null,
            "payment_method_details":{"type":"card","card":{"brand":"visa","case_type":"chargeback","network_reason_code":"13.1"}},
            "network_reason_code":"13.1","reason":"product_not_received","status":"won"}
            """;
    }
}
