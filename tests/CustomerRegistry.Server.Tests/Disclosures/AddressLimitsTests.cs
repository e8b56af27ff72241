using CustomerRegistry.Identifiers;
using CustomerRegistry.Server.Disclosures;
using CustomerRegistry.Server.Identifiers;
using CustomerRegistry.Server.Rpc;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerRegistry.Server.Tests.Disclosures;

public sealed class AddressLimitsTests(RegistryFixture registry)
{
    [Fact]
    public void A_stranger_cannot_keep_a_person_from_a_code()
    {
        using var limits = Limits();
        var address = Address();
        Assert.Equal(5, Take(limits, address, "stranger", 100));
        Assert.Equal(5, Take(limits, address, "person", 6));
        Assert.Equal(5, Take(limits, Address(), "stranger", 6));
    }

    [Fact]
    public void A_mailbox_gets_no_more_than_twenty_an_hour_from_everywhere()
    {
        using var limits = Limits();
        var address = Address();
        Assert.Equal(20, Enumerable.Range(0, 10).Sum(network => Take(limits, address, $"{network}", 5)));
    }

    [Theory]
    [InlineData("the port is not part of it", "ipv4:192.0.2.7:4711", "ipv4:192.0.2.7:4712", true)]
    [InlineData("another host", "ipv4:192.0.2.7:4711", "ipv4:192.0.2.8:4711", false)]
    [InlineData("one /64 is one network", "ipv6:[2001:db8:1:2::1]:4711", "ipv6:[2001:db8:1:2:ffff::9]:80", true)]
    [InlineData("the next /64 is another", "ipv6:[2001:db8:1:2::1]:4711", "ipv6:[2001:db8:1:3::1]:4711", false)]
    [InlineData("IPv4 on a socket for both", "ipv6:[::ffff:192.0.2.7]:4711", "ipv4:192.0.2.7:80", true)]
    [InlineData("two of those are two", "ipv6:[::ffff:192.0.2.7]:4711", "ipv6:[::ffff:192.0.2.8]:4711", false)]
    [InlineData("what is no address is itself", "unix:/tmp/a", "unix:/tmp/b", false)]
    public void A_network_is_told_by_its_address(string why, string one, string other, bool same) =>
        Assert.True(same == (AnonymousCallLimits.NetworkOf(one) == AnonymousCallLimits.NetworkOf(other)), why);

    private static int Take(AddressLimits limits, IdentifierHash address, string network, int calls)
    {
        var taken = 0;
        for (var i = 0; i < calls; i++) taken += limits.TryTake(address, network) ? 1 : 0;
        return taken;
    }

    private static IdentifierHash Address()
    {
        Assert.True(EmailCanonicalForm.TryCreate(RegistryFixture.NewEmail(), out var canonical, out _));
        return IdentifierHash.Of(canonical);
    }

    private AddressLimits Limits() => new(registry.Host.Services.GetRequiredService<LinkSecrets>());
}
