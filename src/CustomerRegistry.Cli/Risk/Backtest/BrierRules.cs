namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>The mean squared distance of a probability from what came true; 0 is perfect.</summary>
internal static class BrierRules
{
    /// <summary>Null without checks.</summary>
    public static double? Of(IReadOnlyList<double> probabilities, IReadOnlyList<bool> positive)
    {
        if (positive.Count == 0) return null;
        var sum = 0.0;
        for (var i = 0; i < positive.Count; i++)
        {
            var distance = probabilities[i] - (positive[i] ? 1 : 0);
            sum += distance * distance;
        }

        return sum / positive.Count;
    }

    /// <summary>
    /// Each value is given the share of positives among the very checks that have it: the best that any probability made of
    /// this value alone could do on them.
    /// </summary>
    public static double? OfBestRates(IReadOnlyList<double> values, IReadOnlyList<bool> positive)
    {
        if (positive.Count == 0) return null;
        return Enumerable.Range(0, positive.Count)
            .GroupBy(i => values[i])
            .Sum(same => Impurity(same.Count(i => positive[i]), same.Count())) / positive.Count;
    }

    private static double Impurity(int positives, int all) => positives * (1 - ((double)positives / all));
}
