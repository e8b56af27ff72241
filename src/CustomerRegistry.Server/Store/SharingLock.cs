using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Store;

/// <summary>
/// What the operator decides for all at once (stops of sharing, a merchant's state, the policy in force) against what is
/// being disclosed: disclosures share the lock, a decision takes it alone. So in the order of commits no disclosure
/// follows the decision that forbids it. Held until the transaction ends.
/// </summary>
internal static class SharingLock
{
    private const long Key = 0x5348_4152_494E_4721;

    public static Task ShareAsync(RegistryDbContext db, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock_shared({Key})", ct);

    public static Task TakeAsync(RegistryDbContext db, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Key})", ct);
}
