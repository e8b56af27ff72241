namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>Log-odds and probabilities.</summary>
internal static class Logistic
{
    // Beyond this a probability is 0 or 1 to nine digits, and a fit that runs there has no end.
    private const double MostShift = 20;

    private const double Narrow = 1e-12;

    // Halving alone needs half of these.
    private const int MostSteps = 100;

    public static double ProbabilityOf(double logit) => 1 / (1 + Math.Exp(-logit));

    /// <summary>
    /// The shift of all log-odds under which the outcomes are likeliest: the one with which as many positives are expected as
    /// there are. Null where all outcomes are alike, since no shift is likeliest then.
    /// </summary>
    public static double? LikeliestShift(IReadOnlyList<double> logits, IReadOnlyList<bool> positive)
    {
        var positives = positive.Count(each => each);
        if (positives == 0 || positives == positive.Count) return null;
        var (low, high) = (-MostShift, MostShift);
        var shift = 0.0;
        for (var i = 0; i < MostSteps && high - low > Narrow; i++)
        {
            var (expected, slope) = (0.0, 0.0);
            foreach (var logit in logits)
            {
                var probability = ProbabilityOf(logit + shift);
                expected += probability;
                slope += probability * (1 - probability);
            }

            if (expected < positives) low = shift;
            else high = shift;

            // Newton's step, which a calibration takes thousands of times; half the bracket where it would leave it.
            var next = shift + ((positives - expected) / slope);
            if (Math.Abs(next - shift) < Narrow) return next;
            shift = next > low && next < high ? next : (low + high) / 2;
        }

        return shift;
    }
}
