using System.Net;
using System.Net.Sockets;
using CustomerRegistry.Cli.Story;
using Stripe;

namespace CustomerRegistry.Cli.Tests;

/// <summary>What of the story needs no registry. That the stand-in has Stripe's shape is judged by Stripe's own library.</summary>
public sealed class StoryTests
{
    [Theory]
    [InlineData("See http://localhost:5080/notice/Zk3_-abcdefghijklmnopqrstuvwxyz0123456789AB\nfor more", "Zk3_-abcdefghijklmnopqrstuvwxyz0123456789AB", "at the end of a path")]
    [InlineData("https://registry.example.com/en/notice#Zk3abcdefghijklmnopqrstuvwxyz", "Zk3abcdefghijklmnopqrstuvwxyz", "after a #")]
    [InlineData("http://localhost:5080/n?r=0b4cf2b8-6a3c-4b62-9f0c-6a5f6a0f2f11&s=Zk3abcdefghijklmnopqrstuvwxyz.", "Zk3abcdefghijklmnopqrstuvwxyz", "beside a UUID, which is none")]
    [InlineData("Write to the shop at http://example.com/contact", null, "a link without a secret")]
    [InlineData("Zk3abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG", null, "a long word that is no link")]
    public void The_secret_is_found_in_the_link_of_the_mail(string mail, string? secret, string why) =>
        Assert.True(StoryPlot.SecretIn(mail) == secret, why);

    [Fact]
    public async Task The_stand_in_serves_and_signs_as_Stripe_does()
    {
        var openedAt = DateTimeOffset.UtcNow.AddDays(-30);
        var port = FreePort();
        await using var standIn = await StandInStripe.StartAsync(port, "jane.roe@example.com", openedAt, openedAt.AddDays(25), TestContext.Current.CancellationToken);
        var client = new StripeClient(StandInStripe.RestrictedKey, apiBase: $"http://127.0.0.1:{port}", httpClient: new SystemNetHttpClient(new HttpClient(new SocketsHttpHandler { UseProxy = false })));

        var dispute = await new DisputeService(client).GetAsync(
            StandInStripe.DisputeId, new DisputeGetOptions { Expand = ["charge"] }, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(("won", "product_not_received", 8_995L, "gbp"), (dispute.Status, dispute.Reason, dispute.Amount, dispute.Currency));
        Assert.Equal(("visa", "13.1"), (dispute.PaymentMethodDetails.Card.Brand, dispute.PaymentMethodDetails.Card.NetworkReasonCode));
        Assert.Equal("jane.roe@example.com", dispute.Charge.BillingDetails.Email);
        Assert.False(dispute.Livemode);

        var (body, signature) = standIn.DisputeClosed(DateTimeOffset.UtcNow);
        var announced = EventUtility.ConstructEvent(body, signature, StandInStripe.WebhookSecret, throwOnApiVersionMismatch: false);
        Assert.Equal("charge.dispute.closed", announced.Type);
        Assert.Equal(StandInStripe.DisputeId, Assert.IsType<Dispute>(announced.Data.Object).Id);
        Assert.Throws<StripeException>(() => EventUtility.ConstructEvent(body, signature, "whsec_other", throwOnApiVersionMismatch: false));
    }

    [Fact]
    public async Task The_stand_in_refuses_another_key_and_another_dispute()
    {
        var port = FreePort();
        await using var standIn = await StandInStripe.StartAsync(port, "jane.roe@example.com", DateTimeOffset.UtcNow, DateTimeOffset.UtcNow, TestContext.Current.CancellationToken);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri($"http://127.0.0.1:{port}") };

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/v1/disputes/dp_story_1", TestContext.Current.CancellationToken)).StatusCode);
        client.DefaultRequestHeaders.Authorization = new("Bearer", StandInStripe.RestrictedKey);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/v1/disputes/dp_other", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_busy_port_is_told_in_one_line()
    {
        using var busy = new TcpListener(IPAddress.Loopback, 0);
        busy.Start();
        var port = ((IPEndPoint)busy.LocalEndpoint).Port;

        var refused = await Assert.ThrowsAsync<CommandLine.UsageException>(() =>
            StandInStripe.StartAsync(port, "jane.roe@example.com", DateTimeOffset.UtcNow, DateTimeOffset.UtcNow, TestContext.Current.CancellationToken));

        Assert.Contains("REGISTRY_STRIPE_PORT", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_with_an_operator_is_left_alone()
    {
        var folder = Directory.CreateTempSubdirectory("registry-story-");
        var policy = Directory.CreateDirectory(Path.Combine(folder.FullName, "policy"));
        await System.IO.File.WriteAllTextAsync(Path.Combine(policy.FullName, "evidence.json"), "{}", TestContext.Current.CancellationToken);

        var run = await CommandLineRun.OfAsync("story", "--data", folder.FullName, "--policy", policy.FullName);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("has an operator already", run.Answers, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
