using CustomerRegistry.Server.Store;

namespace CustomerRegistry.Server.Hosting;

/// <summary>
/// Runs all due work of the registry itself every <see cref="RegistryOptions.JobSeconds"/> (sandboxes run theirs when their
/// clock is moved). One room's failure does not keep the others from theirs; what failed is tried again the next time.
/// </summary>
internal sealed class DueWorkJob(
    IEnumerable<IDueWork> work, DueWorkRuns runs, RegistryOptions options, TimeProvider clock, ILogger<DueWorkJob> logger) : BackgroundService
{
    private readonly IDueWork[] _work = [.. work.OrderBy(x => x.Order)];

    /// <summary>Everything that is due now, once.</summary>
    public async Task<int> RunOnceAsync(CancellationToken ct)
    {
        var done = 0;
        foreach (var due in _work)
        {
            var job = due.GetType().Name;
            try
            {
                runs.Begin(job, clock.GetUtcNow());
                var count = await due.RunAsync(Guid.Empty, clock.GetUtcNow(), ct);
                runs.End(job, count, null, clock.GetUtcNow());
                done += count;
            }
            catch (Exception fault) when (!ct.IsCancellationRequested)
            {
                // Any failure: a deadline that cannot be kept now (the database is down) must be kept at the next run.
                // Only types are logged, since a message may carry a value of a row.
                runs.End(job, 0, fault.GetType().Name, clock.GetUtcNow());
                logger.DueWorkFailed(job, fault.GetType().Name, fault.InnerException?.GetType().Name ?? "none");
            }
        }

        return done;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.JobSeconds), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await RunOnceAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }
}
