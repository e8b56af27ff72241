using System.Threading.RateLimiting;
using CustomerRegistry.Identifiers;
using CustomerRegistry.Server.Identifiers;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>
/// Codes to one address: 5 an hour asked for from one network, so that a stranger cannot use up a person's own, and 20 an
/// hour in all, so that nobody's mailbox is filled. Counted per replica and in memory, under a keyed hash of the address;
/// idle counts are forgotten.
/// </summary>
internal sealed class AddressLimits(LinkSecrets secrets) : IDisposable
{
    public const int PerNetworkAndHour = 5;

    public const int PerHour = 20;

    private readonly PartitionedRateLimiter<string> _byNetwork = Hourly(PerNetworkAndHour);

    private readonly PartitionedRateLimiter<string> _inAll = Hourly(PerHour);

    /// <param name="network">As <see cref="Rpc.AnonymousCallLimits.NetworkOf"/> has it.</param>
    public bool TryTake(in IdentifierHash address, string network)
    {
        var key = Convert.ToBase64String(secrets.RequestFingerprint(address.ToBytes()));
        using var own = _byNetwork.AttemptAcquire($"{key} {network}");
        if (!own.IsAcquired) return false;
        // Not before the other: what one network asks for in vain is not taken from the rest.
        using var all = _inAll.AttemptAcquire(key);
        return all.IsAcquired;
    }

    public void Dispose()
    {
        _byNetwork.Dispose();
        _inAll.Dispose();
    }

    private static PartitionedRateLimiter<string> Hourly(int permits) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = permits,
            Window = TimeSpan.FromHours(1),
            QueueLimit = 0,
        }));
}
