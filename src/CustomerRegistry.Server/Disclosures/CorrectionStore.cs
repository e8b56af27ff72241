using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>
/// Stages STOP_USING for every check that disclosed a report, in the caller's transaction and after its listings were
/// locked FOR UPDATE: so no disclosure can be missed. A check that was corrected already is not corrected again.
/// </summary>
internal static class CorrectionStore
{
    /// <returns>How many corrections were staged.</returns>
    public static async Task<int> StageAsync(RegistryDbContext db, Guid reportId, DateTimeOffset now, CancellationToken ct)
    {
        // A repeat that adds to a disclosure takes the same lock: it comes wholly before, or is a disclosure of its own.
        var disclosed = await db.DisclosedListings.Where(x => x.ReportId == reportId).Select(x => x.CheckId).Distinct().ToListAsync(ct);
        await db.Disclosures
            .FromSql($"SELECT * FROM disclosure WHERE check_id = ANY ({disclosed}) ORDER BY check_id FOR UPDATE")
            .AsNoTracking().Select(x => x.CheckId).ToListAsync(ct);
        var checks = await (
            from listing in db.DisclosedListings
            join disclosure in db.Disclosures on listing.CheckId equals disclosure.CheckId
            where listing.ReportId == reportId && !db.Corrections.Any(x => x.CheckId == listing.CheckId)
            select new { disclosure.CheckId, disclosure.MerchantId }).Distinct().ToListAsync(ct);
        foreach (var check in checks)
        {
            db.Corrections.Add(new CorrectionRow
            {
                Id = Guid.CreateVersion7(now),
                MerchantId = check.MerchantId,
                CheckId = check.CheckId,
                At = now,
            });
        }

        return checks.Count;
    }

    /// <summary>
    /// Stages STOP_USING for one check, whatever it disclosed: its own answer is changed, not an entry. Corrected already, or
    /// its record gone, it is not corrected again.
    /// </summary>
    public static async Task StageCheckAsync(RegistryDbContext db, Guid checkId, DateTimeOffset now, CancellationToken ct)
    {
        var disclosure = await db.Disclosures.FromSql($"SELECT * FROM disclosure WHERE check_id = {checkId} FOR UPDATE")
            .AsNoTracking().SingleOrDefaultAsync(ct);
        if (disclosure is null || await db.Corrections.AnyAsync(x => x.CheckId == checkId, ct)) return;
        db.Corrections.Add(new CorrectionRow
        {
            Id = Guid.CreateVersion7(now),
            MerchantId = disclosure.MerchantId,
            CheckId = checkId,
            At = now,
        });
    }
}
