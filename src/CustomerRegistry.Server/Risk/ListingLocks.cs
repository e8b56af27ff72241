using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Risk;

/// <summary>
/// The two locks that keep disclosures and changes of a listing in order (design section 8): a disclosure takes its
/// listings FOR SHARE, every change takes them FOR UPDATE before it gathers the recipients of a correction. Both in key
/// order, one select per subject key, so that it also works on a distributed PostgreSQL and never deadlocks.
/// </summary>
internal static class ListingLocks
{
    /// <summary>Locks all listings of a report for a change and returns them tracked. Needs an open transaction.</summary>
    public static async Task<List<ListingRow>> ForUpdateAsync(RegistryDbContext db, Guid reportId, CancellationToken ct)
    {
        var keys = await db.Listings.AsNoTracking().Where(x => x.ReportId == reportId)
            .Select(x => x.SubjectKey).ToListAsync(ct);
        keys.Sort(static (a, b) => a.AsSpan().SequenceCompareTo(b));
        var rows = new List<ListingRow>(keys.Count);
        foreach (var key in keys)
        {
            rows.AddRange(await db.Listings
                .FromSql($"SELECT * FROM listing WHERE subject_key = {key} AND report_id = {reportId} FOR UPDATE")
                .ToListAsync(ct));
        }

        return rows;
    }

    /// <summary>Locks the listings under one subject key for a disclosure. Needs an open transaction; call in key order.</summary>
    public static Task<List<ListingRow>> ForShareAsync(RegistryDbContext db, byte[] subjectKey, CancellationToken ct) =>
        db.Listings
            .FromSql($"SELECT * FROM listing WHERE subject_key = {subjectKey} ORDER BY report_id FOR SHARE")
            .AsNoTracking().ToListAsync(ct);
}
