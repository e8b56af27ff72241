namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>
/// One file of <c>deploy/policy/jurisdictions</c> as it was read, before inheritance: what it does not say its parent
/// must. Parsed strictly, since a mistyped key that is passed over would silently loosen what the law tightens.
/// </summary>
public sealed class JurisdictionPolicyFile
{
    /// <summary>The file that answers for every country without one.</summary>
    public const string UnknownCode = "UNKNOWN";

    private static readonly string[] Required = ["country", "name", "keys"];
    private static readonly string[] Optional = ["inherits", "baseline"];
    private static readonly Dictionary<string, PolicyKey> Known = PolicyKeys.All.ToDictionary(key => key.Name);

    private JurisdictionPolicyFile(
        string fileName, string code, string name, string? inherits, int inheritsLine, bool baseline, int line, IReadOnlyDictionary<PolicyKey, PolicyValue> values) =>
        (FileName, Code, Name, Inherits, InheritsLine, IsBaseline, KeysLine, Values) = (fileName, code, name, inherits, inheritsLine, baseline, line, values);

    /// <summary>Such as <c>jurisdictions/DK.json</c>.</summary>
    public string FileName { get; }

    /// <summary>Two letters, a subdivision such as US-CA, or <see cref="UnknownCode"/>; equal to the file's name.</summary>
    public string Code { get; }

    /// <summary>In English, for people.</summary>
    public string Name { get; }

    /// <summary>The code of the file that answers for the keys not written here; null where none.</summary>
    public string? Inherits { get; }

    /// <summary>The line on which the parent is named; 1 where none is.</summary>
    internal int InheritsLine { get; }

    /// <summary>A parent for others that is no country itself, such as EU.</summary>
    public bool IsBaseline { get; }

    /// <summary>The line on which the keys begin: where a missing one is to be added.</summary>
    internal int KeysLine { get; }

    /// <summary>The values written in this file.</summary>
    internal IReadOnlyDictionary<PolicyKey, PolicyValue> Values { get; }

    /// <summary>Reads one file; every problem found names the file, the line and the key.</summary>
    public static PolicyResult<JurisdictionPolicyFile> Parse(string fileName, string json)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        ArgumentNullException.ThrowIfNull(json);
        var problems = new List<PolicyProblem>();
        var reading = new PolicyReading(fileName, problems);
        var root = PolicyJson.Read(json, reading);
        var file = root is not null && reading.IsObject(root, "", Required, Optional) ? Read(root, fileName, reading) : null;
        return problems.Count == 0 && file is not null ? new(file, []) : new(null, problems);
    }

    private static JurisdictionPolicyFile Read(PolicyNode root, string fileName, PolicyReading reading)
    {
        var code = reading.Text(root.Property("country")!, "country");
        if (StemOf(fileName) != code)
        {
            reading.Add(root.Property("country")!.Line, "country", $"'{code}' is not what the file is named after");
        }

        Country country = default;
        if (code != UnknownCode && (!Country.TryParse(code, out country) || country.ToString() != code))
        {
            reading.Add(root.Property("country")!.Line, "country", $"must be a country code in capitals such as US or US-CA, or {UnknownCode}");
        }
        else if (code != UnknownCode && country.IsSubdivision && root.Property("inherits")?.Text != country.Whole.ToString())
        {
            // Its country's law holds there too: a file that left it out would loosen it.
            reading.Add(root.Property("inherits")?.Line ?? root.Line, "inherits", $"must be \"{country.Whole}\" in the file of a subdivision");
        }

        return new JurisdictionPolicyFile(
            fileName,
            code,
            reading.Text(root.Property("name")!, "name"),
            root.Property("inherits") is { } inherits ? reading.Text(inherits, "inherits") : null,
            root.Property("inherits")?.Line ?? 1,
            root.Property("baseline") is { } baseline && reading.Boolean(baseline, "baseline"),
            root.Property("keys")!.Line,
            ReadKeys(root.Property("keys")!, code, reading));
    }

    private static Dictionary<PolicyKey, PolicyValue> ReadKeys(PolicyNode node, string code, PolicyReading reading)
    {
        var values = new Dictionary<PolicyKey, PolicyValue>();
        if (!reading.Is(node, "keys", PolicyNodeKind.Object, "an object")) return values;
        foreach (var (name, value) in node.Properties)
        {
            if (!Known.TryGetValue(name, out var key)) reading.Add(value.Line, name, "is not a key of a policy file");
            else if (key.Read(value, code, reading) is { } read) values[key] = read;
        }

        return values;
    }

    private static string StemOf(string fileName)
    {
        var stem = fileName[(fileName.LastIndexOf('/') + 1)..];
        return stem.EndsWith(".json", StringComparison.Ordinal) ? stem[..^".json".Length] : stem;
    }
}
