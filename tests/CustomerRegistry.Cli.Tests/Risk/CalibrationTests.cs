using CustomerRegistry.Cli.Risk.Backtest;
using CustomerRegistry.Cli.Risk.Calibration;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Tests.Risk;

[Collection(nameof(WholeHistories))]
public sealed class CalibrationTests
{
    // Of four checks at even odds one is a positive: a quarter is likeliest, and its entropy is the loss.
    [Fact]
    public void The_loss_is_the_log_loss_after_the_worlds_own_shift()
    {
        var world = new CalibrationWorld(1, new JudgedChecks([], [], [], [], 0, 0, 0, 0), [], [], [true, false, false, false], 4);

        var (shift, loss) = CalibrationLoss.Of(world, [7, 7, 7, 7]);

        Assert.Equal(Math.Log(1.0 / 3) - 7, shift, 9);
        Assert.Equal(-(0.25 * Math.Log(0.25)) - (0.75 * Math.Log(0.75)), loss, 9);
    }

    // Else a search would fit checks as they were, and not as the product would answer them.
    [Fact]
    public async Task Assessing_only_the_checks_that_a_parameter_touches_gives_what_assessing_all_does()
    {
        var model = await HistoryText.ModelAsync();
        var worlds = Worlds(model);
        var logits = WorldLogits.Of(worlds, model, default);
        foreach (var parameter in FittedParameters.Except([]))
        {
            foreach (var up in new[] { true, false })
            {
                if (RiskModelFile.Within(model, parameter.Step(model, 0, up)) is not { } moved) continue;
                var touched = worlds.Select(world => Numbers(world, parameter.Touches)).ToArray();
                Assert.Equal(WorldLogits.Of(worlds, moved, default).Losses, logits.With(moved, touched, default).Losses);
            }
        }
    }

    [Fact]
    public async Task A_search_never_ends_worse_and_its_loss_is_that_of_its_model()
    {
        var model = await HistoryText.ModelAsync();
        var worlds = Worlds(model);
        var search = new CoordinateSearch(worlds, FittedParameters.Except(["weight"]), model, priorHeld: false, default);
        var before = search.Objective;

        var rounds = search.Run(2, (_, _) => { }, default);

        Assert.Equal(2, rounds.Count);
        Assert.True(rounds[0] < before && rounds[1] <= rounds[0], string.Join(", ", rounds));
        Assert.Equal(WorldLogits.Of(worlds, search.Model, default).Losses, search.Logits.Losses);
        Assert.Equal(model.WeightOf(Domain.Reports.Category.Other), search.Model.WeightOf(Domain.Reports.Category.Other));
    }

    [Fact]
    public async Task A_world_is_thinned_to_what_is_wanted_in_time_order()
    {
        var world = Worlds(await HistoryText.ModelAsync())[0];

        Assert.InRange(world.Drawn.Count, 100, CalibrationWorldFactory.MostDrawn);
        Assert.Equal(world.Snapshots, world.Drawn);
        Assert.Equal(world.Judged.Positive, world.Positive);
        Assert.InRange(world.PositiveShareWithoutListing, 0.0001, 0.05);
    }

    [Fact]
    public async Task A_customer_with_many_good_orders_that_would_rise_above_low_is_charged_for()
    {
        var model = await HistoryText.ModelAsync();
        var careless = RiskModelFile.With(
            model, new Dictionary<string, double> { [RiskModelForm.Exposure] = 0, [RiskModelForm.OrdersPerReport] = 100 });

        Assert.All(GoodOrdersCheck.Of(model), check => Assert.True(check is { StaysLow: true, Excess: 0 }, check.ToString()));
        Assert.Equal(0, GoodOrdersCheck.PenaltyOf(model));
        Assert.Equal([(true, true), (false, false)], GoodOrdersCheck.Of(careless).Select(check => (check.StaysLow, check.OnlyByCap)));
        Assert.True(GoodOrdersCheck.PenaltyOf(careless) > 0);
    }

    public static TheoryData<string, int, bool, double> Steps => new()
    {
        { RiskModelForm.SaturationFrom, 0, true, 5.1 },
        { RiskModelForm.SaturationFrom, 3, false, 4.2 },
        { RiskModelForm.SaturationFrom, 9, false, 4.2 },
        { RiskModelForm.RepeatSecond, 0, true, 0.65 },
        { RiskModelForm.RepeatLater, 0, false, 0 },
        { RiskModelForm.HalfLife, 0, true, 210 },
        { RiskModelForm.HalfLife, 0, false, 105 },
        { RiskModelForm.HalfLife, 9, true, 155 },
        { RiskModelForm.SourceStatement, 0, true, 0.9 },
    };

    // From 4.3, 0.45, 0.05, 150 and 0.8, whose greatest is 0.9.
    [Theory]
    [MemberData(nameof(Steps))]
    public async Task A_step_halves_each_round_stays_on_its_grid_and_within_the_files_bounds(
        string name, int round, bool up, double expected)
    {
        var values = new Dictionary<string, double>
        {
            [RiskModelForm.SaturationFrom] = 4.3,
            [RiskModelForm.RepeatSecond] = 0.45,
            [RiskModelForm.RepeatLater] = 0.05,
            [RiskModelForm.HalfLife] = 150,
            [RiskModelForm.SourceStatement] = 0.8,
        };
        var model = RiskModelFile.Within(await HistoryText.ModelAsync(), values)!;
        var parameter = FittedParameters.Except([]).Single(each => each.Names.Count == 1 && each.Names[0] == name);

        Assert.Equal(expected, parameter.Step(model, round, up)[name]);
    }

    [Fact]
    public async Task A_prior_moves_by_the_mean_shift_and_stays_below_low()
    {
        var model = await HistoryText.ModelAsync();
        var worlds = Worlds(model);
        var logits = WorldLogits.Of(worlds, model, default);
        var fitted = PriorFit.Of(model, worlds, logits, held: false);
        var low = RiskModelFile.Within(model, new Dictionary<string, double> { [RiskModelForm.LowFrom] = 7 })!;

        var expected = Logistic.ProbabilityOf(Math.Log(model.Prior / (1 - model.Prior)) + logits.Shifts.Average());
        Assert.Equal(expected, fitted.After, 0.00025);
        Assert.NotEqual(model.Prior, fitted.After);
        Assert.Equal(model.Prior, PriorFit.Of(model, worlds, logits, held: true).After);
        Assert.Equal(fitted.After, fitted.ModelOf(model).Prior);
        Assert.True(fitted.After > 0.0055, "Else the bound below is not tried.");
        Assert.Equal(0.0055, PriorFit.Of(low, worlds, logits, held: false).After);
    }

    private static List<CalibrationWorld> Worlds(RiskModel model)
    {
        var factory = new CalibrationWorldFactory(customers: 5000, merchants: 20, model);
        return [.. new long[] { 102, 201 }.Select(seed => factory.Create(seed, () => { }, TestContext.Current.CancellationToken))];
    }

    private static int[] Numbers(CalibrationWorld world, Func<CheckSnapshot, bool> which) =>
        [.. Enumerable.Range(0, world.Drawn.Count).Where(i => which(world.Drawn[i]))];
}
