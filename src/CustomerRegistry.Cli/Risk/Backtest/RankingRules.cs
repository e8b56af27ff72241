namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>How well numbers rank positives before others; only their order matters.</summary>
internal static class RankingRules
{
    /// <summary>
    /// The chance that a positive has a higher score than another check, a tie counting one half: the area under the ROC.
    /// Null where there are no positives, or nothing else.
    /// </summary>
    public static double? Auc(IReadOnlyList<double> scores, IReadOnlyList<bool> positive)
    {
        var (won, trueAbove, falseAll, trueAll) = (0.0, 0L, 0L, 0L);
        foreach (var (trueHere, falseHere) in Ties(scores, positive))
        {
            won += falseHere * (trueAbove + (trueHere / 2.0));
            trueAbove += trueHere;
            falseAll += falseHere;
            trueAll += trueHere;
        }

        return trueAll == 0 || falseAll == 0 ? null : won / ((double)trueAll * falseAll);
    }

    /// <summary>
    /// Others flagged for each positive flagged where the threshold flags the wanted share of the positives. Where it falls
    /// among equal scores, as large a part of them is flagged as is needed, with their own mixture of positives and others.
    /// Null where the scores cannot reach that share.
    /// </summary>
    /// <param name="recall">0 to 1, of <paramref name="positives"/>.</param>
    /// <param name="positives">How many there are, those without a score included.</param>
    public static double? FalsePerTrue(IReadOnlyList<double> scores, IReadOnlyList<bool> positive, double recall, int positives)
    {
        var wanted = recall * positives;
        if (wanted <= 0) return null;
        var (trueAbove, falseAbove) = (0.0, 0.0);
        foreach (var (trueHere, falseHere) in Ties(scores, positive))
        {
            if (trueAbove + trueHere >= wanted)
            {
                var part = (wanted - trueAbove) / trueHere;
                return (falseAbove + (part * falseHere)) / wanted;
            }

            trueAbove += trueHere;
            falseAbove += falseHere;
        }

        return null;
    }

    /// <summary>
    /// Points of the ROC, from (0, 0) to (1, 1); straight lines between them are what ties mean. Empty without positives or
    /// others.
    /// </summary>
    public static IReadOnlyList<(double FalseShare, double TrueShare)> Roc(IReadOnlyList<double> scores, IReadOnlyList<bool> positive)
    {
        var ties = Ties(scores, positive).ToList();
        var (trueAll, falseAll) = (ties.Sum(each => each.True), ties.Sum(each => each.False));
        if (trueAll == 0 || falseAll == 0) return [];
        var points = new List<(double, double)>(ties.Count + 1) { (0, 0) };
        var (trueAbove, falseAbove) = (0, 0);
        foreach (var (trueHere, falseHere) in ties)
        {
            trueAbove += trueHere;
            falseAbove += falseHere;
            points.Add(((double)falseAbove / falseAll, (double)trueAbove / trueAll));
        }

        return points;
    }

    // Positives and others of each score, highest score first.
    private static IEnumerable<(int True, int False)> Ties(IReadOnlyList<double> scores, IReadOnlyList<bool> positive)
    {
        var keys = scores.ToArray();
        var values = positive.ToArray();
        Array.Sort(keys, values);
        for (var i = keys.Length - 1; i >= 0;)
        {
            var (score, trueHere, falseHere) = (keys[i], 0, 0);
            for (; i >= 0 && keys[i].Equals(score); i--)
            {
                if (values[i]) trueHere++;
                else falseHere++;
            }

            yield return (trueHere, falseHere);
        }
    }
}
