using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>How well one ranking did on a history. A figure is null where the history cannot give it.</summary>
/// <param name="Auc">Among checks that have a listing.</param>
/// <param name="FalsePerTrue">Others for each positive at 60 % recall, among checks that have a listing.</param>
/// <param name="FalsePerTrueOfAll">The same at 60 % of all positives; null where too many of them have no listing.</param>
/// <param name="Shift">
/// What refitting the prior on the first half added to the log-odds; null for a baseline, or where it could not be refitted.
/// </param>
/// <param name="Brier">Of the second half's checks that have a listing.</param>
/// <param name="Reliability">Of the same checks, ten bins of equal width; empty for a baseline.</param>
/// <param name="ReliabilityByCount">Of the same checks, bins of about equal count; empty for a baseline.</param>
/// <param name="HonestAtHigh">Honest customers of whom a check was ever answered with HIGH.</param>
/// <param name="HonestAtMedium">The same at MEDIUM or HIGH.</param>
internal sealed record BacktestFigures(
    string Name,
    double? Auc,
    IReadOnlyList<LevelFigures> Levels,
    double? FalsePerTrue,
    double? FalsePerTrueOfAll,
    double? Shift,
    double? Brier,
    IReadOnlyList<ReliabilityBin> Reliability,
    IReadOnlyList<ReliabilityBin> ReliabilityByCount,
    int HonestAtHigh,
    int HonestAtMedium,
    double? HonestAtHighPer20000,
    double? HonestAtMediumPer20000)
{
    public const double Recall = 0.6;

    private const double Customers = 20_000;

    /// <summary>The largest difference in a bin of equal width with enough checks; null where no bin has enough.</summary>
    public double? WorstReliability => Reliability.Where(bin => bin.Counts).Max(bin => (double?)Math.Abs(bin.Difference));

    public double? PrecisionAt(RiskLevel level) => Levels.Single(each => each.Level == level).Precision;

    public static BacktestFigures Of(JudgedChecks judged, Ranking ranking)
    {
        var second = Enumerable.Range(0, judged.Positive.Count).Where(i => !judged.InFirstHalf[i]).ToList();
        var positive = second.ConvertAll(i => judged.Positive[i]);
        var shift = ranking.IsLogOdds ? ShiftOf(judged, ranking) : null;
        var scores = second.ConvertAll(i => ranking.Scores[i]);
        var probabilities = ranking.IsLogOdds ? scores.ConvertAll(logit => Logistic.ProbabilityOf(logit + (shift ?? 0))) : null;
        var (high, medium) = (HonestAt(judged, ranking, RiskLevel.High), HonestAt(judged, ranking, RiskLevel.Medium));
        return new BacktestFigures(
            ranking.Name,
            RankingRules.Auc(ranking.Scores, judged.Positive),
            LevelFigures.Of(judged, ranking),
            RankingRules.FalsePerTrue(ranking.Scores, judged.Positive, Recall, judged.Positive.Count(each => each)),
            RankingRules.FalsePerTrue(ranking.Scores, judged.Positive, Recall, judged.Positives),
            shift,
            probabilities is null ? BrierRules.OfBestRates(scores, positive) : BrierRules.Of(probabilities, positive),
            probabilities is null ? [] : ReliabilityRules.OfEqualWidth(probabilities, positive),
            probabilities is null ? [] : ReliabilityRules.OfEqualCount(probabilities, positive),
            high,
            medium,
            Per20000(high, judged),
            Per20000(medium, judged));
    }

    private static double? ShiftOf(JudgedChecks judged, Ranking ranking)
    {
        var first = Enumerable.Range(0, judged.Positive.Count).Where(i => judged.InFirstHalf[i]).ToList();
        return Logistic.LikeliestShift(first.ConvertAll(i => ranking.Scores[i]), first.ConvertAll(i => judged.Positive[i]));
    }

    private static int HonestAt(JudgedChecks judged, Ranking ranking, RiskLevel level) => Enumerable.Range(0, judged.Positive.Count)
        .Where(i => judged.Honest[i] && ranking.Levels[i] >= level)
        .Select(i => judged.Subject[i])
        .Distinct()
        .Count();

    private static double? Per20000(int customers, JudgedChecks judged) =>
        judged.HonestCustomers == 0 ? null : Customers * customers / judged.HonestCustomers;
}
