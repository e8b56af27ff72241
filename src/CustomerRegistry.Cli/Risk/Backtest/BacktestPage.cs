using System.Globalization;
using CustomerRegistry.Cli.CommandLine;

namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>A backtest's report for people.</summary>
internal static class BacktestPage
{
    public static void Print(Page page, BacktestReport report)
    {
        PrintHistory(page, report.History, report);
        PrintFigures(page, report);
        PrintReliability(page, "Reliability, second half, bins of equal width", report.Model.Reliability);
        PrintReliability(page, "Reliability, second half, bins of equal count", report.Model.ReliabilityByCount);
        PrintKinds(page, report.Kinds);
        if (report.Ablation is { } ablation) PrintAblation(page, report.Model, ablation);
        page.Heading("Goals");
        page.Table(
            ["what", "goal", "figure", "reached"],
            [.. report.Goals.Select(goal => new[]
            {
                goal.What,
                goal.Goal,
                Number(goal.Figure),
                goal.Reached switch { true => "yes", false => "NO", null => "cannot be told" },
            })]);
    }

    private static void PrintHistory(Page page, HistoryFacts history, BacktestReport report)
    {
        page.Heading("History");
        page.Facts(
            ("from, to", $"{Day(history.From)}, {Day(history.To)}"),
            ("merchants, subjects", $"{Count(history.Merchants)}, {Count(history.Subjects)}"),
            ("merchants below the floor of standing at the end", Count(history.MerchantsStopped)),
            ("checks", $"{Count(history.Checks)}, of which {Count(history.Positives)} positive"),
            ("checks that have a listing", $"{Count(history.ChecksListed)}, of which {Count(history.PositivesListed)} positive"),
            ("reports", $"{Count(history.Reports)}, of which {Count(history.Circular)} circular"),
            ("appeals", $"{Count(history.Appeals)}, of which {Count(history.Overturned)} overturned"),
            ("customers never a positive", Count(history.HonestCustomers)),
            ("subjects of checks without a label, taken for these", history.Unlabelled == 0 ? null : Count(history.Unlabelled)),
            (
                "checks that found another person's listing",
                report.WronglyMatched is { } wrong ? $"{Count(wrong)}, {Number(report.WronglyMatchedPer10000)} per 10,000 checks" : null),
            ("model", $"{report.ModelVersion}, {report.ModelHash}"));
    }

    private static void PrintFigures(Page page, BacktestReport report)
    {
        BacktestFigures[] all = [report.Model, report.Count, report.DistinctMerchants];
        page.Heading("Figures");
        page.Table(
            ["", .. all.Select(each => each.Name)],
            [
                Row("AUC, checks that have a listing", each => Number(each.Auc)),
                Row("false per true at 60 % recall, checks that have a listing", each => Number(each.FalsePerTrue)),
                Row("false per true at 60 % recall, all checks", each => Number(each.FalsePerTrueOfAll)),
                Row("Brier, second half, checks that have a listing", each => Number(each.Brier, "0.00000")),
                Row("shift of the prior's log-odds, fitted on the first half", each => Number(each.Shift)),
                .. report.Model.Levels.Select((level, i) => Row(
                    $"{level.Name}: share of checks, precision",
                    each => $"{Percent(each.Levels[i].Share)}, {Percent(each.Levels[i].Precision)}")),
                Row(
                    "honest customers ever at HIGH, per 20,000",
                    each => $"{Number(each.HonestAtHighPer20000, "0.00")} ({Count(each.HonestAtHigh)})"),
                Row(
                    "honest customers ever at MEDIUM or HIGH, per 20,000",
                    each => $"{Number(each.HonestAtMediumPer20000, "0.00")} ({Count(each.HonestAtMedium)})"),
            ]);
        page.Line("  Baselines have no levels: 1, 2, 3 or more stand for LOW, MEDIUM, HIGH; each value has its own best rate for Brier.");

        string[] Row(string what, Func<BacktestFigures, string> figure) => [what, .. all.Select(figure)];
    }

    private static void PrintReliability(Page page, string heading, IReadOnlyList<ReliabilityBin> bins)
    {
        page.Heading(heading);
        page.Table(
            ["probability", "checks", "mean predicted", "observed", "difference", ""],
            [.. bins.Select(bin => new[]
            {
                $"{Number(bin.From)} to {Number(bin.To)}",
                Count(bin.Checks),
                Number(bin.Predicted),
                Number(bin.Observed),
                Signed(bin.Difference),
                bin.IsOff ? "OFF by more than 0.05" : bin.Counts ? "" : "few checks",
            })]);
    }

    private static void PrintKinds(Page page, IReadOnlyList<KindFigures> kinds)
    {
        page.Heading("By kind of label, the model's levels");
        page.Table(
            [
                "kind", "subjects", "ever listed", "ever MEDIUM or HIGH", "ever HIGH",
                "positive checks", "with a listing", "at MEDIUM or HIGH",
            ],
            [.. kinds.Select(kind => new[]
            {
                kind.Kind,
                Count(kind.Subjects),
                Count(kind.Listed),
                Count(kind.AtMedium),
                Count(kind.AtHigh),
                Count(kind.Positives),
                Count(kind.PositivesListed),
                Count(kind.PositivesAtMedium),
            })]);
    }

    private static void PrintAblation(Page page, BacktestFigures model, IReadOnlyList<AblationFigures> ablation)
    {
        page.Heading("Each factor left out, change against the model");
        page.Table(
            [
                "without", "AUC", "change", "false per true", "change", "Brier", "change",
                "precision at HIGH", "honest at HIGH", "honest at MEDIUM or HIGH",
            ],
            [
                Row("nothing: the model", model),
                .. ablation.Select(each => Row(each.Without, each.Figures)),
            ]);
        page.Line("  A factor earns its place where AUC falls, or false per true or Brier rises, without it.");
        page.Line("  Honest customers are per 20,000.");

        string[] Row(string without, BacktestFigures figures) =>
        [
            without,
            Number(figures.Auc, "0.0000"),
            Signed(figures.Auc - model.Auc, "0.0000"),
            Number(figures.FalsePerTrue),
            Signed(figures.FalsePerTrue - model.FalsePerTrue),
            Number(figures.Brier, "0.00000"),
            Signed(figures.Brier - model.Brier, "0.00000"),
            Percent(figures.Levels[^1].Precision),
            Number(figures.HonestAtHighPer20000, "0.00"),
            Number(figures.HonestAtMediumPer20000, "0.00"),
        ];
    }

    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Number(double? number, string form = "0.000") => number?.ToString(form, CultureInfo.InvariantCulture) ?? "-";

    private static string Signed(double? number, string form = "0.000") =>
        number?.ToString($"+{form};-{form};{form}", CultureInfo.InvariantCulture) ?? "-";

    private static string Percent(double? share) => share?.ToString("0.00 %", CultureInfo.InvariantCulture) ?? "-";

    private static string Day(DateTime at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
