using CustomerRegistry.Cli.Risk.Backtest;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Risk.Calibration;

/// <summary>
/// What a calibration makes small: the mean log loss of checks that have a listing, over worlds of equal weight, each with its
/// own shift of the prior's log-odds. So the shape is fitted, and not the base rate of one simulation, which nobody knows of
/// a real registry. The product's own rules assess every check.
/// </summary>
internal static class CalibrationLoss
{
    // A handful of reports decides on a category: without a price for standing apart each would follow its own noise.
    private const double SpreadPrice = 0.002;

    private const double Least = 1e-9;

    public static double Of(IReadOnlyList<CalibrationWorld> worlds, RiskModel model, CancellationToken cancellationToken)
    {
        var losses = new double[worlds.Count];
        Parallel.For(
            0, worlds.Count, new ParallelOptions { CancellationToken = cancellationToken }, i => losses[i] = Of(worlds[i], model));
        return losses.Average() + (SpreadPrice * Spread(model));
    }

    /// <summary>In nats per check; 0 where all checks of the world ended alike.</summary>
    public static double Of(CalibrationWorld world, RiskModel model)
    {
        var logits = world.Thinned
            .Select(snapshot => SnapshotAssessment.Of(snapshot, model, LeftOut.Nothing).LogitMilli / 1000.0)
            .ToList();
        if (Logistic.LikeliestShift(logits, world.Positive) is not { } shift) return 0;
        var sum = 0.0;
        for (var i = 0; i < logits.Count; i++)
        {
            var probability = Logistic.ProbabilityOf(logits[i] + shift);
            sum -= Math.Log(Math.Max(Least, world.Positive[i] ? probability : 1 - probability));
        }

        return sum / logits.Count;
    }

    private static double Spread(RiskModel model)
    {
        var weights = Enum.GetValues<Category>().Select(model.WeightOf).ToList();
        var mean = weights.Average();
        return weights.Average(weight => (weight - mean) * (weight - mean));
    }
}
