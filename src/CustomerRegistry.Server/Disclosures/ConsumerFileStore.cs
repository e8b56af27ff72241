using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Identifiers;
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

    /// <summary>That a file was opened is recorded before it is shown.</summary>
    public async Task RecordAsync(AuditEntry entry, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        audit.Stage(db, entry);
        await db.SaveChangesAsync(ct);
    }
}
