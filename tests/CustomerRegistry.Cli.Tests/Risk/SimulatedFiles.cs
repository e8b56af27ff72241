using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace CustomerRegistry.Cli.Tests.Risk;

/// <summary>One run of <c>registry simulate</c> into a folder of its own, and its files as rows.</summary>
internal sealed class SimulatedFiles : IDisposable
{
    private SimulatedFiles(string folder, CommandLineRun run)
    {
        Folder = folder;
        Run = run;
    }

    public string Folder { get; }

    public CommandLineRun Run { get; }

    /// <summary>Without the header: line n of the file is row n - 2.</summary>
    public IReadOnlyList<string[]> Events => field ??= Rows("EVENTS.csv");

    public IReadOnlyList<string[]> Labels => field ??= Rows("LABELS.csv");

    public IReadOnlyList<string[]> Truth => field ??= Rows("TRUTH.csv");

    public IReadOnlyList<string[]> Owners => field ??= Rows("OWNERS.csv");

    public IEnumerable<string[]> OfKind(string kind) => Events.Where(row => row[1] == kind);

    public JsonElement Simulation => JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(Path.Combine(Folder, "SIMULATION.json")));

    public static async Task<SimulatedFiles> OfAsync(params string[] words)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"registry-simulate-{Guid.NewGuid():N}");
        return new SimulatedFiles(folder, await CommandLineRun.OfAsync(["simulate", "--out", folder, .. words]));
    }

    /// <summary>SHA-256 of all files, by name.</summary>
    public SortedDictionary<string, string> Hashes() => new(
        Directory.EnumerateFiles(Folder).ToDictionary(
            path => Path.GetFileName(path), path => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))),
        StringComparer.Ordinal);

    public static DateTime At(string text) =>
        DateTime.ParseExact(
            text,
            "yyyy-MM-dd'T'HH:mm:ss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    public void Dispose()
    {
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }

    private string[][] Rows(string name) => [.. File.ReadLines(Path.Combine(Folder, name)).Skip(1).Select(line => line.Split(','))];
}
