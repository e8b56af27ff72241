using System.Net;
using System.Net.Sockets;
using CustomerRegistry.Client;
using CustomerRegistry.V1;

namespace CustomerRegistry.Cli.Tests;

/// <summary>The client's promise to a checkout: it never throws, and the sale goes on.</summary>
public sealed class ClientCheckTests
{
    private static readonly OrderFacts Order = new()
    {
        OrderReference = "2026-00417",
        OrderedOn = new DateOnly(2026, 11, 24),
        Purpose = Purpose.DeliverySafeguard,
        NoticeVersion = "1",
    };

    private static readonly CustomerIdentifiers Customer = new() { Email = "jane.roe@example.com", EmailConfirmed = true };

    [Fact]
    public async Task A_registry_that_is_not_there_is_not_checked()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        Assert.Equal(NotCheckedReason.Unavailable, await ReasonAsync($"http://127.0.0.1:{port}", Customer));
    }

    [Fact]
    public async Task A_registry_that_does_not_answer_is_not_checked_within_the_deadline()
    {
        // Accepts connections and says nothing.
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();

        Assert.Equal(NotCheckedReason.DeadlineExceeded, await ReasonAsync($"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}", Customer));
    }

    [Fact]
    public async Task A_refusal_is_not_checked()
    {
        await using var server = await ContractServer.StartAsync();

        // The first call of a process may be slower than a checkout can wait; this is about the refusal.
        Assert.Equal(NotCheckedReason.Refused, await ReasonAsync(server.Address, Customer, TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task A_cancelled_checkout_is_not_checked()
    {
        await using var server = await ContractServer.StartAsync();
        using var client = Client(server.Address);

        var result = await client.CheckAsync(Customer, Order, new CancellationToken(canceled: true));

        Assert.Equal(NotCheckedReason.Cancelled, Assert.IsType<CheckResult.NotChecked>(result).Reason);
    }

    [Theory]
    [InlineData(null, "no address")]
    [InlineData("nobody", "an address without domain")]
    public async Task A_customer_without_identifier_is_not_checked(string? email, string why) =>
        Assert.True(await ReasonAsync("http://127.0.0.1:1", new CustomerIdentifiers { Email = email }) == NotCheckedReason.NoIdentifier, why);

    [Fact]
    public async Task Not_even_a_missing_order_throws()
    {
        using var client = Client("http://127.0.0.1:1");

        var result = await client.CheckAsync(Customer, null!, TestContext.Current.CancellationToken);

        Assert.Equal(NotCheckedReason.ClientError, Assert.IsType<CheckResult.NotChecked>(result).Reason);
    }

    [Fact]
    public void One_identifier_without_canonical_form_does_not_hide_the_others()
    {
        var hashed = new CustomerIdentifiers { Email = "jane.roe@example.com", Phone = "12" }.Hash();

        Assert.Equal(IdentifierKind.Email, Assert.Single(hashed.Identifiers).Kind);
        Assert.Single(hashed.LeftOut);
    }

    [Theory]
    [InlineData("http://registry.example.com", "plain text beyond this machine")]
    [InlineData("http://10.0.0.1:5081", "plain text beyond this machine")]
    [InlineData("ftp://localhost", "no address of gRPC")]
    public void Addresses_that_would_show_the_key_are_refused(string address, string why) =>
        Assert.True(Record.Exception(() => Client(address)) is ArgumentException, why);

    [Theory]
    [InlineData("http://localhost:5081")]
    [InlineData("http://127.0.0.1:5081")]
    [InlineData("http://[::1]:5081")]
    [InlineData("https://registry.example.com")]
    public void Addresses_that_keep_the_key_are_accepted(string address) => Client(address).Dispose();

    [Fact]
    public void A_key_that_cannot_be_a_header_is_refused_at_the_start() =>
        Assert.Throws<ArgumentException>(() => new RegistryClient(new RegistryClientOptions { Address = new("http://localhost:5081"), ApiKey = "cr_live_x\n" }));

    [Fact]
    public void Customers_show_nothing_of_themselves_in_a_log() => Assert.DoesNotContain("jane", Customer.ToString(), StringComparison.Ordinal);

    private static RegistryClient Client(string address, TimeSpan? deadline = null) => new(new RegistryClientOptions
    {
        Address = new(address),
        ApiKey = "cr_test_x",
        CheckDeadline = deadline ?? TimeSpan.FromMilliseconds(150),
    });

    private static async Task<NotCheckedReason> ReasonAsync(string address, CustomerIdentifiers customer, TimeSpan? deadline = null)
    {
        using var client = Client(address, deadline);
        return Assert.IsType<CheckResult.NotChecked>(await client.CheckAsync(customer, Order, TestContext.Current.CancellationToken)).Reason;
    }
}
