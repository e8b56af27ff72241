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
        var end = peer.LastIndexOf(':');
        using var lease = _limiter.AttemptAcquire(end > 0 ? peer[..end] : peer);
        if (lease.IsAcquired) return null;
        return (
            new Refusal(RefusalReason.RateLimited, "Too many calls from this network address: wait a second."),
            TimeSpan.FromSeconds(1));
    }

    public void Dispose() => _limiter.Dispose();
}
