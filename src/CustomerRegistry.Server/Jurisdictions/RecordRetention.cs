using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Hosting;
using CustomerRegistry.Server.Rpc;
using CustomerRegistry.Server.Store;

namespace CustomerRegistry.Server.Jurisdictions;

/// <summary>
/// Deletes what is past the policy's periods, kind by kind in batches: disclosures with their corrections, cases with texts
/// and files, addresses, codes, requests, the contents of audit entries. A run that is killed goes on with the next, since
/// what is due is found anew each time.
/// </summary>
internal sealed class RecordRetention(
    RetentionStore store, PolicyStore policies, DueWorkRuns runs, ILogger<RecordRetention> logger) : IDueWork
{
    private const int Batch = 500;

    // Of one kind, in one run: what is behind them waits until somebody has looked.
    private const int MostFailures = 100;

    // Audit entries are never deleted, so those erased long ago would be gone through in every run. A restart forgets it.
    private Guid _erasedBelow = Guid.Empty;

    /// <summary>After cases were closed and reports deleted.</summary>
    public int Order => 400;

    public async Task<int> RunAsync(Guid sandboxId, DateTimeOffset now, CancellationToken ct)
    {
        if (await policies.CurrentAsync(ct) is not { } policy) return 0;
        var done = 0;
        foreach (var kind in Retained.All.Where(x => x.Erase is not null && (x.Sandbox is not null || sandboxId == Guid.Empty)))
        {
            done += await EraseAsync(kind, sandboxId, RetentionStore.Before(kind, policy.Bundle.Retention, now), now, ct);
        }

        return done;
    }

    private async Task<int> EraseAsync(Retained kind, Guid sandboxId, DateTimeOffset before, DateTimeOffset now, CancellationToken ct)
    {
        var (done, failed, from) = (0, 0, _erasedBelow);
        Exception? last = null;
        // A batch with something in it that cannot be erased is gone through one by one: the others have had their time.
        for (var (single, erased) = (0, Batch); erased > 0 && failed < MostFailures;)
        {
            try
            {
                erased = await store.EraseAsync(kind, sandboxId, before, failed, single > 0 ? 1 : Batch, from, now, ct);
                done += erased;
                single--;
            }
            catch (Exception fault) when (!ct.IsCancellationRequested)
            {
                if (single > 0)
                {
                    failed++;
                    single--;
                    last = fault;
                    runs.ItemFailed(nameof(RecordRetention));
                }
                else
                {
                    single = Batch;
                }
            }
        }

        // Once for all of them: what ails one mostly ails the next.
        if (last is not null) logger.ErasureFailed(failed, kind.Kind, FaultRefusal.WithoutMessages(last));
        if (kind.Kind == RetainedKind.AuditEntries && failed == 0) _erasedBelow = AuditPlaces.First(before);
        return done;
    }
}
