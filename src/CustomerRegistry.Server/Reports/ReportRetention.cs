using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Server.Rpc;
using CustomerRegistry.Server.Store;

namespace CustomerRegistry.Server.Reports;

/// <summary>
/// Deletes what has had its time: reports whose consumer was not told in time, that are past their last day, open ones that
/// nobody updates, those of merchants that left; relayed addresses; what providers say of disputes that nobody reports;
/// request ids. Nothing begins or ceases to count by it: checks compare times themselves.
/// </summary>
internal sealed class ReportRetention(ReportRetentionStore store, ILogger<ReportRetention> logger) : IDueWork
{
    private const int AtOnce = 200;

    private static readonly TimeSpan RequestIds = TimeSpan.FromDays(30);

    public int Order => 50;

    public async Task<int> RunAsync(Guid sandboxId, DateTimeOffset now, CancellationToken ct)
    {
        var done = 0;
        // By pages after the last id: one that is not due after all, or cannot be deleted, is passed over until the next run.
        Guid? after = null;
        while (true)
        {
            var due = await store.DueAsync(sandboxId, after, now, AtOnce, ct);
            foreach (var id in due) done += await RemoveAsync(id, now, ct) ? 1 : 0;
            if (due.Count < AtOnce) break;
            after = due[^1];
        }

        done += await store.ForgetAddressesAsync(sandboxId, now.AddDays(-NoticeRules.RelayedAddressDays), now, ct);
        done += await store.DeleteUnreportedAsync(sandboxId, now.AddDays(-ReportRetentionRules.UnreportedDisputeDays), ct);
        if (sandboxId == Guid.Empty) done += await store.DeleteRequestsAsync(now - RequestIds, ct);
        return done;
    }

    private async Task<bool> RemoveAsync(Guid id, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            return await store.RemoveAsync(id, held => IsDue(held, now), now, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // Whatever is wrong with one report, the others have had their time all the same.
            logger.RetentionFailed(id, FaultRefusal.WithoutMessages(e));
            return false;
        }
    }

    private static bool IsDue(LoadedReport held, DateTimeOffset now)
    {
        var (row, first) = (held.Row, NoticeStaging.GivenAt(held.Notices).First);
        return NoticeRules.MustDelete(row.NoticeDueAt, first, now)
            || ReportRetentionRules.IsExpired(row.State, row.LastDay, now)
            || ReportRetentionRules.IsPolicyDue(row.PolicyDeleteOn, now)
            || ReportRetentionRules.IsAbandoned(row.State, row.UpdatedAt, now)
            || held.Merchant.ListingsDeletedAt <= now;
    }
}
