using System.Reflection;
using Google.Protobuf.Reflection;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Cli.CommandLine;

/// <summary>
/// Enum values as people write and read them: the proto's name without its prefix, <c>NOT_RECEIVED</c>. Read in either case,
/// with - for _; evidence levels also as E-, E0 to E4.
/// </summary>
internal static class WireNames
{
    public static string Of<T>(T value)
        where T : struct, Enum =>
        Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture) == 0 ? ""
        : Names<T>.ByValue.TryGetValue(value, out var name) ? name
        : $"value {value:D}, unknown to this version";

    public static string Of(Wire.EvidenceLevel level) => level == Wire.EvidenceLevel.Unspecified ? "" : $"{ShortOf(level)} {Of<Wire.EvidenceLevel>(level)}";

    public static IEnumerable<string> All<T>()
        where T : struct, Enum => Names<T>.ByValue.Values;

    public static bool TryParse<T>(string text, out T value)
        where T : struct, Enum
    {
        var wanted = text.Trim().ToUpperInvariant();
        foreach (var (candidate, name) in Names<T>.ByValue)
        {
            value = candidate;
            if (name == wanted.Replace('-', '_')) return true;
            if (candidate is Wire.EvidenceLevel level && ShortOf(level) == wanted) return true;
        }

        value = default;
        return false;
    }

    private static string ShortOf(Wire.EvidenceLevel level) => level == Wire.EvidenceLevel.CustomerRight ? "E-" : $"E{(int)level - 2}";

    private static class Names<T>
        where T : struct, Enum
    {
        // The zero value means "not stated": never offered, never shown.
        public static readonly IReadOnlyDictionary<T, string> ByValue = typeof(T)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => Convert.ToInt32(field.GetValue(null), System.Globalization.CultureInfo.InvariantCulture) != 0)
            .ToDictionary(field => (T)field.GetValue(null)!, field => WithoutPrefix(field.GetCustomAttribute<OriginalNameAttribute>()!.Name));

        private static string WithoutPrefix(string name)
        {
            var prefix = string.Concat(typeof(T).Name.Select((c, i) => i > 0 && char.IsUpper(c) ? $"_{c}" : char.ToUpperInvariant(c).ToString())) + "_";
            return name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : name;
        }
    }
}
