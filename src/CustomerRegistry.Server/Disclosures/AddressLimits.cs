using System.Threading.RateLimiting;
using CustomerRegistry.Identifiers;
using CustomerRegistry.Server.Identifiers;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>
/// Codes to one address: 5 an hour, so that nobody's mailbox is filled. Counted per replica and in memory, under a keyed
/// hash of the address; idle counts are forgotten.
/// </summary>
internal sealed class AddressLimits(LinkSecrets secrets) : IDisposable
{
    public const int PerHour = 5;

    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = PerHour,
            Window = TimeSpan.FromHours(1),
            QueueLimit = 0,
        }));

    public bool TryTake(in IdentifierHash address)
    {
        using var lease = _limiter.AttemptAcquire(Convert.ToBase64String(secrets.RequestFingerprint(address.ToBytes())));
        return lease.IsAcquired;
    }

    public void Dispose() => _limiter.Dispose();
}
