using CsCheck;
using CustomerRegistry.Cli.Risk.Backtest;

namespace CustomerRegistry.Cli.Tests.Risk;

public sealed class RankingRulesTests
{
    [Theory]
    [InlineData(new double[] { 4, 3, 2, 1 }, new[] { true, true, false, false }, 1.0)]
    [InlineData(new double[] { 1, 2, 3, 4 }, new[] { true, true, false, false }, 0.0)]
    [InlineData(new double[] { 3, 2, 2, 1 }, new[] { true, true, false, false }, 0.875)]
    [InlineData(new double[] { 7, 7, 7 }, new[] { true, false, false }, 0.5)]
    [InlineData(new double[] { 1, 2 }, new[] { true, true }, null)]
    [InlineData(new double[] { 1, 2 }, new[] { false, false }, null)]
    [InlineData(new double[0], new bool[0], null)]
    public void Auc_counts_pairs_and_ties_half(double[] scores, bool[] positive, double? expected) =>
        Assert.Equal(expected, RankingRules.Auc(scores, positive));

    [Fact]
    public void Auc_is_what_all_pairs_say() => Gen.Select(Gen.Int[0, 6], Gen.Bool).Array[2, 40].Sample(checks =>
    {
        var pairs = checks.Where(each => each.Item2)
            .SelectMany(t => checks.Where(each => !each.Item2).Select(f => t.Item1 > f.Item1 ? 1 : t.Item1 == f.Item1 ? 0.5 : 0))
            .ToList();
        var auc = RankingRules.Auc([.. checks.Select(each => (double)each.Item1)], [.. checks.Select(each => each.Item2)]);
        if (pairs.Count == 0) Assert.Null(auc);
        else Assert.Equal(pairs.Average(), auc!.Value, 12);
    });

    // 5: a positive; 4: another; 3: a positive and two others; 1: a positive. 60 % of three positives are 1.8.
    [Fact]
    public void Among_equal_scores_only_the_part_that_is_needed_is_flagged()
    {
        double[] scores = [5, 4, 3, 3, 3, 1];
        bool[] positive = [true, false, true, false, false, true];

        Assert.Equal((1 + (0.8 * 2)) / 1.8, RankingRules.FalsePerTrue(scores, positive, 0.6, 3)!.Value, 12);
        Assert.Equal(3 / 2.0, RankingRules.FalsePerTrue(scores, positive, 0.5, 4)!.Value, 12);
        Assert.Equal(0, RankingRules.FalsePerTrue(scores, positive, 0.3, 3)!.Value, 12);
    }

    [Fact]
    public void A_recall_that_no_threshold_reaches_has_no_figure()
    {
        Assert.Null(RankingRules.FalsePerTrue([2, 1], [true, false], 0.6, 2));
        Assert.Null(RankingRules.FalsePerTrue([2, 1], [false, false], 0.6, 0));
    }

    [Fact]
    public void The_roc_has_a_corner_for_each_score()
    {
        Assert.Equal([(0, 0), (0, 0.5), (0.5, 1), (1, 1)], RankingRules.Roc([3, 2, 2, 1], [true, true, false, false]));
        Assert.Empty(RankingRules.Roc([3, 2], [true, true]));
    }
}
