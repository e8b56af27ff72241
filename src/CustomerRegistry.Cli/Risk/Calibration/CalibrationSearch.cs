using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.Cli.Risk.Backtest;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Risk.Calibration;

/// <summary>
/// Coordinate search: one parameter after the other a step up or down, kept where the loss falls; where no step helps, steps
/// are halved. Slow and plain, and it stays within the bounds that the model's file gives each parameter.
/// </summary>
internal sealed class CalibrationSearch(IReadOnlyList<CalibrationWorld> worlds, IReadOnlySet<string> held)
{
    // What a step must gain, so that rounding and noise move nothing.
    private const double LeastGain = 1e-6;

    private const double FirstStep = 0.2;

    /// <summary>The parameters that a history can tell something about.</summary>
    public static IReadOnlyList<string> Fitted { get; } =
    [
        RiskModelForm.HalfLife,
        RiskModelForm.EvidenceE4,
        RiskModelForm.SourceStatement,
        RiskModelForm.RepeatSecond,
        RiskModelForm.RepeatThird,
        RiskModelForm.RepeatLater,
        RiskModelForm.OwnerRepeatSecond,
        RiskModelForm.OwnerRepeatLater,
        RiskModelForm.SaturationFrom,
        RiskModelForm.SaturationFactor,
        RiskModelForm.AssumedOrders,
        RiskModelForm.WeightNotReceived,
        RiskModelForm.WeightNotAsDescribed,
        RiskModelForm.WeightCreditNotProcessed,
        RiskModelForm.WeightCancelledOrReturned,
        RiskModelForm.WeightRecurringCancelled,
        RiskModelForm.WeightDuplicate,
        RiskModelForm.WeightUncollectedDelivery,
        RiskModelForm.WeightUnauthorised,
        RiskModelForm.WeightOther,
    ];

    /// <param name="rounds">Passes over all parameters.</param>
    /// <param name="progress">Called after each parameter of each pass.</param>
    public (RiskModel Model, double Loss) Run(RiskModel from, int rounds, Action progress, CancellationToken cancellationToken)
    {
        var (best, loss, step) = (from, CalibrationLoss.Of(worlds, from, cancellationToken), FirstStep);
        for (var round = 0; round < rounds; round++)
        {
            var before = loss;
            foreach (var name in Fitted)
            {
                if (!held.Contains(name)) (best, loss) = Step(best, loss, from, name, step, cancellationToken);
                progress();
            }

            if (before - loss < LeastGain) step /= 2;
        }

        return (best, loss);
    }

    private (RiskModel Model, double Loss) Step(
        RiskModel best, double loss, RiskModel bounds, string name, double step, CancellationToken cancellationToken)
    {
        foreach (var direction in (ReadOnlySpan<int>)[1, -1])
        {
            if (Moved(best, bounds.Parameters[name], best.Parameters[name].Value, direction * step) is not { } candidate) continue;
            var tried = CalibrationLoss.Of(worlds, candidate, cancellationToken);
            if (tried < loss - LeastGain) return (candidate, tried);
        }

        return (best, loss);
    }

    // Null where the model would not be one: beyond the bounds, or a later repeat heavier than an earlier one.
    private static RiskModel? Moved(RiskModel model, RiskModelParameter bound, double value, double step)
    {
        var form = RiskModelForm.All.Single(each => each.Name == bound.Name);
        // A factor moves by parts of one, everything else by parts of itself.
        var moved = form.Unit == "factor" ? value + (step / 2) : value * (1 + step);
        moved = Math.Clamp(Round(form.Whole ? Math.Round(moved) : moved), bound.Min, bound.Max);
        if (moved == value) return null;
        try
        {
            return RiskModelFile.With(model, new Dictionary<string, double> { [bound.Name] = moved });
        }
        catch (UsageException)
        {
            return null;
        }
    }

    // Three digits: no history tells more.
    private static double Round(double value) => value == 0 ? 0 : Math.Round(value, Math.Max(0, 2 - (int)Math.Floor(Math.Log10(Math.Abs(value)))));
}
