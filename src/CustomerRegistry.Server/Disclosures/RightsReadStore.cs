using CustomerRegistry.Server.Reports;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>A request with what it is about, for whoever decides.</summary>
internal sealed record RightsCase(
    RightsRequestRow Row, string MerchantName, ReportRow? Report, bool UnderAppeal, DisclosureRow? Check);

/// <summary>Reading requests and what they are about.</summary>
internal sealed class RightsReadStore(IDbContextFactory<RegistryDbContext> contexts)
{
    public async Task<RightsRequestRow?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.RightsRequests.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct);
    }

    /// <summary>A disclosure with what it told.</summary>
    public async Task<DisclosureRow?> DisclosureAsync(Guid checkId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Disclosures.AsNoTracking().Include(x => x.Listings).SingleOrDefaultAsync(x => x.CheckId == checkId, ct);
    }

    /// <summary>A page by the time left, from the given place on.</summary>
    public async Task<List<RightsRequestRow>> PageAsync(
        bool includeClosed, (DateTimeOffset Due, Guid Id)? after, int size, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = db.RightsRequests.AsNoTracking().Where(x => x.SandboxId == Guid.Empty);
        if (!includeClosed) rows = rows.Where(x => x.ClosedAt == null);
        if (after is { } place) rows = rows.Where(x => x.DueAt > place.Due || (x.DueAt == place.Due && x.Id > place.Id));
        return await rows.OrderBy(x => x.DueAt).ThenBy(x => x.Id).Take(size).ToListAsync(ct);
    }

    public async Task<RightsCase?> CaseAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var row = await db.RightsRequests.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id && x.SandboxId == Guid.Empty, ct);
        if (row is null) return null;
        return new RightsCase(
            row,
            await db.Merchants.Where(x => x.Id == row.MerchantId).Select(x => x.DisplayName).SingleOrDefaultAsync(ct) ?? "",
            await db.Reports.AsNoTracking().SingleOrDefaultAsync(x => x.Id == row.ReportId, ct),
            await db.Appeals.AnyAsync(x => x.ReportId == row.ReportId && x.ClosedAt == null, ct),
            await db.Disclosures.AsNoTracking().SingleOrDefaultAsync(x => x.CheckId == row.CheckId, ct));
    }

    /// <summary>Whether a person decided an appeal or another request about this report.</summary>
    public async Task<bool> HasJudgedAsync(Guid personId, Guid reportId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Appeals.AnyAsync(x => x.ReportId == reportId && x.DecidedBy == personId, ct)
            || await db.RightsRequests.AnyAsync(x => x.ReportId == reportId && x.DecidedBy == personId, ct);
    }

    public async Task<bool> IsHeldAsync(Guid reportId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Reports.AnyAsync(x => x.Id == reportId, ct);
    }
}
