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
    private int _outages;

    private StripeServer(WebApplication app) => _app = app;

    public ConcurrentDictionary<string, object> Disputes { get; } = new();

    /// <summary>The charges of disputes, for who asks to have them expanded.</summary>
    public ConcurrentDictionary<string, object> Charges { get; } = new();

    /// <summary>Disputes that are known under their bare path alone, as a stand-in may have it.</summary>
    public ConcurrentDictionary<string, bool> WithoutExpansion { get; } = new();

    /// <summary>How many answers with 503 come before the next good one.</summary>
    public int Outages
    {
        get => Volatile.Read(ref _outages);
        set => Volatile.Write(ref _outages, value);
    }

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<StripeServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var server = new StripeServer(builder.Build());
        server._app.MapGet("/v1/disputes/{id}", (string id, HttpRequest request) =>
        {
            if (Interlocked.Decrement(ref server._outages) >= 0) return Results.StatusCode(503);
            if (request.Headers.Authorization != $"Bearer {RestrictedKey}") return Results.StatusCode(401);
            var isExpanded = request.Query["expand[]"].Contains("charge");
            if (isExpanded && server.WithoutExpansion.ContainsKey(id)) return Results.NotFound();
            if (!server.Disputes.TryGetValue(id, out var dispute)) return Results.NotFound();
            if (isExpanded && server.Charges.TryGetValue(id, out var charge) && dispute is Dictionary<string, object?> fields)
            {
                dispute = new Dictionary<string, object?>(fields) { ["charge"] = charge };
            }

            return Results.Text(JsonSerializer.Serialize(dispute), "application/json");
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
