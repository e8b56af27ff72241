using CustomerRegistry.Domain.Appeals;
using CustomerRegistry.Server.Store;

namespace CustomerRegistry.Server.Appeals;

/// <summary>
/// What becomes due in cases: overdue ones are decided for the consumer, restrictions lifted, merchants reminded, addresses
/// forgotten. Every item is decided again under its lock, so running twice, or beside a call, changes nothing twice.
/// </summary>
internal sealed class AppealDeadlines(AppealDueStore due, AppealStore store) : IDueWork
{
    public int Order => 200;

    public async Task<int> RunAsync(Guid sandboxId, DateTimeOffset now, CancellationToken ct)
    {
        now = AppealMapping.Stored(now);
        return await EachAsync(() => due.OverdueAsync(sandboxId, now, ct), async id => await store.ChangeAsync(
                id, null, (appeal, _) => AppealRules.DeadlinePassed(appeal, now), AppealActor.Deadline, null, now, ct) is null)
            + await EachAsync(() => due.LiftableAsync(sandboxId, now, ct), id => due.LiftAsync(id, now, ct))
            + await EachAsync(() => due.RemindableAsync(sandboxId, now, ct), id => due.RemindAsync(id, now, ct))
            + await ForgetAsync(sandboxId, now, ct);
    }

    // Until nothing is left, or nothing that can be done: another replica may be at the same items.
    private static async Task<int> EachAsync(Func<Task<List<Guid>>> next, Func<Guid, Task<bool>> take)
    {
        var done = 0;
        while (await next() is { Count: > 0 } batch)
        {
            var before = done;
            foreach (var id in batch)
            {
                if (await take(id)) done++;
            }

            if (done == before) break;
        }

        return done;
    }

    private async Task<int> ForgetAsync(Guid sandboxId, DateTimeOffset now, CancellationToken ct)
    {
        var done = 0;
        while (await due.ForgetAsync(sandboxId, now, ct) is > 0 and var batch) done += batch;
        return done;
    }
}
