using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CustomerRegistry.Cli.CommandLine;

namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary>
/// Everything the simulation takes for granted, in one file: <c>assumptions.json</c>, built into the tool. Read strictly: an
/// assumption that is misspelt, repeated or without a reason would shape every history unseen.
/// </summary>
internal sealed class SimulationAssumptions
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper, allowIntegerValues: false) },
    };

    private static readonly JsonSerializerOptions Printed = new(Strict) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private SimulationAssumptions(int version, string about, IReadOnlyList<Assumption> all)
    {
        Version = version;
        About = about;
        All = all;
    }

    public int Version { get; }

    public string About { get; }

    /// <summary>In the order of the file, which goes by subject.</summary>
    public IReadOnlyList<Assumption> All { get; }

    /// <summary>Those built into this tool.</summary>
    public static SimulationAssumptions OfThisTool { get; } = Load();

    public static bool TryParse(
        string json, [NotNullWhen(true)] out SimulationAssumptions? assumptions, [NotNullWhen(false)] out string? problem)
    {
        assumptions = null;
        FileForm? file;
        try
        {
            file = JsonSerializer.Deserialize<FileForm>(json, Strict);
        }
        catch (JsonException e)
        {
            problem = string.Create(
                CultureInfo.InvariantCulture,
                $"line {(e.LineNumber ?? 0) + 1}: a key is unknown, missing or repeated, or a value not of its kind.");
            return false;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        var wrong = file!.Assumptions
            .Select(each =>
                each.Problem() is { } why ? $"{each.Name}: {why}."
                : names.Add(each.Name) ? null
                : $"{each.Name}: stands there twice.")
            .FirstOrDefault(each => each is not null);
        problem = file.Version < 1 ? "version must be 1 or more." : wrong;
        if (problem is not null) return false;
        assumptions = new SimulationAssumptions(file.Version, file.About, file.Assumptions);
        return true;
    }

    /// <summary>The world of one seed: each assumption drawn from a stream of its own, or as it was set.</summary>
    /// <param name="settings">NAME=VALUE, as the command line has them.</param>
    public World Draw(long seed, IReadOnlyList<string> settings)
    {
        var set = settings.Select(Parse).ToList();
        var twice = set.CountBy(each => each.Name).FirstOrDefault(each => each.Value > 1).Key;
        if (twice is not null) throw new UsageException($"--set {twice}: is given twice.");
        var values = All.ToDictionary(each => each.Name, each => each.Drawn(seed), StringComparer.Ordinal);
        foreach (var (name, value) in set) values[name] = value;
        return new World(values, [.. set.Select(each => each.Name).Order(StringComparer.Ordinal)]);
    }

    /// <summary>As JSON for other programs: the file's own form.</summary>
    public object Document() => JsonSerializer.SerializeToElement(new FileForm(Version, About, All), Printed);

    private (string Name, double Value) Parse(string setting)
    {
        var parts = setting.Split('=');
        if (parts.Length != 2)
            throw new UsageException($"--set '{setting}': expected NAME=VALUE, such as --set false-reporters=0.1.");
        var assumption = All.FirstOrDefault(each => each.Name == parts[0])
            ?? throw new UsageException(
                $"--set '{parts[0]}': is none of the assumptions: {string.Join(", ", All.Select(each => each.Name))}.");
        if (!double.TryParse(parts[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            || value < assumption.Min || value > assumption.Max)
        {
            var (least, most) = (Numbers.Text(assumption.Min), Numbers.Text(assumption.Max));
            throw new UsageException($"--set {assumption.Name}: '{parts[1]}' is not a number from {least} to {most} ({assumption.Unit}).");
        }

        return (assumption.Name, value);
    }

    private static SimulationAssumptions Load()
    {
        using var stream = typeof(SimulationAssumptions).Assembly.GetManifestResourceStream("assumptions.json")
            ?? throw new InvalidOperationException("assumptions.json is not built in.");
        using var reader = new StreamReader(stream);
        return TryParse(reader.ReadToEnd(), out var assumptions, out var problem)
            ? assumptions
            : throw new InvalidOperationException($"assumptions.json: {problem}");
    }

    private sealed record FileForm(int Version, string About, IReadOnlyList<Assumption> Assumptions);
}
