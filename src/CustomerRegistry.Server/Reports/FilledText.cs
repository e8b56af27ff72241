using System.Text.RegularExpressions;

namespace CustomerRegistry.Server.Reports;

/// <summary>Texts with names in braces. One pass: what is filled in is never read for names again, whoever chose it.</summary>
internal static partial class FilledText
{
    /// <summary>Names without a value stay, for the shop to fill in.</summary>
    public static string With(this string text, IReadOnlyDictionary<string, string> values) =>
        Name().Replace(text, match => values.TryGetValue(match.Groups[1].Value, out var value) ? value : match.Value);

    [GeneratedRegex(@"\{([a-z_]+)\}")]
    private static partial Regex Name();
}
