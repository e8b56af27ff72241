using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Server.Appeals;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>Reads what is held under the keys of an address. Live rows only: sandboxes hold nobody.</summary>
internal sealed class ConsumerFileStore(IDbContextFactory<RegistryDbContext> contexts, AuditStore audit)
{
    /// <summary>Every real merchant: each has a key of its own for what only it may see.</summary>
    public async Task<List<Guid>> MerchantsAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Merchants.Where(x => x.SandboxId == Guid.Empty).Select(x => x.Id).ToListAsync(ct);
    }

    public async Task<(List<HeldEntry> Entries, List<HeldLookup> Lookups)> HeldAsync(List<byte[]> keys, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var entries = await (
            from identifier in db.ReportIdentifiers
            where keys.Contains(identifier.SubjectKey) && identifier.Kind == IdentifierKind.Email
            join report in db.Reports on identifier.ReportId equals report.Id
            where report.Mode == RegistryMode.Live
            join merchant in db.Merchants on report.MerchantId equals merchant.Id
            select new { report, merchant.DisplayName, identifier.Confirmed }).AsNoTracking().ToListAsync(ct);
        var disclosed = await (
            from listing in db.DisclosedListings
            where keys.Contains(listing.SubjectKey)
            join disclosure in db.Disclosures on listing.CheckId equals disclosure.CheckId
            where disclosure.Mode == RegistryMode.Live
            join merchant in db.Merchants on disclosure.MerchantId equals merchant.Id
            select new { disclosure, merchant.DisplayName, listing.ReportId }).AsNoTracking().ToListAsync(ct);
        return (
            [
                .. entries.GroupBy(x => x.report.Id)
                    .Select(x => new HeldEntry(x.First().report, x.First().DisplayName, x.Any(each => each.Confirmed)))
                    .OrderByDescending(x => x.Report.CreatedAt).ThenByDescending(x => x.Report.Id),
            ],
            [
                .. disclosed.GroupBy(x => x.disclosure.CheckId)
                    .Select(x => new HeldLookup(x.First().disclosure, x.First().DisplayName, [.. x.Select(each => each.ReportId).Distinct()]))
                    .OrderByDescending(x => x.Disclosure.At).ThenByDescending(x => x.Disclosure.CheckId),
            ]);
    }

    /// <summary>What belongs to the entries and look-ups that are shown, and what their shops stated of their orders.</summary>
    public async Task<(List<HeldEntry> Entries, List<HeldLookup> Lookups, List<HeldOrders> Orders)> DetailsAsync(
        List<HeldEntry> entries, List<HeldLookup> lookups, List<byte[]> keys, CancellationToken ct)
    {
        var reports = entries.ConvertAll(x => x.Report.Id);
        var checks = lookups.ConvertAll(x => x.Disclosure.CheckId);
        var merchants = entries.Select(x => x.Report.MerchantId).Distinct().ToList();
        await using var db = await contexts.CreateDbContextAsync(ct);
        var identifiers = (await db.ReportIdentifiers.AsNoTracking().Where(x => reports.Contains(x.ReportId))
            .OrderBy(x => x.Ordinal).ToListAsync(ct)).ToLookup(x => x.ReportId);
        var notices = (await db.Notices.AsNoTracking().Where(x => reports.Contains(x.ReportId))
            .OrderBy(x => x.Number).ToListAsync(ct)).ToLookup(x => x.ReportId);
        var recipients = await RecipientsAsync(db, reports, ct);
        var events = (await (
            from line in db.AppealEvents
            join appeal in db.Appeals on line.AppealId equals appeal.Id
            where reports.Contains(appeal.ReportId)
            orderby line.Number
            select line).AsNoTracking().ToListAsync(ct)).ToLookup(x => x.AppealId);
        var appeals = (await db.Appeals.AsNoTracking().Where(x => reports.Contains(x.ReportId)).OrderBy(x => x.FiledAt).ToListAsync(ct))
            .ToLookup(x => x.ReportId, x => new CaseView(x, [.. events[x.Id]]));
        var requests = await db.RightsRequests.AsNoTracking()
            .Where(x => (x.ReportId != null && reports.Contains(x.ReportId.Value)) || (x.CheckId != null && checks.Contains(x.CheckId.Value)))
            .OrderBy(x => x.FiledAt).ToListAsync(ct);
        var corrected = (await db.Corrections.AsNoTracking().Where(x => checks.Contains(x.CheckId))
            .Select(x => new { x.CheckId, x.At }).ToListAsync(ct)).ToLookup(x => x.CheckId, x => x.At);
        var orders = await (
            from stated in db.MerchantSubjects
            where keys.Contains(stated.SubjectKey) && merchants.Contains(stated.MerchantId)
            join merchant in db.Merchants on stated.MerchantId equals merchant.Id
            select new HeldOrders(merchant.Id, merchant.DisplayName, stated.OrdersLastYear, stated.StatedAt)).ToListAsync(ct);
        return (
            entries.ConvertAll(x => x with
            {
                Details = new HeldDetails(
                    [.. identifiers[x.Report.Id].DistinctBy(each => each.Ordinal)], [.. notices[x.Report.Id]], [.. recipients[x.Report.Id]],
                    [.. appeals[x.Report.Id]], requests.FindAll(request => request.ReportId == x.Report.Id)),
            }),
            lookups.ConvertAll(x => x with
            {
                CorrectedAt = corrected[x.Disclosure.CheckId].Select(at => (DateTimeOffset?)at).Max(),
                Requests = requests.FindAll(request => request.CheckId == x.Disclosure.CheckId),
            }),
            [.. orders.GroupBy(x => x.MerchantId).Select(x => x.MaxBy(each => each.StatedAt)!).OrderBy(x => x.MerchantName, StringComparer.Ordinal)]);
    }

    /// <summary>That a file was opened is recorded before it is shown.</summary>
    public async Task RecordAsync(AuditEntry entry, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        audit.Stage(db, entry);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Everybody who was told of the reports, newest first, under whichever identifier.</summary>
    private static async Task<ILookup<Guid, HeldRecipient>> RecipientsAsync(RegistryDbContext db, List<Guid> reports, CancellationToken ct)
    {
        var told = await (
            from listing in db.DisclosedListings
            where reports.Contains(listing.ReportId)
            join disclosure in db.Disclosures on listing.CheckId equals disclosure.CheckId
            join merchant in db.Merchants on disclosure.MerchantId equals merchant.Id
            select new
            {
                listing.ReportId,
                disclosure.CheckId,
                merchant.DisplayName,
                disclosure.At,
                disclosure.Purpose,
                CorrectedAt = db.Corrections.Where(x => x.CheckId == disclosure.CheckId).Max(x => (DateTimeOffset?)x.At),
            }).Distinct().ToListAsync(ct);
        return told.OrderByDescending(x => x.At).ThenBy(x => x.CheckId)
            .ToLookup(x => x.ReportId, x => new HeldRecipient(x.CheckId, x.DisplayName, x.At, x.Purpose, x.CorrectedAt));
    }
}
