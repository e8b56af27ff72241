using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.Domain.Jurisdictions;

namespace CustomerRegistry.Cli.Jurisdictions;

/// <summary>
/// The files of a policy bundle on disk: every *.json below a folder, named relative to it with '/'. They are read once, as
/// bytes: what is sent is what was hashed, whatever becomes of the files meanwhile.
/// </summary>
internal static class PolicyFolder
{
    public const string PermitsName = "permits.json";

    private const int MostProblems = 5;

    public static async Task<SortedDictionary<string, string>> ReadAsync(string folder, string? permits, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(folder)) throw new UsageException($"The policy folder {folder} is not there.");
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
            files[name] = await TextAsync(name, path, cancellationToken);
        }

        if (files.Count == 0) throw new UsageException($"There is no *.json below {folder}.");
        if (permits is not null) files[PermitsName] = await TextAsync(PermitsName, permits, cancellationToken);
        return files;
    }

    /// <summary>The same files as a bundle, for what needs no registry.</summary>
    public static async Task<PolicyBundle> ReadBundleAsync(
        string folder, string? permits, Country operatorCountry, CancellationToken cancellationToken)
    {
        var bundle = PolicyBundle.Parse(await ReadAsync(folder, permits, cancellationToken), operatorCountry);
        return bundle.Value ?? throw new UsageException(string.Join(' ', bundle.Problems.Take(MostProblems).Select(problem => $"{problem}."))
            + (bundle.Problems.Count > MostProblems ? $" And {bundle.Problems.Count - MostProblems} more." : ""));
    }

    private static async Task<string> TextAsync(string name, string path, CancellationToken cancellationToken)
    {
        var text = PolicyText.Decode(name, await File.ReadAllBytesAsync(path, cancellationToken));
        return text.Value ?? throw new UsageException($"{text.Problems[0]}. Save it again as UTF-8; nothing was sent, and the policy in force stays.");
    }
}
