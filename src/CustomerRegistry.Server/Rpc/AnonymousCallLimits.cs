using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Server.Hosting;

namespace CustomerRegistry.Server.Rpc;

/// <summary>Calls without a key are limited by network address: secrets and codes cannot be tried in bulk.</summary>
internal sealed class AnonymousCallLimits(RegistryOptions options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetTokenBucketLimiter(address, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.AnonymousCallsPerMinute,
            TokensPerPeriod = Math.Max(1, options.AnonymousCallsPerMinute / 60),
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
            AutoReplenishment = true,
        }));

    /// <param name="peer">As gRPC names it: "ipv4:127.0.0.1:4711"; the port is not part of who it is.</param>
    public (Refusal Refusal, TimeSpan RetryAfter)? Refuse(string peer)
    {
        using var lease = _limiter.AttemptAcquire(NetworkOf(peer));
        if (lease.IsAcquired) return null;
        return (
            new Refusal(RefusalReason.RateLimited, "Too many calls from this network address: wait a second."),
            TimeSpan.FromSeconds(1));
    }

    /// <summary>An IPv4 address, or the /64 of an IPv6 address, which is what one subscriber has.</summary>
    public static string NetworkOf(string peer)
    {
        var start = peer.IndexOf(':', StringComparison.Ordinal) + 1;
        var end = peer.LastIndexOf(':');
        var host = end > start ? Uri.UnescapeDataString(peer[start..end]).Trim('[', ']') : peer;
        if (!IPAddress.TryParse(host, out var address)) return host;
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return address.ToString();
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new IPAddress(bytes).ToString();
    }

    public void Dispose() => _limiter.Dispose();
}
