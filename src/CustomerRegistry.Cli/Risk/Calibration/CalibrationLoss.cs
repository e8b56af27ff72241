using CustomerRegistry.Cli.Risk.Backtest;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Risk.Calibration;

/// <summary>
/// How badly probabilities foretell what came true: the mean log loss of a world's drawn checks, after the one shift of all
/// log-odds that suits this world best, and the mean of that over worlds. So the shape is judged and not the base rate,
/// which nobody knows and each registry will refit.
/// </summary>
internal static class CalibrationLoss
{
    // As if the categories' weights were drawn around a common one with this standard deviation, in log-odds.
    private const double WeightSpread = 0.5;

    /// <returns>The shift under which the world's outcomes are likeliest, in log-odds; the loss with it, in nats a check.</returns>
    public static (double Shift, double Loss) Of(CalibrationWorld world, IReadOnlyList<double> logits)
    {
        var shift = Logistic.LikeliestShift(logits, world.Positive)
            ?? throw new InvalidOperationException("A world whose checks all ended alike fits no shift; it must not get here.");
        var sum = 0.0;
        for (var i = 0; i < logits.Count; i++)
        {
            var against = world.Positive[i] ? -(logits[i] + shift) : logits[i] + shift;
            sum += against > 0 ? against + Math.Log(1 + Math.Exp(-against)) : Math.Log(1 + Math.Exp(against));
        }

        return (shift, sum / logits.Count);
    }

    /// <summary>
    /// What is added so that a category with few reports stays near the others: the same prior over the number of people
    /// that a mean of independent observations would have, each person counting once however often they were checked.
    /// </summary>
    public static double PenaltyOf(RiskModel model, IReadOnlyList<CalibrationWorld> worlds)
    {
        var weights = FittedParameters.WeightNames.Select(name => model.Parameters[name].Value).ToList();
        var mean = weights.Average();
        var people = worlds.Sum(world => world.DrawnSubjects);
        return weights.Sum(weight => (weight - mean) * (weight - mean)) / (2 * WeightSpread * WeightSpread * people);
    }
}
