namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>Log-odds and probabilities.</summary>
internal static class Logistic
{
    // Beyond this a probability is 0 or 1 to nine digits, and a fit that runs there has no end.
    private const double MostShift = 20;

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
        for (var i = 0; i < 60; i++)
        {
            var middle = (low + high) / 2;
            if (logits.Sum(logit => ProbabilityOf(logit + middle)) < positives) low = middle;
            else high = middle;
        }

        return (low + high) / 2;
    }
}
