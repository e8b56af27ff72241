using CustomerRegistry.Server.Store;

namespace CustomerRegistry.Server.Merchants;

/// <summary>
/// Counts every merchant's figures once a day, flags what an operator should see and sets what follows. Each merchant is
/// measured under its own lock, so running twice, or on two replicas, measures once.
/// </summary>
internal sealed class ConductJob(ConductStore store, ILogger<ConductJob> logger) : IDueWork
{
    /// <summary>After cases were closed by their deadlines, which move standings.</summary>
    public int Order => 300;

    public async Task<int> RunAsync(Guid sandboxId, DateTimeOffset now, CancellationToken ct)
    {
        var (done, failed) = (0, new HashSet<Guid>());
        while (await store.DueAsync(sandboxId, failed, now, ct) is { Count: > 0 } batch)
        {
            var before = done;
            foreach (var id in batch)
            {
                try
                {
                    if (await store.MeasureAsync(id, now, ct)) done++;
                }
                catch (Exception fault) when (!ct.IsCancellationRequested)
                {
                    // Any failure: one merchant that cannot be measured must not hide the others. Only its type is logged,
                    // since a message may carry a value of a row.
                    failed.Add(id);
                    logger.MeasuringFailed(id, fault.GetType().Name);
                }
            }

            // Another replica is at the same ones.
            if (done == before && batch.TrueForAll(id => !failed.Contains(id))) break;
        }

        return done;
    }
}
