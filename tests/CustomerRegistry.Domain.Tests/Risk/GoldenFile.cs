using System.Runtime.CompilerServices;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Risk;

/// <summary>
/// A printed result that was read once and is kept: a change of a weight or a word shows as a readable difference.
/// REGISTRY_UPDATE_GOLDEN=1 rewrites the files; the difference is then reviewed like code.
/// </summary>
internal static class GoldenFile
{
    public static void Matches(string name, string actual)
    {
        var path = Path.Combine(Folder(), name + ".txt");
        if (Environment.GetEnvironmentVariable("REGISTRY_UPDATE_GOLDEN") == "1") File.WriteAllText(path, actual);
        Assert.True(File.Exists(path), $"{path} is not there: REGISTRY_UPDATE_GOLDEN=1 writes it.");
        Assert.Equal(File.ReadAllText(path), actual);
    }

    public static IReadOnlyList<string> Names() =>
        [.. Directory.GetFiles(Folder(), "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "Golden", "Risk"));
}
