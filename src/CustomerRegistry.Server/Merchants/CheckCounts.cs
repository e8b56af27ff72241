using System.Collections.Concurrent;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Server.Store;
using Npgsql;

namespace CustomerRegistry.Server.Merchants;

/// <summary>
/// Counts answered checks per merchant and day. In memory, added to the database with every run of due work, since a write
/// per check would cost more than the check: a replica that is killed loses what it counted since the last run.
/// </summary>
internal sealed class CheckCounts(NpgsqlDataSource source) : IDueWork
{
    private const string Raise = """
        INSERT INTO check_count AS held (merchant_id, day, count) VALUES ($1, $2, $3)
        ON CONFLICT (merchant_id, day) DO UPDATE SET count = held.count + excluded.count
        """;

    private readonly ConcurrentDictionary<(Guid MerchantId, DateOnly Day), int> _counts = new();

    /// <summary>Before figures are made of it.</summary>
    public int Order => 10;

    public void Add(Caller.Merchant caller, DateTimeOffset now)
    {
        // A real merchant's tries in its own sandbox are nobody's orders.
        if (caller.Mode == RegistryMode.Test && caller.SandboxId == caller.MerchantId) return;
        _counts.AddOrUpdate((caller.MerchantId, DateOnly.FromDateTime(now.UtcDateTime)), 1, static (_, count) => count + 1);
    }

    public async Task<int> RunAsync(Guid sandboxId, DateTimeOffset now, CancellationToken ct)
    {
        var done = 0;
        foreach (var key in _counts.Keys)
        {
            if (!_counts.TryRemove(key, out var count)) continue;
            try
            {
                await using var command = source.CreateCommand(Raise);
                command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = key.MerchantId });
                command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = key.Day });
                command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = count });
                await command.ExecuteNonQueryAsync(ct);
                done++;
            }
            catch
            {
                _counts.AddOrUpdate(key, count, (_, counted) => counted + count);
                throw;
            }
        }

        return done;
    }
}
