using System.Collections.Concurrent;
using Npgsql;

namespace CustomerRegistry.Server.Identifiers;

/// <summary>
/// Rations per merchant and day (UTC). Leased from the database in blocks, so that replicas share them and a restart
/// forgets nothing (at most it loses the rest of a block).
/// </summary>
internal sealed class Rations(NpgsqlDataSource source)
{
    // Small enough that a few replicas do not strand much of a ration, large enough that one call in many leases.
    private const int BlocksOfRation = 100;

    private const string Lease = """
        WITH made AS (
            INSERT INTO ration (merchant_id, day, kind, leased) VALUES ($1, $2, $3, LEAST($4, $5))
            ON CONFLICT (merchant_id, day, kind) DO NOTHING RETURNING leased),
        held AS (
            SELECT leased FROM ration WHERE merchant_id = $1 AND day = $2 AND kind = $3 FOR UPDATE),
        raised AS (
            UPDATE ration SET leased = LEAST($4, held.leased + $5) FROM held
            WHERE merchant_id = $1 AND day = $2 AND kind = $3 RETURNING ration.leased - held.leased AS got)
        SELECT COALESCE((SELECT leased FROM made), (SELECT got FROM raised), 0)
        """;

    private readonly ConcurrentDictionary<(Guid, RationKind), Block> _blocks = new();

    /// <summary>Takes <paramref name="count"/> of a merchant's ration; false if the day's ration does not hold them.</summary>
    public async ValueTask<bool> TryTakeAsync(
        Guid merchantId, RationKind kind, int count, int limitPerDay, DateOnly day, CancellationToken ct)
    {
        if (count == 0) return true;
        var block = _blocks.GetOrAdd((merchantId, kind), static _ => new Block());
        if (block.TryTake(day, count)) return true;
        await block.Leasing.WaitAsync(ct);
        try
        {
            if (block.TryTake(day, count)) return true;
            var wanted = Math.Max(count, limitPerDay / BlocksOfRation);
            await using var command = source.CreateCommand(Lease);
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = merchantId });
            command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = day });
            command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = (short)kind });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limitPerDay });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = wanted });
            block.Add(day, (int)(await command.ExecuteScalarAsync(ct))!);
            return block.TryTake(day, count);
        }
        finally
        {
            block.Leasing.Release();
        }
    }

    /// <summary>What is left of the day's ration, this replica's rest of a block included.</summary>
    public async Task<int> RemainingAsync(Guid merchantId, RationKind kind, int limitPerDay, DateOnly day, CancellationToken ct)
    {
        await using var command = source.CreateCommand("SELECT leased FROM ration WHERE merchant_id = $1 AND day = $2 AND kind = $3");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = merchantId });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = day });
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = (short)kind });
        var leased = (int?)await command.ExecuteScalarAsync(ct) ?? 0;
        return limitPerDay - leased + (_blocks.TryGetValue((merchantId, kind), out var block) ? block.Left(day) : 0);
    }

    private sealed class Block
    {
        private readonly Lock _gate = new();
        private DateOnly _day;
        private int _left;

        public SemaphoreSlim Leasing { get; } = new(1, 1);

        public bool TryTake(DateOnly day, int count)
        {
            lock (_gate)
            {
                if (_day != day || _left < count) return false;
                _left -= count;
                return true;
            }
        }

        public int Left(DateOnly day)
        {
            lock (_gate) return _day == day ? _left : 0;
        }

        public void Add(DateOnly day, int leased)
        {
            lock (_gate)
            {
                _left = _day == day ? _left + leased : leased;
                _day = day;
            }
        }
    }
}
