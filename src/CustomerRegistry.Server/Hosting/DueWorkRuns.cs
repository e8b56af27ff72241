using System.Collections.Concurrent;

namespace CustomerRegistry.Server.Hosting;

/// <summary>A job's last run on this replica.</summary>
/// <param name="FinishedAt">Null while it runs.</param>
/// <param name="Failed">Things that it passed over, since they could not be done.</param>
/// <param name="Fault">The type of what ended it early; null if nothing did.</param>
internal sealed record DueWorkRun(DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, int Done, int Failed, string? Fault);

/// <summary>
/// The last run of each job for the registry itself, as long as the server runs: what was done is in the audit entries, this
/// only tells whether the jobs run at all.
/// </summary>
internal sealed class DueWorkRuns
{
    private readonly ConcurrentDictionary<string, DueWorkRun> _runs = new(StringComparer.Ordinal);

    public IReadOnlyList<KeyValuePair<string, DueWorkRun>> All => [.. _runs.OrderBy(x => x.Key, StringComparer.Ordinal)];

    public void Begin(string job, DateTimeOffset now) => _runs[job] = new DueWorkRun(now, null, 0, 0, null);

    public void End(string job, int done, string? fault, DateTimeOffset now)
    {
        if (_runs.TryGetValue(job, out var run)) _runs[job] = run with { FinishedAt = now, Done = done, Fault = fault };
    }

    public void ItemFailed(string job) => _runs.AddOrUpdate(
        job, _ => new DueWorkRun(DateTimeOffset.UnixEpoch, null, 0, 1, null), (_, run) => run with { Failed = run.Failed + 1 });
}
