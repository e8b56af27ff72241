using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Identifiers;

/// <summary>One epoch as calls see it.</summary>
internal sealed record EpochInUse(int Epoch, EpochState State, DateTimeOffset? LiveSince);

/// <summary>The epochs that are not RETIRED, by mode, LIVE first; read from the database at most once in 5 seconds.</summary>
internal sealed class EpochsInUse(IDbContextFactory<RegistryDbContext> contexts, TimeProvider clock)
{
    private static readonly TimeSpan ReadEvery = TimeSpan.FromSeconds(5);

    private volatile Snapshot? _snapshot;

    public async ValueTask<IReadOnlyList<EpochInUse>> OfAsync(RegistryMode mode, CancellationToken ct)
    {
        var snapshot = _snapshot;
        if (snapshot is null || clock.GetElapsedTime(snapshot.ReadAt) > ReadEvery)
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            var rows = await db.KeyEpochs.AsNoTracking().Where(x => x.State != EpochState.Retired).ToListAsync(ct);
            snapshot = new Snapshot(clock.GetTimestamp(), rows.ToLookup(
                x => x.Mode, x => new EpochInUse(x.Epoch, x.State, x.LiveSince)));
            _snapshot = snapshot;
        }

        return [.. snapshot.Epochs[mode].OrderByDescending(x => x.State == EpochState.Live).ThenByDescending(x => x.Epoch)];
    }

    private sealed record Snapshot(long ReadAt, ILookup<RegistryMode, EpochInUse> Epochs);
}
