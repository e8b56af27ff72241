using System.Security.Cryptography;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CustomerRegistry.Server.Identifiers;

/// <summary>
/// Holds key file and database together: a server refuses to start, naming the epoch, if its file lacks one that the
/// database knows, or differs; a key file is created only for a database without epochs.
/// </summary>
internal static class KeyEpochs
{
    public static async Task<KeyFile> OpenAsync(NpgsqlDataSource source, string path, TimeProvider clock, CancellationToken ct)
    {
        var options = new DbContextOptionsBuilder<RegistryDbContext>();
        DatabaseSetup.Configure(options, source);
        await using var db = new RegistryDbContext(options.Options);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Two replicas that start on an empty database must not both create keys.
        await db.Database.ExecuteSqlAsync($"LOCK TABLE key_epoch IN SHARE ROW EXCLUSIVE MODE", ct);
        var rows = await db.KeyEpochs.ToListAsync(ct);
        if (rows.Count > 0)
        {
            var held = KeyFile.Load(path);
            foreach (var row in rows.Where(x => x.State != EpochState.Retired)) Compare(held, row, path);
            return held;
        }

        var keys = File.Exists(path) ? KeyFile.Load(path) : KeyFile.Create(path, RandomNumberGenerator.Create());
        foreach (var mode in Enum.GetValues<RegistryMode>())
        {
            foreach (var epoch in keys.Epochs(mode))
            {
                db.KeyEpochs.Add(new KeyEpochRow
                {
                    Mode = mode,
                    Epoch = epoch,
                    State = EpochState.Live,
                    Fingerprint = keys.Fingerprint(mode, epoch),
                    LiveSince = clock.GetUtcNow(),
                });
            }
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return keys;
    }

    private static void Compare(KeyFile keys, KeyEpochRow row, string path)
    {
        if (!keys.HasEpoch(row.Mode, row.Epoch))
        {
            throw new StartupException(
                $"Key file {path} lacks {row.Mode} epoch {row.Epoch}, which the database was made with: restore the key file that belongs to it.");
        }

        if (keys.Fingerprint(row.Mode, row.Epoch) != row.Fingerprint)
        {
            throw new StartupException(
                $"Key file {path} has other keys for {row.Mode} epoch {row.Epoch} than the database was made with: restore the key file that belongs to it.");
        }
    }
}
