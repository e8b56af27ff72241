using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Server.Disclosures;
using CustomerRegistry.Server.Risk;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Reports;

/// <summary>
/// Ends a report: really deletes its rows, leaves a tombstone where it may not come back, and tells its recipients. Used
/// by every way a report can end (E-, withdrawal, appeal, retention, offboarding), so that none forgets a part.
/// </summary>
internal static class ReportRemoval
{
    /// <summary>Stages the removal in the caller's transaction. The caller adds the audit entry and saves.</summary>
    /// <param name="endedAs">CustomerRight, Withdrawn or Overturned leave a tombstone; Expired leaves nothing.</param>
    /// <returns>How many corrections were staged.</returns>
    public static async Task<int> StageAsync(
        RegistryDbContext db, ReportRow report, ReportState endedAs, DateTimeOffset now, CancellationToken ct)
    {
        var corrections = await StageWithoutTombstoneAsync(db, report, now, ct);
        if (endedAs is not ReportState.Expired)
        {
            foreach (var key in new[] { report.OrderKey, report.DisputeKey }.OfType<byte[]>())
            {
                await StageTombstoneAsync(db, report.MerchantId, key, report.Mode, report.SandboxId, endedAs, now, ct);
            }
        }

        return corrections;
    }

    /// <summary>A tombstone alone, of an order or a dispute; one that is final stays as it is (<see cref="TombstoneRules.After"/>).</summary>
    public static async Task StageTombstoneAsync(
        RegistryDbContext db, Guid merchantId, byte[] key, RegistryMode mode, Guid sandboxId, ReportState endedAs,
        DateTimeOffset now, CancellationToken ct)
    {
        var stone = await db.Tombstones.FindAsync([merchantId, key], ct);
        if (stone is null)
        {
            stone = new TombstoneRow { MerchantId = merchantId, OrderKey = key, Mode = mode, SandboxId = sandboxId };
            db.Tombstones.Add(stone);
            stone.EndedAs = endedAs;
        }

        stone.EndedAs = TombstoneRules.After(stone.EndedAs, endedAs);
        stone.At = now;
    }

    /// <summary>The same without a tombstone: of a report that was filed twice, the other one stays and may be updated.</summary>
    public static async Task<int> StageWithoutTombstoneAsync(
        RegistryDbContext db, ReportRow report, DateTimeOffset now, CancellationToken ct)
    {
        var listings = await ListingLocks.ForUpdateAsync(db, report.Id, ct);
        var corrections = await CorrectionStore.StageAsync(db, report.Id, now, ct);
        db.Listings.RemoveRange(listings);

        await ForgetSubjectsAsync(db, report, ct);
        db.OutboxMails.RemoveRange(await db.OutboxMails.Where(x => x.NoticeReportId == report.Id).ToListAsync(ct));
        if (report.DisputeProvider is not null)
        {
            db.Disputes.RemoveRange(await db.Disputes.Where(x => x.MerchantId == report.MerchantId && x.Mode == report.Mode
                && x.SandboxId == report.SandboxId && x.Provider == report.DisputeProvider
                && x.Account == report.DisputeAccount && x.Reference == report.DisputeId).ToListAsync(ct));
        }

        db.Reports.Remove(report);
        return corrections;
    }

    /// <summary>What the merchant stated of its orders under keys of the report that no other report of it uses.</summary>
    public static async Task ForgetSubjectsAsync(RegistryDbContext db, ReportRow report, CancellationToken ct)
    {
        var keys = await db.ReportIdentifiers.Where(x => x.ReportId == report.Id).Select(x => x.SubjectKey).ToListAsync(ct);
        var stillUsed = await (
            from identifier in db.ReportIdentifiers
            join other in db.Reports on identifier.ReportId equals other.Id
            where keys.Contains(identifier.SubjectKey) && other.Id != report.Id && other.MerchantId == report.MerchantId
            select identifier.SubjectKey).ToListAsync(ct);
        var orphaned = keys.Where(key => !stillUsed.Any(used => used.AsSpan().SequenceEqual(key))).ToList();
        db.MerchantSubjects.RemoveRange(await db.MerchantSubjects
            .Where(x => x.MerchantId == report.MerchantId && orphaned.Contains(x.SubjectKey)).ToListAsync(ct));
    }
}
