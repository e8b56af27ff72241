using CustomerRegistry.Cli.CommandLine;

namespace CustomerRegistry.Cli.Jurisdictions;

/// <summary>The files of a policy bundle on disk: every *.json below a folder, named relative to it with '/'.</summary>
internal static class PolicyFolder
{
    public const string PermitsName = "permits.json";

    public static async Task<SortedDictionary<string, string>> ReadAsync(string folder, string? permits, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder)) throw new UsageException($"The policy folder {folder} is not there.");
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
            files[name] = await File.ReadAllTextAsync(path, cancellationToken);
        }

        if (files.Count == 0) throw new UsageException($"There is no *.json below {folder}.");
        if (permits is not null) files[PermitsName] = await File.ReadAllTextAsync(permits, cancellationToken);
        return files;
    }
}
