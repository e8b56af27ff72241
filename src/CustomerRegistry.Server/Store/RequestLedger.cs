using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Refusals;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Store;

/// <summary>A call that changes something, as its repeat is recognised: caller, mode, method, request_id and content.</summary>
/// <param name="Fingerprint">HMAC(N, canonical content): two calls with one id and other content differ in it.</param>
internal sealed record RequestKey(Guid CallerId, RegistryMode Mode, string Method, Guid RequestId, byte[] Fingerprint);

/// <summary>
/// Remembers request_ids for 30 days (design section 10). Staged in the transaction of the change itself, so that either
/// both are there or neither is; of two calls at once the second waits for the first at the primary key.
/// </summary>
internal static class RequestLedger
{
    public static readonly Refusal Reused = new(
        RefusalReason.RequestIdReused, "This request_id was used for a call with other content: use a new one.", "request_id");

    /// <summary>What an earlier call with this id made, or null; a refusal if its content was another.</summary>
    public static async Task<(Guid? ResourceId, Refusal? Refusal)> FindAsync(
        RegistryDbContext db, RequestKey key, CancellationToken ct)
    {
        var row = await db.Requests.AsNoTracking().SingleOrDefaultAsync(
            x => x.CallerId == key.CallerId && x.Mode == key.Mode && x.Method == key.Method && x.RequestId == key.RequestId, ct);
        if (row is null) return (null, null);
        return row.Fingerprint.AsSpan().SequenceEqual(key.Fingerprint) ? (row.ResourceId, null) : (null, Reused);
    }

    /// <summary>Adds the row to be saved with the change.</summary>
    public static void Stage(RegistryDbContext db, RequestKey key, Guid resourceId, DateTimeOffset now) =>
        db.Requests.Add(new RequestRow
        {
            CallerId = key.CallerId,
            Mode = key.Mode,
            Method = key.Method,
            RequestId = key.RequestId,
            Fingerprint = key.Fingerprint,
            ResourceId = resourceId,
            At = now,
        });
}
