using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Server.Store;

namespace CustomerRegistry.Server.Reports;

/// <summary>
/// Deletes what has had its time: reports whose consumer was not told in time, that are past their last day, open ones that
/// nobody updates, those of merchants that left; relayed addresses; what providers say of disputes that nobody reports;
/// request ids. Nothing begins or ceases to count by it: checks compare times themselves.
/// </summary>
internal sealed class ReportRetention(ReportRetentionStore store) : IDueWork
{
    private const int AtOnce = 200;

    private static readonly TimeSpan RequestIds = TimeSpan.FromDays(30);

    public int Order => 50;

    public async Task<int> RunAsync(Guid sandboxId, DateTimeOffset now, CancellationToken ct)
    {
        var done = 0;
        while (true)
        {
            var due = await store.DueAsync(sandboxId, now, AtOnce, ct);
            foreach (var id in due) done += await store.RemoveAsync(id, held => IsDue(held, now), now, ct) ? 1 : 0;
            if (due.Count < AtOnce) break;
        }

        done += await store.ForgetAddressesAsync(sandboxId, now.AddDays(-NoticeRules.RelayedAddressDays), now, ct);
        done += await store.DeleteUnreportedAsync(sandboxId, now.AddDays(-ReportRetentionRules.UnreportedDisputeDays), ct);
        if (sandboxId == Guid.Empty) done += await store.DeleteRequestsAsync(now - RequestIds, ct);
        return done;
    }

    private static bool IsDue(LoadedReport held, DateTimeOffset now)
    {
        var (row, first) = (held.Row, NoticeStaging.GivenAt(held.Notices).First);
        return NoticeRules.MustDelete(row.NoticeDueAt, first, now)
            || ReportRetentionRules.IsExpired(row.State, row.LastDay, now)
            || ReportRetentionRules.IsAbandoned(row.State, row.UpdatedAt, now)
            || held.Merchant.ListingsDeletedAt <= now;
    }
}
