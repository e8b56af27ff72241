using System.Globalization;
using System.Text;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Jurisdictions;

/// <summary>
/// A text kept in the repository and compared with what the code now gives, so that a change of law or code is a diff in
/// review. REGISTRY_UPDATE_GOLDEN=1 writes the files anew.
/// </summary>
internal static class GoldenFile
{
    public static void Matches(string folder, string name, string actual)
    {
        var path = Path.Combine(ShippedPolicy.TestFolder, "Golden", folder, name + ".txt");
        if (Environment.GetEnvironmentVariable("REGISTRY_UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        var expected = File.Exists(path) ? File.ReadAllText(path) : "";
        if (expected == actual) return;
        Assert.Fail($"Golden/{folder}/{name}.txt differs (REGISTRY_UPDATE_GOLDEN=1 writes it anew):\n{Diff(expected, actual)}");
    }

    /// <summary>Lines that only one side has, with their number; enough where lines keep their place.</summary>
    private static string Diff(string expected, string actual)
    {
        var before = expected.Split('\n');
        var after = actual.Split('\n');
        var text = new StringBuilder();
        for (var line = 0; line < Math.Max(before.Length, after.Length); line++)
        {
            var old = line < before.Length ? before[line] : null;
            var now = line < after.Length ? after[line] : null;
            if (old == now) continue;
            if (old is not null) text.Append(CultureInfo.InvariantCulture, $"{line + 1,4} - {old}\n");
            if (now is not null) text.Append(CultureInfo.InvariantCulture, $"{line + 1,4} + {now}\n");
        }

        return text.ToString();
    }
}
