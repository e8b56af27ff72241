using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Server.Hosting;
using CustomerRegistry.Server.Jurisdictions;
using CustomerRegistry.Server.Rpc;
using CustomerRegistry.Server.Store;

namespace CustomerRegistry.Server.Reports;

/// <summary>
/// Deletes reports that have had their time: whose consumer was not told in time, past their last day, open ones that nobody
/// updates, those of merchants that left. Nothing begins or ceases to count by it: checks compare times themselves.
/// </summary>
internal sealed class ReportRetention(
    ReportRetentionStore store, PolicyStore policies, DueWorkRuns runs, ILogger<ReportRetention> logger) : IDueWork
{
    private const int AtOnce = 200;

    public int Order => 50;

    public async Task<int> RunAsync(Guid sandboxId, DateTimeOffset now, CancellationToken ct)
    {
        var done = 0;
        if (await policies.CurrentAsync(ct) is not { } policy) return done;
        var openKept = policy.Bundle.Retention.OpenReports.Value;
        // By pages after the last id: one that is not due after all, or cannot be deleted, is passed over until the next run.
        Guid? after = null;
        while (true)
        {
            var due = await store.DueAsync(sandboxId, after, openKept, now, AtOnce, ct);
            foreach (var id in due) done += await RemoveAsync(id, openKept, now, ct) ? 1 : 0;
            if (due.Count < AtOnce) break;
            after = due[^1];
        }

        return done;
    }

    private async Task<bool> RemoveAsync(Guid id, Period openKept, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            return await store.RemoveAsync(id, held => IsDue(held, openKept, now), now, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // Whatever is wrong with one report, the others have had their time all the same.
            runs.ItemFailed(nameof(ReportRetention));
            logger.RetentionFailed(id, FaultRefusal.WithoutMessages(e));
            return false;
        }
    }

    private static bool IsDue(LoadedReport held, Period openKept, DateTimeOffset now)
    {
        var (row, first) = (held.Row, NoticeStaging.GivenAt(held.Notices).First);
        return NoticeRules.MustDelete(row.NoticeDueAt, first, now)
            || ReportRetentionRules.IsExpired(row.State, row.LastDay, now)
            || ReportRetentionRules.IsPolicyDue(row.PolicyDeleteOn, now)
            || ReportRetentionRules.IsAbandoned(row.State, row.UpdatedAt, openKept, now)
            || held.Merchant.ListingsDeletedAt <= now;
    }
}
