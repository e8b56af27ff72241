using CustomerRegistry.Cli.Risk.Backtest;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Risk.Calibration;

/// <summary>A goal of the model on a world that no parameter was fitted on.</summary>
internal sealed record GoalChange(string What, string Goal, double? Before, bool? ReachedBefore, double? After, bool? ReachedAfter);

/// <summary>What the parameters before and after do on a world that they were not fitted on.</summary>
internal sealed record HeldOutWorld(
    long Seed, int Checks, int Positives, double LossBefore, double LossAfter, IReadOnlyList<GoalChange> Goals)
{
    public static HeldOutWorld Of(
        CalibrationWorld world, double lossBefore, double lossAfter, RiskModel before, RiskModel after, CancellationToken cancellationToken)
    {
        var was = GoalsOf(world, before, cancellationToken);
        var (goals, listed) = (GoalsOf(world, after, cancellationToken), world.Judged.Positive);
        return new HeldOutWorld(
            world.Seed,
            listed.Count,
            listed.Count(each => each),
            lossBefore,
            lossAfter,
            [.. was.Zip(goals, (one, other) => new GoalChange(one.What, one.Goal, one.Figure, one.Reached, other.Figure, other.Reached))]);
    }

    private static IReadOnlyList<BacktestGoal> GoalsOf(CalibrationWorld world, RiskModel model, CancellationToken cancellationToken)
    {
        var assessed = SnapshotAssessment.Of(world.Snapshots, model, LeftOut.Nothing, (_, _) => { }, cancellationToken);
        return BacktestGoal.Of(
            BacktestFigures.Of(world.Judged, Ranking.OfModel(model, assessed)),
            BacktestFigures.Of(world.Judged, Ranking.OfCount(world.Snapshots)),
            BacktestFigures.Of(world.Judged, Ranking.OfMerchants(world.Snapshots)),
            wronglyMatched: null);
    }
}
