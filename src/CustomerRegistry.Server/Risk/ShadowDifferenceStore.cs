using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Server.Disclosures;
using CustomerRegistry.Server.Jurisdictions;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Risk;

/// <summary>How often the draft met one of the live model's levels.</summary>
internal sealed record ShadowCount(RiskLevel Live, RiskLevel Shadow, long Checks);

/// <summary>A page of differences with the counts of their draft.</summary>
/// <param name="Named">The draft that is named now, which may be the live model itself.</param>
/// <param name="Hash">The draft that rows and counts are about; empty where none was ever compared.</param>
internal sealed record ShadowPage(
    IReadOnlyList<ShadowDifferenceRow> Rows, IReadOnlyList<ShadowCount> Counts, RiskModel? Named, bool IsLive, string Hash);

/// <summary>What drafts would have answered, for the operator.</summary>
internal sealed class ShadowDifferenceStore(IDbContextFactory<RegistryDbContext> contexts, PolicyStore policies, ShadowModels models)
{
    /// <param name="hash">Of the draft asked for; empty for the one computed now, or else the one compared last.</param>
    /// <param name="agreeing">Also those on whose level both agree.</param>
    public async Task<ShadowPage> PageAsync(
        string hash, bool agreeing, (DateTimeOffset At, Guid CheckId)? before, int size, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var policy = await policies.CurrentAsync(db, ct);
        var named = models.Named(policy);
        var isLive = named is not null && named.Hash == policy?.RiskModel.Hash;
        if (hash.Length == 0 && named is not null && !isLive) hash = named.Hash;
        if (hash.Length == 0)
        {
            hash = await db.ShadowDifferences.OrderByDescending(x => x.At).Select(x => x.ModelHash).FirstOrDefaultAsync(ct) ?? "";
        }

        var ofDraft = db.ShadowDifferences.AsNoTracking().Where(x => x.ModelHash == hash);
        var counts = await ofDraft.GroupBy(x => new { x.LiveLevel, x.ShadowLevel })
            .Select(x => new ShadowCount(x.Key.LiveLevel, x.Key.ShadowLevel, x.LongCount())).ToListAsync(ct);
        var rows = agreeing ? ofDraft : ofDraft.Where(x => x.LiveLevel != x.ShadowLevel);
        if (before is { } place)
        {
            rows = rows.Where(x => x.At < place.At || (x.At == place.At && x.CheckId.CompareTo(place.CheckId) < 0));
        }

        var page = await rows.OrderByDescending(x => x.At).ThenByDescending(x => x.CheckId).Take(size).ToListAsync(ct);
        return new ShadowPage(page, [.. counts.OrderBy(x => x.Live).ThenBy(x => x.Shadow)], named, isLive, hash);
    }
}
