using CustomerRegistry.Cli.Risk.Backtest;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Risk.Calibration;

/// <summary>One coordinate of the search: a parameter, or several that move together.</summary>
/// <param name="Names">As the model's file has them.</param>
/// <param name="FirstStep">Added; or, where it multiplies, the share by which the value grows.</param>
/// <param name="Grid">Values are multiples of this: more digits than the worlds can tell apart would only look exact.</param>
/// <param name="Multiplies">The step is a share of the value.</param>
/// <param name="Touches">Whether a check's assessment can change with it; all others keep theirs.</param>
internal sealed record FittedParameter(
    IReadOnlyList<string> Names, double FirstStep, double Grid, bool Multiplies, Func<CheckSnapshot, bool> Touches)
{
    /// <summary>The step can get no shorter.</summary>
    public bool IsAtFinestStep(RiskModel model, int round) =>
        Names.All(name => StepOf(round) * (Multiplies ? model.Parameters[name].Value : 1) <= Grid);

    /// <summary>The values one step up or down: at least one of the grid, at most to the bounds of their file.</summary>
    /// <param name="round">From 0; the step halves with each.</param>
    public IReadOnlyDictionary<string, double> Step(RiskModel model, int round, bool up) =>
        Names.ToDictionary(name => name, name => Moved(model.Parameters[name], StepOf(round), up));

    private double StepOf(int round) => FirstStep / Math.Pow(2, round);

    private double Moved(RiskModelParameter parameter, double step, bool up)
    {
        var shortest = Multiplies ? parameter.Value * step : step;
        if (shortest < Grid) return Within(parameter, parameter.Value + (up ? Grid : -Grid));
        return Multiplies
            ? Within(parameter, up ? parameter.Value * (1 + step) : parameter.Value / (1 + step))
            : Within(parameter, parameter.Value + (up ? step : -step));
    }

    // Rounded twice, since a multiple of 0.05 is seldom a double.
    private double Within(RiskModelParameter parameter, double value) =>
        Math.Clamp(Math.Round(Math.Round(value / Grid) * Grid, 6), parameter.Min, parameter.Max);
}
