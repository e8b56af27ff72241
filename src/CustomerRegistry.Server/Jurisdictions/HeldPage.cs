using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Server.Reports;
using CustomerRegistry.Server.Risk;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Jurisdictions;

/// <summary>Who was told of a report, by which check, and what a ruling asks of them.</summary>
internal sealed record ToldOfReport(Guid ReportId, Guid CheckId, Guid MerchantId, Viewer Viewer);

/// <summary>Merchants that can see listings, by what a ruling tells apart.</summary>
/// <param name="OnlyMerchant">The one that is alone of its kind: it is nobody else to its own listings.</param>
internal sealed record ViewerGroup(Viewer Viewer, Guid? OnlyMerchant);

/// <summary>A page of held reports with everything that a change of policy looks at.</summary>
internal sealed record HeldPage(
    IReadOnlyList<ReportRow> Reports, ILookup<Guid, ListingRow> Listings, IReadOnlyDictionary<Guid, Sector> Sectors, ILookup<Guid, ToldOfReport> Told)
{
    /// <summary>
    /// The next reports by id. With locks: reports first, in the order of their ids, then all listings of the page in key
    /// order, and only then who was told, so that no disclosure is missed and none waits for another in a circle.
    /// </summary>
    /// <param name="sandboxId">Null for all: the registry's own and every sandbox's.</param>
    public static async Task<HeldPage> LoadAsync(
        RegistryDbContext db, Guid? after, Guid? sandboxId, int size, bool locks, CancellationToken ct)
    {
        var reports = locks
            ? await db.Reports.FromSql(
                $"""
                SELECT * FROM report WHERE ({after}::uuid IS NULL OR id > {after}) AND ({sandboxId}::uuid IS NULL OR sandbox_id = {sandboxId})
                ORDER BY id LIMIT {size} FOR UPDATE
                """).ToListAsync(ct)
            : await db.Reports.AsNoTracking()
                .Where(x => (after == null || x.Id > after) && (sandboxId == null || x.SandboxId == sandboxId))
                .OrderBy(x => x.Id).Take(size).ToListAsync(ct);
        var ids = reports.ConvertAll(x => x.Id);
        var listings = locks
            ? await db.Listings.FromSql(
                $"SELECT * FROM listing WHERE report_id = ANY ({ids}) ORDER BY subject_key, report_id FOR UPDATE").ToListAsync(ct)
            : await db.Listings.AsNoTracking().Where(x => ids.Contains(x.ReportId)).ToListAsync(ct);
        var reporters = reports.Select(x => x.MerchantId).Distinct().ToList();
        var sectors = await db.Merchants.AsNoTracking().Where(x => reporters.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.Sector, ct);
        // A check that was corrected is over, whatever becomes of what it told.
        var told = await (
            from listing in db.DisclosedListings
            join disclosure in db.Disclosures on listing.CheckId equals disclosure.CheckId
            join merchant in db.Merchants on disclosure.MerchantId equals merchant.Id
            where ids.Contains(listing.ReportId) && !db.Corrections.Any(x => x.CheckId == listing.CheckId)
            select new { listing.ReportId, disclosure.CheckId, disclosure.MerchantId, merchant.Country, merchant.Sector })
            .Distinct().ToListAsync(ct);
        return new HeldPage(
            reports,
            listings.ToLookup(x => x.ReportId),
            sectors,
            told.ToLookup(
                x => x.ReportId,
                x => new ToldOfReport(x.ReportId, x.CheckId, x.MerchantId, new Viewer(ListingMapping.CountryOf(x.Country), x.Sector))));
    }

    /// <summary>Every kind of merchant that is subscribed.</summary>
    public static async Task<IReadOnlyList<ViewerGroup>> ViewersAsync(RegistryDbContext db, CancellationToken ct)
    {
        var merchants = await db.Merchants.AsNoTracking()
            .Where(x => x.SandboxId == Guid.Empty && (x.State == MerchantState.Live || x.State == MerchantState.Observing))
            .Select(x => new { x.Id, x.Country, x.Sector }).ToListAsync(ct);
        return
        [
            .. merchants.GroupBy(x => new Viewer(ListingMapping.CountryOf(x.Country), x.Sector))
                .Select(group => new ViewerGroup(group.Key, group.Count() == 1 ? group.Single().Id : null)),
        ];
    }

    /// <summary>What a policy makes of one report of the page.</summary>
    /// <param name="now">Of the registry, or of the report's sandbox.</param>
    public PolicyConsequence Judge(
        ReportRow report, PolicyAt? before, PolicyAt after, IReadOnlyList<ViewerGroup> viewers, DateTimeOffset now) => PolicyChangeRules.Of(
            new HeldUnderPolicy(
                ListingMapping.CountryOf(report.ReporterCountry),
                ListingMapping.CountryOf(report.ConsumerCountry),
                Sectors[report.MerchantId],
                report.Category,
                report.Evidence,
                report.Source,
                report.OwnOnly,
                report.OpenedOn,
                report.LastDay,
                report.PolicyDeleteOn),
            ListingOf(report),
            before,
            after,
            [.. viewers.Where(x => x.OnlyMerchant != report.MerchantId).Select(x => x.Viewer)],
            now);

    /// <summary>The checks whose merchants were told of a report that they may no longer see.</summary>
    public IEnumerable<ToldOfReport> ToCorrect(ReportRow report, PolicyAt after, DateTimeOffset now) => ListingOf(report) is { } listing
        ? Told[report.Id].Where(told => !PolicyChangeRules.IsSeen(listing, after, told.Viewer, now))
        : [];

    // The listings of a report differ in nothing that a ruling or a window asks for.
    private Listing? ListingOf(ReportRow report) =>
        Listings[report.Id].FirstOrDefault() is { } row ? ListingMapping.ToListing(row) : null;
}
