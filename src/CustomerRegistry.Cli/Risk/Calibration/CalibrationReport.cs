using CustomerRegistry.Cli.Risk.Backtest;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Risk.Calibration;

/// <summary>A fitted parameter.</summary>
/// <param name="Held">It was not to move.</param>
internal sealed record CalibratedParameter(string Name, double Before, double After, double Min, double Max, bool Held);

/// <summary>A goal on a world that nothing was fitted to.</summary>
internal sealed record HeldOutGoal(long Seed, string What, string Goal, double? Before, double? After);

/// <summary>Everything that a calibration prints. Losses are in nats per check; held out: on worlds that nothing was fitted to.</summary>
internal sealed record CalibrationReport(
    string From,
    double FitLossBefore,
    double FitLossAfter,
    double HeldOutLossBefore,
    double HeldOutLossAfter,
    IReadOnlyList<CalibratedParameter> Parameters,
    IReadOnlyList<NotFitted> NotFitted,
    IReadOnlyList<HeldOutGoal> HeldOut)
{
    public static IReadOnlyList<HeldOutGoal> GoalsOf(IReadOnlyList<CalibrationWorld> worlds, RiskModel before, RiskModel after) =>
    [
        .. worlds.SelectMany(world => GoalsOf(world, before).Zip(GoalsOf(world, after), (was, now) =>
            new HeldOutGoal(world.Seed, was.What, was.Goal, was.Figure, now.Figure))),
    ];

    private static IReadOnlyList<BacktestGoal> GoalsOf(CalibrationWorld world, RiskModel model)
    {
        var assessed = SnapshotAssessment.Of(world.Replayed.Snapshots, model, LeftOut.Nothing, (_, _) => { }, CancellationToken.None);
        return BacktestGoal.Of(
            BacktestFigures.Of(world.Judged, Ranking.OfModel(model, assessed)),
            BacktestFigures.Of(world.Judged, Ranking.OfCount(world.Replayed.Snapshots)),
            BacktestFigures.Of(world.Judged, Ranking.OfMerchants(world.Replayed.Snapshots)),
            wronglyMatched: null);
    }
}
