using System.Globalization;
using ScottPlot;

namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>Pictures of a backtest, PNG.</summary>
internal static class BacktestPlots
{
    private const int Width = 900;
    private const int Height = 800;

    /// <summary>More than a picture has pixels says nothing.</summary>
    private const int MostPoints = 2000;

    /// <summary>The ROC of each ranking, among checks that have a listing.</summary>
    public static byte[] Roc(JudgedChecks judged, IReadOnlyList<Ranking> rankings)
    {
        var plot = new Plot();
        foreach (var ranking in rankings)
        {
            var points = Thinned(RankingRules.Roc(ranking.Scores, judged.Positive));
            var line = plot.Add.ScatterLine(
                points.Select(point => point.FalseShare).ToArray(), points.Select(point => point.TrueShare).ToArray());
            line.LineWidth = 2;
            line.LegendText = $"{ranking.Name}, AUC {Text(RankingRules.Auc(ranking.Scores, judged.Positive))}";
        }

        AddDiagonal(plot, "by chance");
        var positives = judged.Positive.Count(each => each);
        plot.Title($"Checks that have a listing: {Count(positives)} positives, {Count(judged.Positive.Count - positives)} others");
        plot.XLabel("share of the others that are flagged");
        plot.YLabel("share of the positives that are flagged");
        return Render(plot, Alignment.LowerRight);
    }

    /// <summary>What came true against what was predicted, in the history's second half.</summary>
    public static byte[] Reliability(BacktestFigures model)
    {
        var plot = new Plot();
        Add(plot, model.Reliability, "ten bins of equal width", MarkerShape.FilledCircle, named: true);
        Add(plot, model.ReliabilityByCount, "ten bins of equal count", MarkerShape.OpenSquare, named: false);
        AddDiagonal(plot, "as predicted");
        var checks = model.Reliability.Sum(bin => bin.Checks);
        plot.Title($"Reliability of {model.Name}, second half: {Count(checks)} checks that have a listing");
        plot.XLabel("mean predicted probability, prior fitted on the first half");
        plot.YLabel("share of positives");
        return Render(plot, Alignment.UpperLeft);
    }

    private static void Add(Plot plot, IReadOnlyList<ReliabilityBin> bins, string name, MarkerShape shape, bool named)
    {
        if (bins.Count == 0) return;
        var points = plot.Add.Scatter(bins.Select(bin => bin.Predicted).ToArray(), bins.Select(bin => bin.Observed).ToArray());
        points.LegendText = name;
        points.MarkerShape = shape;
        points.MarkerSize = 9;
        if (!named) return;
        foreach (var bin in bins)
        {
            var text = plot.Add.Text(Count(bin.Checks), bin.Predicted, bin.Observed);
            text.OffsetX = 10;
            text.OffsetY = 6;
            text.LabelFontSize = 13;
        }
    }

    private static void AddDiagonal(Plot plot, string name)
    {
        var line = plot.Add.Line(0, 0, 1, 1);
        line.LineColor = Colors.Gray;
        line.LinePattern = LinePattern.Dashed;
        line.LegendText = name;
    }

    private static byte[] Render(Plot plot, Alignment legend)
    {
        plot.Axes.SetLimits(-0.02, 1.02, -0.02, 1.02);
        plot.ShowLegend(legend);
        return plot.GetImageBytes(Width, Height, ImageFormat.Png);
    }

    private static List<(double FalseShare, double TrueShare)> Thinned(IReadOnlyList<(double FalseShare, double TrueShare)> points)
    {
        var step = Math.Max(1, points.Count / MostPoints);
        return [.. points.Where((_, i) => i % step == 0 || i == points.Count - 1)];
    }

    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Text(double? number) => number?.ToString("0.000", CultureInfo.InvariantCulture) ?? "unknown";
}
