using System.Diagnostics;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.Client;
using CustomerRegistry.V1;
using Grpc.Core;

namespace CustomerRegistry.Cli.Disclosures;

/// <summary>
/// Follows the feed until it is stopped: a line for each correction, then its place in the cursor file, so that whatever
/// happens in between prints a line twice rather than never. Each new stream acknowledges what was printed before.
/// </summary>
internal sealed class CorrectionWatch(Session session, string cursor, FileInfo? file)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private string _cursor = cursor;
    private bool _wasThere;

    public async Task<ExitCode> RunAsync(CancellationToken ct)
    {
        // It says itself what it does.
        session.ShowsProgress = true;
        if (file is { Exists: true }) _cursor = (await File.ReadAllTextAsync(file.FullName, ct)).Trim();
        await session.Terminal.Remarks.WriteLineAsync($"Watching {session.Address} ... (Ctrl-C stops)");
        var wait = Shortest;
        while (true)
        {
            var started = Stopwatch.GetTimestamp();
            try
            {
                await FollowAsync(ct);
            }
            catch (RpcException lost) when (!ct.IsCancellationRequested && IsPassing(lost))
            {
                // One that was never there is a wrong address or a registry that is not started: that is said, not waited for.
                _wasThere |= Stopwatch.GetElapsedTime(started) > Longest;
                if (!_wasThere) throw;
                await session.Terminal.Remarks.WriteLineAsync($"The registry does not answer; asking again in {wait.TotalSeconds:0} s.");
            }

            wait = Stopwatch.GetElapsedTime(started) > Longest ? Shortest : wait;
            await Task.Delay(wait, ct);
            wait = wait * 2 < Longest ? wait * 2 : Longest;
        }
    }

    private async Task FollowAsync(CancellationToken ct)
    {
        using var stream = session.Registry.Disclosures.WatchCorrections(
            new WatchCorrectionsRequest { Cursor = _cursor }, cancellationToken: ct);
        while (await stream.ResponseStream.MoveNext(ct))
        {
            _wasThere = true;
            var told = stream.ResponseStream.Current;
            session.Line(told, $"{Times.Read(told.Correction.CorrectedAt)}  {WireNames.Of(told.Correction.Instruction)}  check {told.Correction.CheckId}");
            _cursor = told.Cursor;
            if (file is not null) Keep(file.FullName);
        }

        // An hour was over, or the server stops.
        _wasThere = true;
    }

    // In one step, so that a crash leaves the place before or the place after, never half of one.
    private void Keep(string path)
    {
        var next = $"{path}.new";
        File.WriteAllText(next, _cursor + "\n");
        File.Move(next, path, overwrite: true);
    }

    private static bool IsPassing(RpcException lost) =>
        lost.StatusCode is StatusCode.Unavailable or StatusCode.Internal or StatusCode.Cancelled or StatusCode.DeadlineExceeded
        && RegistryRefusal.Of(lost).Reason is null or "UNAVAILABLE";
}
