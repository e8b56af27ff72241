using System.Globalization;
using System.Text.RegularExpressions;

namespace CustomerRegistry.Server.Store;

/// <summary>One PostgreSQL found on this machine.</summary>
/// <param name="Folder">The folder that holds initdb and postgres.</param>
/// <param name="Major">Its major version, such as 15.</param>
/// <param name="Version">Its whole version, such as 15.18.</param>
internal sealed partial record PostgresBinaries(string Folder, int Major, string Version)
{
    /// <summary>The oldest major version that the registry runs on.</summary>
    public const int OldestMajor = 15;

    private static readonly (string Parent, string Pattern)[] PackagedFolders =
    [
        ("/usr/lib/postgresql", "*"), // Debian, Ubuntu
        ("/usr", "pgsql-*"), // PostgreSQL's own packages for Fedora and its relatives
        ("/opt/homebrew/opt", "postgresql*"),
        ("/usr/local/opt", "postgresql*"),
        ("/home/linuxbrew/.linuxbrew/opt", "postgresql*"),
    ];

    public string Initdb => Path.Combine(Folder, "initdb");

    public string Postgres => Path.Combine(Folder, "postgres");

    /// <summary>
    /// The PostgreSQL to run: for a folder that already holds a cluster one of the same major version, which alone can
    /// read it; for a new one the newest there is.
    /// </summary>
    /// <param name="only">The only folder to look in, or null for the usual places.</param>
    /// <param name="dataFolder">The cluster's folder, for the message.</param>
    /// <param name="clusterMajor">The major version in its PG_VERSION, or null for a new cluster.</param>
    /// <exception cref="PrivatePostgresException">There is none.</exception>
    public static async Task<PostgresBinaries> ChooseAsync(string? only, string dataFolder, int? clusterMajor, CancellationToken ct)
    {
        var found = new List<PostgresBinaries>();
        foreach (var folder in only is null ? UsualFolders() : [only])
        {
            if (await InAsync(folder, ct) is { } binaries)
            {
                found.Add(binaries);
            }
        }

        var usable = found.Where(binaries => binaries.Major >= OldestMajor).OrderByDescending(binaries => binaries.Major).ToList();
        if (usable.Count == 0)
        {
            throw new PrivatePostgresException(only is not null
                ? $"REGISTRY_POSTGRES_BIN names {only}, which holds no initdb and postgres of PostgreSQL {OldestMajor} or newer."
                : $"PostgreSQL {OldestMajor} or newer was not found on this machine: install it (apt-get install postgresql, dnf install postgresql-server, brew install postgresql), or name its bin folder in REGISTRY_POSTGRES_BIN.");
        }

        return clusterMajor is null
            ? usable[0]
            : usable.Find(binaries => binaries.Major == clusterMajor)
                ?? throw new PrivatePostgresException(
                    $"The data folder {dataFolder} was made by PostgreSQL {clusterMajor}, and this machine has {string.Join(", ", usable.Select(binaries => binaries.Version))}: install PostgreSQL {clusterMajor}, or restore a dump into a new folder (deploy/README.md).");
    }

    private static async Task<PostgresBinaries?> InAsync(string folder, CancellationToken ct)
    {
        if (!File.Exists(Path.Combine(folder, "initdb")) || !File.Exists(Path.Combine(folder, "postgres")))
        {
            return null;
        }

        var (code, output, _) = await LocalCommand.RunAsync(Path.Combine(folder, "postgres"), ["--version"], user: null, "/", ct);
        return code == 0 && VersionLine().Match(output) is { Success: true } match
            ? new PostgresBinaries(folder, int.Parse(match.Groups["major"].Value, CultureInfo.InvariantCulture), match.Groups["version"].Value)
            : null;
    }

    private static IEnumerable<string> UsualFolders()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        var packaged = from place in PackagedFolders
                       where Directory.Exists(place.Parent)
                       from folder in Directory.EnumerateDirectories(place.Parent, place.Pattern)
                       select Path.Combine(folder, "bin");
        return path.Concat(packaged).Distinct(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\(PostgreSQL\) (?<version>(?<major>\d+)[^ ]*)")]
    private static partial Regex VersionLine();
}
