using CustomerRegistry.Cli.Risk.Backtest;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Tests.Risk;

public sealed class BacktestFiguresTests
{
    // Ten checks, six of which found something; subject 3 is honest and has two of them. Two customers more were never listed.
    private static readonly JudgedChecks Judged = new(
        Positive: [true, false, false, true, false, false],
        InFirstHalf: [true, true, false, false, false, false],
        Subject: [1, 2, 3, 1, 3, 4],
        Honest: [false, true, true, false, true, true],
        Checks: 10,
        Positives: 3,
        HonestCustomers: 5,
        Unlabelled: 0);

    private static readonly Ranking Model = new(
        "model",
        [1, 1, 0, 2, 0, -1],
        [RiskLevel.High, RiskLevel.Low, RiskLevel.Medium, RiskLevel.High, RiskLevel.High, RiskLevel.None],
        IsLogOdds: true);

    [Fact]
    public void Levels_are_counted_over_all_checks()
    {
        Assert.Equal(
            [
                new LevelFigures(RiskLevel.None, 5, 1, 0.5, 0.2),
                new LevelFigures(RiskLevel.Low, 1, 0, 0.1, 0),
                new LevelFigures(RiskLevel.Medium, 1, 0, 0.1, 0),
                new LevelFigures(RiskLevel.High, 3, 2, 0.3, 2.0 / 3),
            ],
            LevelFigures.Of(Judged, Model));
    }

    [Fact]
    public void Honest_customers_count_once_however_often_they_were_there()
    {
        var figures = BacktestFigures.Of(Judged, Model);

        Assert.Equal((1, 1), (figures.HonestAtHigh, figures.HonestAtMedium));
        Assert.Equal(4000, figures.HonestAtHighPer20000);
        var lower = Model with { Levels = [.. Model.Levels.Select(level => level == RiskLevel.High ? RiskLevel.Medium : level)] };
        var lowered = BacktestFigures.Of(Judged, lower);
        Assert.Equal((0, 1), (lowered.HonestAtHigh, lowered.HonestAtMedium));
    }

    // First half: one positive of two at log-odds 1, so the shift is -1. Second half: log-odds -1, 1, -1, -2.
    [Fact]
    public void Brier_is_of_the_second_half_with_the_prior_of_the_first()
    {
        var figures = BacktestFigures.Of(Judged, Model);

        Assert.Equal(-1, figures.Shift!.Value, 9);
        static double P(double logit) => Logistic.ProbabilityOf(logit);
        var expected = (Math.Pow(P(-1), 2) + Math.Pow(1 - P(1), 2) + Math.Pow(P(-1), 2) + Math.Pow(P(-2), 2)) / 4;
        Assert.Equal(expected, figures.Brier!.Value, 9);
        Assert.Equal(4, figures.Reliability.Sum(bin => bin.Checks));
    }

    // Second half: value 3 has one of two, so a distance of a quarter each; the others are alike.
    [Fact]
    public void A_baselines_brier_is_of_the_same_checks()
    {
        var figures = BacktestFigures.Of(Judged, new Ranking("count", [9, 9, 3, 3, 1, 1], Model.Levels, IsLogOdds: false));

        Assert.Equal(2 * 0.25 / 4, figures.Brier!.Value, 12);
        Assert.Null(figures.Shift);
        Assert.Empty(figures.Reliability);
    }

    // Of the listed two positives 1.2 are wanted: all of log-odds 2, and a fifth of log-odds 1 with its one other.
    [Fact]
    public void Recall_is_of_the_checks_that_have_a_listing_and_apart_of_all()
    {
        var figures = BacktestFigures.Of(Judged, Model);

        Assert.Equal(0.2 / 1.2, figures.FalsePerTrue!.Value, 12);
        Assert.Equal(0.8 / 1.8, figures.FalsePerTrueOfAll!.Value, 12);
        Assert.Equal((4 + 3.5) / 8, figures.Auc!.Value, 12);
    }

    [Fact]
    public void Goals_compare_with_counting_and_with_the_better_baseline()
    {
        var model = Figures(auc: 0.80, falsePerTrue: 1.2, brier: 0.09, honestAtHigh: 1.5);
        var count = Figures(auc: 0.64, falsePerTrue: 2.5, brier: 0.12, honestAtHigh: 0);
        var merchants = Figures(auc: 0.99, falsePerTrue: 0.1, brier: 0.10, honestAtHigh: 0);

        var goals = BacktestGoal.Of(model, count, merchants, wronglyMatched: 0.5);

        Assert.Equal([true, true, true, null, null, false, true], goals.Select(goal => goal.Reached));
        Assert.Equal([0.16, 0.48, 0.9], goals.Take(3).Select(goal => Math.Round(goal.Figure!.Value, 9)));
        Assert.Equal(6, BacktestGoal.Of(model, count, merchants, wronglyMatched: null).Count);
    }

    [Fact]
    public void A_history_without_listings_has_no_figures_and_no_goal_reached()
    {
        var nothing = new JudgedChecks([], [], [], [], Checks: 4, Positives: 0, HonestCustomers: 2, Unlabelled: 0);
        var figures = BacktestFigures.Of(nothing, new Ranking("model", [], [], IsLogOdds: true));

        Assert.Null(figures.Auc);
        Assert.Null(figures.Brier);
        Assert.Equal(0, figures.HonestAtHighPer20000);
        Assert.Equal(
            [null, null, null, null, null, true],
            BacktestGoal.Of(figures, figures, figures, wronglyMatched: null).Select(goal => goal.Reached));
    }

    private static BacktestFigures Figures(double auc, double falsePerTrue, double brier, double honestAtHigh) => new(
        "name", auc, [new LevelFigures(RiskLevel.High, 0, 0, 0, null)], falsePerTrue, null, null, brier, [], [], 0, 0, honestAtHigh, 0);
}
