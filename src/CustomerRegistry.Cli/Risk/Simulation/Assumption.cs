using System.Text.Json.Serialization;

namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary>How a seed draws from a range: evenly, or evenly in the logarithm where orders of magnitude are in doubt.</summary>
internal enum Draw
{
    Uniform,
    LogUniform,
}

/// <summary>
/// One thing the simulation takes for granted: a value, or where nobody knows it a range from which each seed draws.
/// </summary>
/// <param name="Min">The least that --set may give.</param>
/// <param name="Max">The most that --set may give.</param>
/// <param name="Meaning">What it is, in words.</param>
/// <param name="Why">Why this value or range, in words that can be argued with.</param>
internal sealed record Assumption(
    string Name,
    string Unit,
    double Min,
    double Max,
    string Meaning,
    string Why,
    double? Value = null,
    double? Low = null,
    double? High = null,
    Draw? Draw = null)
{
    /// <summary>As a table shows it.</summary>
    [JsonIgnore]
    public string Range => Value is { } value ? Numbers.Text(value) : $"{Numbers.Text(Low!.Value)} to {Numbers.Text(High!.Value)}";

    public double Drawn(long seed)
    {
        if (Value is { } value) return value;
        var share = new SeededRandom(seed, Name).Share();
        return Draw == Simulation.Draw.LogUniform
            ? Low!.Value * PortableMath.Exp(share * PortableMath.Log(High!.Value / Low.Value))
            : Low!.Value + (share * (High!.Value - Low.Value));
    }

    /// <summary>What is wrong with it; null if nothing.</summary>
    public string? Problem()
    {
        if (new[] { Name, Unit, Meaning, Why }.Any(string.IsNullOrWhiteSpace)) return "name, unit, meaning and why must not be empty";
        if (Value is not null == (Low is not null || High is not null || Draw is not null)) return "either value, or low, high and draw";
        if (Value is null && (Low is null || High is null || Draw is null)) return "a range has low, high and draw";
        if (Low >= High) return "low must be below high";
        if (Draw == Simulation.Draw.LogUniform && Low <= 0) return "LOG_UNIFORM needs a low above 0";
        return (Value ?? Low) < Min || (Value ?? High) > Max ? "must lie within min and max" : null;
    }
}
