using System.Globalization;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;

namespace CustomerRegistry.Server.Store;

/// <summary>The data folder of a private cluster, held by this process alone until disposed.</summary>
internal sealed class ClusterFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // The longest path of a socket is 107 bytes on Linux and 103 on macOS.
    private static readonly int LongestSocketFolder = (OperatingSystem.IsMacOS() ? 103 : 107) - "/.s.PGSQL.5432".Length;

    private static readonly string[] Severities = ["FATAL:", "PANIC:"];

    private readonly FileStream held;

    private ClusterFolder(string path, string? user, FileStream held)
    {
        Path = path;
        User = user;
        this.held = held;
    }

    public string Path { get; }

    /// <summary>Whom the database runs as; null is the user of this process.</summary>
    public string? User { get; }

    /// <summary>The log that PostgreSQL writes to before it opens its own, overwritten at each start.</summary>
    public string FirstLog => System.IO.Path.Combine(Path, "start.log");

    /// <summary>Takes the folder, or says who has it or why it cannot be used.</summary>
    /// <exception cref="PrivatePostgresException">Another server holds it, or rights are missing.</exception>
    public static async Task<ClusterFolder> HoldAsync(PrivatePostgresOptions options, CancellationToken ct)
    {
        var path = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(options.DataFolder));
        var user = Environment.IsPrivilegedProcess ? options.UserWhenRoot : null;
        if (user is not null && (await LocalCommand.RunAsync("id", ["-u", user], user: null, "/", ct)).Code != 0)
        {
            throw new PrivatePostgresException($"This process is root, which PostgreSQL refuses to be, and there is no user {user}: add one (useradd --system {user}) or start the server as an ordinary user.");
        }

        var folder = new ClusterFolder(path, user, TakeLock(path));
        try
        {
            await folder.RequireWayInAsync(ct);
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>The major version that made the cluster in this folder, or null if there is none yet.</summary>
    /// <exception cref="PrivatePostgresException">The folder holds something else.</exception>
    public int? ClusterMajor()
    {
        var versionFile = System.IO.Path.Combine(Path, "PG_VERSION");
        try
        {
            if (File.Exists(versionFile))
            {
                var version = File.ReadAllText(versionFile).Trim();
                return int.TryParse(version.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
                    ? major
                    : throw new PrivatePostgresException($"The file {versionFile} does not name a version of PostgreSQL: this is not a cluster's folder.");
            }

            return !Directory.Exists(Path) || !Directory.EnumerateFileSystemEntries(Path).Any()
                ? null
                : throw new PrivatePostgresException($"The data folder {Path} is not empty and holds no PostgreSQL cluster: choose another folder.");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new PrivatePostgresException($"The data folder {Path} cannot be read by this user: {cause.Message}", cause);
        }
    }

    /// <summary>
    /// Makes a cluster. It is made beside the folder and moved into place when whole, so that a start that was killed
    /// half-way leaves nothing that looks like a cluster.
    /// </summary>
    [UnsupportedOSPlatform("windows")]
    public async Task MakeClusterAsync(PostgresBinaries binaries, CancellationToken ct)
    {
        var unfinished = Path + ".new";
        try
        {
            if (Directory.Exists(unfinished))
            {
                Directory.Delete(unfinished, recursive: true);
            }

            Directory.CreateDirectory(unfinished, OwnerOnly);
            if (User is not null)
            {
                await RequireAsync("chown", ["--", User, unfinished], user: null, "The data folder could not be given to PostgreSQL's user", ct);
            }

            await RequireAsync(
                binaries.Initdb,
                ["-D", unfinished, "-U", PrivatePostgres.Superuser, "--encoding=UTF8", "--locale=C", "--auth-local=trust", "--auth-host=reject", "--data-checksums", "--no-instructions"],
                User, "initdb failed", ct);
            if (Directory.Exists(Path))
            {
                Directory.Delete(Path);
            }

            Directory.Move(unfinished, Path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new PrivatePostgresException($"A cluster cannot be made in {Path}: {cause.Message}", cause);
        }
    }

    /// <summary>
    /// Where the socket is: in the data folder, or, if its path is too long for a socket, in a folder under /tmp named by
    /// the path's hash. Both are 0700 and of the database's user, which is what limits who may connect.
    /// </summary>
    public async Task<string> SocketFolderAsync(CancellationToken ct)
    {
        if (Encoding.UTF8.GetByteCount(Path) <= LongestSocketFolder && !Path.AsSpan().ContainsAny(",\""))
        {
            return Path;
        }

        var shortFolder = "/tmp/customer-registry-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path)).AsSpan(0, 8));

        // Anybody may make folders in /tmp, so one that is there already must be ours.
        const string Make = """mkdir -m 0700 -- "$1" 2>/dev/null; [ -d "$1" ] && [ ! -L "$1" ] && [ -O "$1" ] && chmod 0700 -- "$1" """;
        var (code, _, _) = await LocalCommand.RunAsync("/bin/sh", ["-c", Make, "sh", shortFolder], User, "/", ct);
        return code == 0
            ? shortFolder
            : throw new PrivatePostgresException($"The socket folder {shortFolder} belongs to somebody else or cannot be made: remove it, or choose a data folder with a shorter path.");
    }

    /// <summary>PostgreSQL's own last word about why it did not start, on one line.</summary>
    public string LastWord()
    {
        var first = new FileInfo(FirstLog);
        var logs = new DirectoryInfo(System.IO.Path.Combine(Path, "log"));
        var log = logs.Exists ? logs.EnumerateFiles().MaxBy(file => file.LastWriteTimeUtc) : null;

        // A log older than this start's first words tells of an earlier one.
        var lines = first.Exists ? File.ReadLines(first.FullName) : [];
        if (log is not null && log.LastWriteTimeUtc >= first.LastWriteTimeUtc)
        {
            lines = lines.Concat(File.ReadLines(log.FullName));
        }

        var said = lines.Where(line => line.Length > 0).ToList();
        var fatal = said.FindLast(line => Array.Exists(Severities, severity => line.Contains(severity, StringComparison.Ordinal)));
        return fatal is not null ? fatal.Split(Severities, 2, StringSplitOptions.TrimEntries)[1]
            : said.Count > 0 ? string.Join(" ", said.TakeLast(3))
            : "it said nothing";
    }

    public void Dispose() => held.Dispose();

    private static FileStream TakeLock(string path)
    {
        var parent = System.IO.Path.GetDirectoryName(path)
            ?? throw new PrivatePostgresException($"{path} cannot be a data folder.");
        try
        {
            Directory.CreateDirectory(parent);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new PrivatePostgresException($"The folder {parent} cannot be made: {cause.Message}", cause);
        }

        try
        {
            // The kernel releases this lock when the process ends, however it ends.
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException cause)
        {
            throw new PrivatePostgresException($"This user may not write in {parent}: choose another data folder or give it to this user.", cause);
        }
        catch (IOException cause)
        {
            throw new PrivatePostgresException($"The data folder {path} is in use by another server: stop that one first, or choose another folder.", cause);
        }
    }

    private async Task RequireWayInAsync(CancellationToken ct)
    {
        var parent = System.IO.Path.GetDirectoryName(Path)!;
        if (User is not null && (await LocalCommand.RunAsync("/bin/sh", ["-c", "cd -- \"$1\"", "sh", parent], User, "/", ct)).Code != 0)
        {
            throw new PrivatePostgresException($"The user {User}, whom PostgreSQL runs as, cannot enter {parent}: choose a data folder outside private folders such as /root.");
        }
    }

    private static async Task RequireAsync(string file, IEnumerable<string> arguments, string? user, string otherwise, CancellationToken ct)
    {
        var (code, _, error) = await LocalCommand.RunAsync(file, arguments, user, "/", ct);
        if (code != 0)
        {
            throw new PrivatePostgresException($"{otherwise}: {error.Split('\n').LastOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase), error.ReplaceLineEndings(" "))}");
        }
    }
}
