using System.Globalization;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>One number that a model is to reach on a history.</summary>
/// <param name="Reached">Null where the history cannot give the figure.</param>
internal sealed record BacktestGoal(string What, string Goal, double? Figure, bool? Reached)
{
    private const double AucGain = 0.15;
    private const double FalsePerTrueShare = 0.6;
    private const double BrierShare = 0.9;
    private const double PrecisionAtHigh = 0.85;
    private const double HonestAtHigh = 1;
    private const double WronglyMatched = 1;

    /// <param name="wronglyMatched">Checks that found somebody else's listing, per 10,000 checks; null where unknown.</param>
    public static IReadOnlyList<BacktestGoal> Of(
        BacktestFigures model, BacktestFigures count, BacktestFigures merchants, double? wronglyMatched) =>
    [
        AtLeast("AUC among checks that have a listing, above counting", AucGain, model.Auc - count.Auc),
        AtMost("false per true at 60 % recall, of counting's", FalsePerTrueShare, Part(model.FalsePerTrue, count.FalsePerTrue)),
        AtMost("Brier, of the better baseline's", BrierShare, Part(model.Brier, Least(count.Brier, merchants.Brier))),
        AtMost(
            $"reliability, largest difference in a bin of {Text(ReliabilityBin.LeastChecks)} checks or more",
            ReliabilityBin.MostDifference,
            model.WorstReliability),
        AtLeast("precision at HIGH", PrecisionAtHigh, model.PrecisionAt(RiskLevel.High)),
        AtMost("honest customers ever at HIGH, per 20,000", HonestAtHigh, model.HonestAtHighPer20000),
        .. wronglyMatched is { } figure ? new[] { UnderWronglyMatched(figure) } : [],
    ];

    private static BacktestGoal AtLeast(string what, double goal, double? figure) =>
        new(what, $"at least {Text(goal)}", figure, figure is { } number ? number >= goal : null);

    private static BacktestGoal AtMost(string what, double goal, double? figure) =>
        new(what, $"at most {Text(goal)}", figure, figure is { } number ? number <= goal : null);

    private static BacktestGoal UnderWronglyMatched(double figure) =>
        new("checks that found another person's listing, per 10,000", $"under {Text(WronglyMatched)}", figure, figure < WronglyMatched);

    private static double? Part(double? of, double? whole) => whole is > 0 ? of / whole : null;

    private static double? Least(double? one, double? other) => one is null || other < one ? other : one;

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
