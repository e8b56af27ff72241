using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Server.Store;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>What a merchant must no longer use, asked for once or watched.</summary>
internal sealed class CorrectionFeed(
    DisclosureListStore lists, RegistryClock clock, TimeProvider timers, IHostApplicationLifetime lifetime)
{
    /// <summary>
    /// How often an idle stream looks. Not LISTEN: a notification comes with its commit, while a row is served only once no
    /// older transaction is open, so that a look afterwards would be needed all the same.
    /// </summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>A stream ends by itself after this long, since only a new call, with its cursor, acknowledges.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Rows held at once for one reader, however slow it is.</summary>
    private const int AtOnce = 100;

    /// <summary>Acknowledges what came before the cursor and returns what came after it.</summary>
    public async Task<List<CorrectionRow>> NextAsync(
        Caller.Merchant caller, (ulong Txid, Guid Id) after, int size, CancellationToken ct)
    {
        await lists.AcknowledgeAsync(caller, after, await clock.NowAsync(caller.SandboxId, ct), ct);
        return await lists.CorrectionsAsync(caller, after, size, ct);
    }

    /// <summary>Writes what came after the cursor, then what comes, until the reader goes, the hour is over or the server stops.</summary>
    /// <param name="readmit">Throws where the caller may no longer go on; asked before each look.</param>
    public async Task WatchAsync(
        Caller.Merchant caller, (ulong Txid, Guid Id) after, Func<Task> readmit, Func<CorrectionRow, Task> write, CancellationToken ct)
    {
        var stopping = lifetime.ApplicationStopping;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(ct, stopping);
        var started = timers.GetTimestamp();
        try
        {
            await lists.AcknowledgeAsync(caller, after, await clock.NowAsync(caller.SandboxId, ct), ct);
            while (timers.GetElapsedTime(started) < Longest)
            {
                var rows = await lists.CorrectionsAsync(caller, after, AtOnce, ending.Token);
                foreach (var row in rows)
                {
                    // A reader that does not read holds the stream here, and nothing more is loaded for it.
                    await write(row).WaitAsync(ending.Token);
                    after = (row.Txid, row.Id);
                }

                if (rows.Count < AtOnce) await Task.Delay(LookEvery, timers, ending.Token);
                await readmit();
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            // The server stops: the stream ends, and its reader comes back with its cursor.
        }
    }
}
