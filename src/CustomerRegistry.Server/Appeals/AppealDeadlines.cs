using CustomerRegistry.Domain.Appeals;
using CustomerRegistry.Server.Store;

namespace CustomerRegistry.Server.Appeals;

/// <summary>
/// What becomes due in cases: overdue ones are decided for the consumer, restrictions lifted, merchants reminded.
/// Every item is decided again under its lock, so running twice, or beside a call, changes nothing twice.
/// </summary>
internal sealed class AppealDeadlines(AppealDueStore due, AppealStore store, MerchantTelling telling, ILogger<AppealDeadlines> logger) : IDueWork
{
    public int Order => 200;

    public async Task<int> RunAsync(Guid sandboxId, DateTimeOffset now, CancellationToken ct)
    {
        now = AppealMapping.Stored(now);
        return await EachAsync("The deadline", () => due.OverdueAsync(sandboxId, now, ct), async id => await store.ChangeAsync(
                id, null, (appeal, _) => AppealRules.DeadlinePassed(appeal, now), AppealActor.Deadline, null, now, ct) is null, ct)
            + await EachAsync("The lifting", () => due.LiftableAsync(sandboxId, now, ct), id => due.LiftAsync(id, now, ct), ct)
            + await EachAsync("The reminder", () => due.RemindableAsync(sandboxId, now, ct), id => due.RemindAsync(id, now, ct), ct)
            + await EachAsync("The missed clock", () => telling.MissedAsync(sandboxId, now, ct), id => telling.TellOperatorAsync(id, now, ct), ct);
    }

    // Until nothing is left, or nothing that can be done: another replica may be at the same items.
    private async Task<int> EachAsync(string step, Func<Task<List<Guid>>> next, Func<Guid, Task<bool>> take, CancellationToken ct)
    {
        var done = 0;
        var failed = new HashSet<Guid>();
        while (await next() is { Count: > 0 } batch)
        {
            var before = done;
            foreach (var id in batch)
            {
                if (failed.Contains(id)) continue;
                try
                {
                    if (await take(id)) done++;
                }
                catch (Exception fault) when (!ct.IsCancellationRequested)
                {
                    // Any failure: one case that cannot be read must not keep the others from their deadlines. Only its
                    // type is logged, since a message may carry a value of a row.
                    failed.Add(id);
                    logger.DueItemFailed(step, id, fault.GetType().Name);
                }
            }

            if (done == before) break;
        }

        return done;
    }
}
