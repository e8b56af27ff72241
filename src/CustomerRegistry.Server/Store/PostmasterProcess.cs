using System.Diagnostics;
using System.Globalization;

namespace CustomerRegistry.Server.Store;

/// <summary>
/// A running postmaster and the shell that watches over it. The shell holds the other end of a pipe from this process and
/// interrupts PostgreSQL when the pipe closes, which the kernel does for us even when this process is killed.
/// </summary>
internal sealed class PostmasterProcess : IDisposable
{
    // $1 is the log of the first moments, the rest PostgreSQL's command line. The database gets a process group of its own,
    // so that Ctrl-C reaches the server first, which then stops the database in order. Started in the background, it
    // ignores an interrupt until it has set its own handler: so the interrupt is repeated until it is gone.
    private const string Watch = """
        trap '' INT TERM HUP
        log=$1; shift
        exec 3<&0
        if command -v setsid >/dev/null; then set -- setsid "$@"; else set -m; fi
        "$@" </dev/null >"$log" 2>&1 3<&- &
        postmaster=$!
        echo "$postmaster"
        { while read -r _; do :; done; while kill -INT "$postmaster"; do sleep 1; done; } <&3 >/dev/null 2>&1 &
        watch=$!
        exec 3<&- >/dev/null 2>&1
        wait "$postmaster"
        code=$?
        kill -KILL "$watch" 2>/dev/null
        exit "$code"
        """;

    private readonly Process shell;

    private PostmasterProcess(Process shell, int processId)
    {
        this.shell = shell;
        ProcessId = processId;
    }

    public int ProcessId { get; }

    public bool HasExited => shell.HasExited;

    public static async Task<PostmasterProcess> StartAsync(
        string postgres, IEnumerable<string> arguments, string? user, string folder, string firstLog, CancellationToken ct)
    {
        var start = LocalCommand.Start("/bin/sh", ["-c", Watch, "sh", firstLog, postgres, .. arguments], user, folder);
        start.RedirectStandardOutput = true;
        var shell = Process.Start(start)!;
        try
        {
            var line = await shell.StandardOutput.ReadLineAsync(ct);
            return new PostmasterProcess(shell, int.Parse(line ?? "", CultureInfo.InvariantCulture));
        }
        catch
        {
            shell.StandardInput.Close();
            shell.Dispose();
            throw;
        }
    }

    /// <summary>Asks for a fast shutdown: transactions in progress end, everything committed is on disk.</summary>
    public void Interrupt() => shell.StandardInput.Close();

    /// <summary>SIGKILL for the postmaster; its children notice and leave.</summary>
    public void Kill()
    {
        try
        {
            using var postmaster = Process.GetProcessById(ProcessId);
            postmaster.Kill();
        }
        catch (ArgumentException)
        {
            // Already gone.
        }
    }

    public Task WaitForExitAsync(CancellationToken ct) => shell.WaitForExitAsync(ct);

    public void Dispose() => shell.Dispose();
}
