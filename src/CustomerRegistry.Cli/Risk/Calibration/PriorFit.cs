using CustomerRegistry.Cli.Risk.Backtest;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Risk.Calibration;

/// <summary>
/// The prior: its log-odds move by the mean of what the worlds' own shifts came to, so that a registry that cannot refit it
/// yet begins at the middle of what is imagined. The share of positives among checks that found nothing is told beside it;
/// it is not taken, since most people whose claims are unfounded are never reported, and then nothing is asked of the prior.
/// </summary>
/// <param name="MeanShift">Of the worlds' log-odds, with the prior before.</param>
/// <param name="ShareWithoutListing">Mean over the worlds; 0 to 1.</param>
internal sealed record PriorFit(double Before, double After, double MeanShift, double ShareWithoutListing)
{
    private const double Grid = 0.0005;

    /// <summary>The model with the prior after.</summary>
    public RiskModel ModelOf(RiskModel model) =>
        After.Equals(model.Prior) ? model : RiskModelFile.Within(model, new Dictionary<string, double> { [RiskModelForm.Prior] = After })!;

    public static PriorFit Of(RiskModel model, IReadOnlyList<CalibrationWorld> worlds, WorldLogits logits, bool held)
    {
        var shift = logits.Shifts.Average();
        return new PriorFit(
            model.Prior,
            held ? model.Prior : Moved(model, shift),
            shift,
            worlds.Average(world => world.PositiveShareWithoutListing));
    }

    // Below LOW: a model that gives a level to everybody is refused.
    private static double Moved(RiskModel model, double shift)
    {
        var form = model.Parameters[RiskModelForm.Prior];
        var fitted = Logistic.ProbabilityOf(Math.Log(model.Prior / (1 - model.Prior)) + shift);
        var most = Math.Min(form.Max, ((model.LowFrom - 1) / 1000.0) - Grid);
        return Math.Clamp(Math.Round(Math.Round(fitted / Grid) * Grid, 6), form.Min, Math.Max(form.Min, Math.Round(most, 6)));
    }
}
