using System.Globalization;

namespace CustomerRegistry.Server.Store;

/// <summary>What PostgreSQL's own <c>postmaster.pid</c> says about who runs a cluster.</summary>
internal sealed record PostmasterFile(int ProcessId, bool Ready, string Text)
{
    // Above every system's largest process id, so that PostgreSQL finds nobody there.
    private const int NobodysProcessId = 2147483646;

    private const int StatusLine = 7;

    public static PostmasterFile? Read(string dataFolder)
    {
        try
        {
            var text = File.ReadAllText(PathIn(dataFolder));
            var lines = text.Split('\n');
            return int.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out var processId)
                ? new PostmasterFile(processId, lines.Length > StatusLine && lines[StatusLine].Trim() == "ready", text)
                : null;
        }
        catch (IOException)
        {
            return null; // not there, or going away as we read
        }
    }

    /// <summary>Whether the process named in the file is really a PostgreSQL on this folder, and not a later process that got its number.</summary>
    public bool IsRunning()
    {
        try
        {
            // A postmaster's working folder is its data folder; a zombie has none.
            return OperatingSystem.IsLinux()
                ? File.ReadAllText($"/proc/{ProcessId}/cwd/postmaster.pid") is { Length: > 0 } text && SameStart(text)
                : System.Diagnostics.Process.GetProcessById(ProcessId).ProcessName is "postgres" or "postmaster";
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>
    /// Tells PostgreSQL that the process named in the file is gone. After a container was killed its numbers are given out
    /// again, and PostgreSQL would take any process with that number for itself. Only the number is replaced: by the rest
    /// of the file PostgreSQL still notices children of the old server that hold its shared memory.
    /// </summary>
    public void MarkAsGone(string dataFolder) =>
        File.WriteAllText(PathIn(dataFolder), NobodysProcessId.ToString(CultureInfo.InvariantCulture) + Text[Text.IndexOf('\n', StringComparison.Ordinal)..]);

    // Process id, folder and start time stay for the life of a server; later lines change.
    private bool SameStart(string other) => Text.Split('\n').Take(3).SequenceEqual(other.Split('\n').Take(3));

    private static string PathIn(string dataFolder) => Path.Combine(dataFolder, "postmaster.pid");
}
