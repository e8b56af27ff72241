using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CustomerRegistry.Server.Tests.Reports;

/// <summary>A local server of Stripe's shape: GET /v1/disputes/{id} for whoever holds the restricted key.</summary>
public sealed class StripeServer : IAsyncDisposable
{
    public const string RestrictedKey = "rk_test_of_the_tests";

    private readonly WebApplication _app;

    private StripeServer(WebApplication app) => _app = app;

    public ConcurrentDictionary<string, object> Disputes { get; } = new();

    /// <summary>How many answers with 503 come before the next good one.</summary>
    public int Outages;

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<StripeServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = new StripeServer(builder.Build());
        server._app.MapGet("/v1/disputes/{id}", (string id, HttpRequest request) =>
        {
            if (Interlocked.Decrement(ref server.Outages) >= 0) return Results.StatusCode(503);
            if (request.Headers.Authorization != $"Bearer {RestrictedKey}") return Results.StatusCode(401);
            return server.Disputes.TryGetValue(id, out var dispute)
                ? Results.Text(JsonSerializer.Serialize(dispute), "application/json")
                : Results.NotFound();
        });
        await server._app.StartAsync();
        return server;
    }

    /// <summary>A dispute as Stripe's API returns it, of the report in SampleMessages.</summary>
    public static Dictionary<string, object?> Dispute(
        string id, string status, long amount = 4999, string? email = null, string reason = "product_not_received",
        string code = "13.1", string caseType = "chargeback", bool live = false) => new()
        {
            ["id"] = id,
            ["object"] = "dispute",
            ["amount"] = amount,
            ["currency"] = "gbp",
            ["charge"] = "ch_test",
            ["created"] = DateTimeOffset.UtcNow.AddDays(-30).ToUnixTimeSeconds(),
            ["livemode"] = live,
            ["reason"] = reason,
            ["status"] = status,
            ["evidence"] = new Dictionary<string, object?> { ["customer_email_address"] = email },
            ["payment_method_details"] = new Dictionary<string, object?>
            {
                ["type"] = "card",
                ["card"] = new Dictionary<string, object?> { ["brand"] = "visa", ["case_type"] = caseType, ["network_reason_code"] = code },
            },
        };

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
