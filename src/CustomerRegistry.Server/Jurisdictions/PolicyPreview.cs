using System.Data;
using System.Runtime.CompilerServices;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Jurisdictions;

/// <summary>What a bundle would do to what is held; counts grow until all of it was gone through.</summary>
internal sealed record PolicyEffect(
    long Done, long Total, long Restricted, long Opened, long DeletedNow, long DeletedLater, long KeptAfterAll, long Shortened, long Corrections);

/// <summary>Goes through what is held as a change of policy would, in one snapshot that nobody can write in.</summary>
internal sealed class PolicyPreview(IDbContextFactory<RegistryDbContext> contexts)
{
    private const int PageSize = 500;

    /// <summary>The figures after each page; the last ones are of everything.</summary>
    public async IAsyncEnumerable<PolicyEffect> RunAsync(
        PolicyBook inForce, PolicyBook proposed, DateTimeOffset now, [EnumeratorCancellation] CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var (before, after) = (new PolicyAt(inForce, today), new PolicyAt(proposed, today));
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await db.Database.ExecuteSqlAsync($"SET TRANSACTION READ ONLY", ct);
        var viewers = await HeldPage.ViewersAsync(db, ct);
        var effect = new PolicyEffect(0, await db.Reports.CountAsync(x => x.SandboxId == Guid.Empty, ct), 0, 0, 0, 0, 0, 0, 0);
        var corrected = new HashSet<Guid>();
        for (Guid? last = null; ;)
        {
            var page = await HeldPage.LoadAsync(db, last, Guid.Empty, PageSize, locks: false, ct);
            foreach (var report in page.Reports)
            {
                var consequence = page.Judge(report, before, after, viewers, now);
                var listings = page.Listings[report.Id].Count();
                corrected.UnionWith(page.ToCorrect(report, after, now).Select(x => x.CheckId));
                effect = effect with
                {
                    Done = effect.Done + 1,
                    Restricted = effect.Restricted + (consequence.Restricts ? listings : 0),
                    Opened = effect.Opened + (consequence.Opens ? listings : 0),
                    DeletedNow = effect.DeletedNow + (consequence.LastDay < today && report.LastDay >= today ? 1 : 0),
                    DeletedLater = effect.DeletedLater + (consequence.DeleteOn is not null && report.PolicyDeleteOn is null ? 1 : 0),
                    KeptAfterAll = effect.KeptAfterAll + (consequence.DeleteOn is null && report.PolicyDeleteOn is not null ? 1 : 0),
                    Shortened = effect.Shortened + (consequence.LastDay < report.LastDay ? 1 : 0),
                };
            }

            effect = effect with { Corrections = corrected.Count };
            yield return effect;
            if (page.Reports.Count < PageSize) yield break;
            last = page.Reports[^1].Id;
        }
    }
}
