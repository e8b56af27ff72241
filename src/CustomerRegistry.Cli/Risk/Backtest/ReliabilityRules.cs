namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>Whether probabilities come true as often as they say.</summary>
internal static class ReliabilityRules
{
    public const int Bins = 10;

    /// <summary>Ten bins of equal width; those without checks are left out.</summary>
    public static IReadOnlyList<ReliabilityBin> OfEqualWidth(IReadOnlyList<double> probabilities, IReadOnlyList<bool> positive) =>
    [
        .. Enumerable.Range(0, positive.Count)
            .GroupBy(i => Math.Min(Bins - 1, (int)(probabilities[i] * Bins)))
            .OrderBy(bin => bin.Key)
            .Select(bin => BinOf((double)bin.Key / Bins, (double)(bin.Key + 1) / Bins, [.. bin], probabilities, positive)),
    ];

    /// <summary>Up to ten bins of about equally many checks; equal probabilities stay together.</summary>
    public static IReadOnlyList<ReliabilityBin> OfEqualCount(IReadOnlyList<double> probabilities, IReadOnlyList<bool> positive)
    {
        var order = Enumerable.Range(0, positive.Count).OrderBy(i => probabilities[i]).ToArray();
        var bins = new List<ReliabilityBin>();
        var start = 0;
        for (var bin = 1; bin <= Bins; bin++)
        {
            var end = (int)((long)order.Length * bin / Bins);
            if (end <= start) continue;
            while (end < order.Length && probabilities[order[end]].Equals(probabilities[order[end - 1]])) end++;
            var members = order[start..end];
            bins.Add(BinOf(probabilities[members[0]], probabilities[members[^1]], members, probabilities, positive));
            start = end;
        }

        return bins;
    }

    private static ReliabilityBin BinOf(
        double from, double to, int[] members, IReadOnlyList<double> probabilities, IReadOnlyList<bool> positive) => new(
            from,
            to,
            members.Length,
            members.Average(i => probabilities[i]),
            (double)members.Count(i => positive[i]) / members.Length);
}
