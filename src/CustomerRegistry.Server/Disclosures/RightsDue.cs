using CustomerRegistry.Server.Appeals;
using CustomerRegistry.Server.Store;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>
/// What becomes due in requests: overdue ones are granted, those whose entry went are ended, marks lifted, addresses
/// forgotten. Every item is decided again under its lock, so running twice, or beside a call, changes nothing twice.
/// </summary>
internal sealed class RightsDue(RightsDueStore due, RightsStore store, ILogger<RightsDue> logger) : IDueWork
{
    // After the appeals: their end may be what ends a request.
    public int Order => 210;

    public async Task<int> RunAsync(Guid sandboxId, DateTimeOffset now, CancellationToken ct)
    {
        now = AppealMapping.Stored(now);
        var done = 0;
        for (var settled = 1; settled > 0; done += settled)
        {
            settled = await EachAsync("The deadline", await due.SettleableAsync(sandboxId, now, ct), id => store.SettleAsync(id, now, ct), ct);
        }

        done += await EachAsync("The lifting", await due.LiftableAsync(sandboxId, ct), id => due.LiftAsync(id, now, ct), ct);
        while (await due.ForgetAsync(sandboxId, now, ct) is > 0 and var forgotten) done += forgotten;
        return done;
    }

    private async Task<int> EachAsync(string step, List<Guid> items, Func<Guid, Task<bool>> take, CancellationToken ct)
    {
        var done = 0;
        foreach (var id in items)
        {
            try
            {
                if (await take(id)) done++;
            }
            catch (Exception fault) when (!ct.IsCancellationRequested)
            {
                // Any failure: one request that cannot be read must not keep the others from their deadlines. Only its type
                // is logged, since a message may carry a value of a row.
                logger.DueItemFailed(step, id, fault.GetType().Name);
            }
        }

        return done;
    }
}
