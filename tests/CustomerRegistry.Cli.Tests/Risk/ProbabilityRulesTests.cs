using CustomerRegistry.Cli.Risk.Backtest;

namespace CustomerRegistry.Cli.Tests.Risk;

public sealed class ProbabilityRulesTests
{
    [Fact]
    public void Brier_is_the_mean_squared_distance()
    {
        Assert.Equal(0.1, BrierRules.Of([0.8, 0.4], [true, false])!.Value, 12);
        Assert.Null(BrierRules.Of([], []));
    }

    // Value 1: one of two, so 0.5 for both; value 2: one of one, so no distance.
    [Fact]
    public void A_baselines_value_gets_its_own_best_rate()
    {
        Assert.Equal(2 * 0.25 / 3, BrierRules.OfBestRates([1, 1, 2], [true, false, true])!.Value, 12);
        Assert.Null(BrierRules.OfBestRates([], []));
    }

    // One of four at equal odds is a probability of a quarter.
    [Fact]
    public void The_likeliest_shift_expects_as_many_positives_as_there_are()
    {
        Assert.Equal(Math.Log(1.0 / 3), Logistic.LikeliestShift([0, 0, 0, 0], [true, false, false, false])!.Value, 9);
        double[] logits = [-5, -4, -2, 0, 1];
        var shift = Logistic.LikeliestShift(logits, [false, true, false, true, true])!.Value;
        Assert.Equal(3, logits.Sum(logit => Logistic.ProbabilityOf(logit + shift)), 9);
    }

    [Fact]
    public void Outcomes_all_alike_fit_no_shift()
    {
        Assert.Null(Logistic.LikeliestShift([0, 1], [true, true]));
        Assert.Null(Logistic.LikeliestShift([0, 1], [false, false]));
        Assert.Null(Logistic.LikeliestShift([], []));
    }

    [Fact]
    public void Bins_of_equal_width_hold_what_falls_into_them()
    {
        var bins = ReliabilityRules.OfEqualWidth([0.02, 0.08, 0.10, 0.97, 1.0], [false, true, false, true, true]);

        Assert.Equal([(0, 2), (0.1, 1), (0.9, 2)], bins.Select(bin => (bin.From, bin.Checks)));
        Assert.Equal(0.05, bins[0].Predicted, 12);
        Assert.Equal(0.5, bins[0].Observed, 12);
        Assert.Equal(0.45, bins[0].Difference, 12);
        Assert.Equal(1, bins[2].Observed, 12);
    }

    [Fact]
    public void Bins_of_equal_count_keep_equal_probabilities_together()
    {
        var even = ReliabilityRules.OfEqualCount([.. Enumerable.Range(0, 40).Select(i => i / 40.0)], [.. Enumerable.Repeat(false, 40)]);
        Assert.Equal(Enumerable.Repeat(4, 10), even.Select(bin => bin.Checks));

        var tied = ReliabilityRules.OfEqualCount(
            [.. Enumerable.Repeat(0.1, 35), .. Enumerable.Repeat(0.2, 5)], [.. Enumerable.Repeat(true, 40)]);
        Assert.Equal([35, 5], tied.Select(bin => bin.Checks));
        Assert.Empty(ReliabilityRules.OfEqualCount([], []));
    }

    [Theory]
    [InlineData(200, 0.30, 0.36, true)]
    [InlineData(200, 0.36, 0.30, true)]
    [InlineData(200, 0.30, 0.34, false)]
    [InlineData(199, 0.30, 0.90, false)]
    public void A_bin_is_off_with_enough_checks_and_a_difference_over_a_twentieth(
        int checks, double predicted, double observed, bool off) =>
        Assert.Equal(off, new ReliabilityBin(0.3, 0.4, checks, predicted, observed).IsOff);
}
