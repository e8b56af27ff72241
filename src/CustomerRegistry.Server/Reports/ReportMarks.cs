using CustomerRegistry.Server.Risk;
using CustomerRegistry.Server.Store;

namespace CustomerRegistry.Server.Reports;

/// <summary>
/// What a person's contest or objection does to a report and its listings: facts, from which each check's ruling decides.
/// </summary>
internal static class ReportMarks
{
    /// <summary>
    /// Sets the marks in the caller's transaction, which holds the report's lock. After it the listings are locked too, so
    /// that no disclosure of them can be missed.
    /// </summary>
    public static async Task StageAsync(RegistryDbContext db, ReportRow report, bool contested, bool objected, CancellationToken ct)
    {
        var listings = await ListingLocks.ForUpdateAsync(db, report.Id, ct);
        foreach (var listing in listings)
        {
            listing.Contested = contested;
            listing.Objected = objected;
            listing.Version++;
        }

        report.Contested = contested;
        report.Objected = objected;
        report.Version++;
    }
}
