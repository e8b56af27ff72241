using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Risk.Calibration;

/// <summary>One calibration: the search, then the prior, then what both are worth.</summary>
/// <param name="held">Names and groups that stay as they are.</param>
internal sealed class CalibrationRun(
    Session session,
    IReadOnlyList<CalibrationWorld> fit,
    IReadOnlyList<CalibrationWorld> heldOut,
    IReadOnlyList<FittedParameter> parameters,
    IReadOnlyCollection<string> held)
{
    public async Task<(RiskModel After, CalibrationReport Report)> RunAsync(
        RiskModel before, int customers, int merchants, int rounds, CancellationToken cancellationToken)
    {
        var isPriorHeld = rounds == 0 || FittedParameters.IsHeld(RiskModelForm.Prior, held);
        var search = new CoordinateSearch(fit, parameters, before, isPriorHeld, cancellationToken);
        var was = search.Logits;
        IReadOnlyList<double> objectives = [];
        await ShowAsync("trials", progress => objectives = search.Run(rounds, progress, cancellationToken));

        var prior = PriorFit.Of(search.Model, fit, search.Logits, isPriorHeld);
        var after = prior.ModelOf(search.Model);
        var now = WorldLogits.Of(fit, after, cancellationToken);
        IReadOnlyList<LevelCandidate> candidates = [];
        await ShowAsync("thresholds", progress => candidates = LevelCandidate.Of(fit, after, progress, cancellationToken));
        var judged = HeldOut(before, after, cancellationToken);
        var fitted = parameters.SelectMany(each => each.Names).Concat(isPriorHeld ? [] : [RiskModelForm.Prior]).ToHashSet();
        return (after, new CalibrationReport(
            before.Version,
            before.Hash,
            customers,
            merchants,
            CalibrationWorldFactory.Months,
            ParameterChange.Of(before, after, fitted, held),
            FittedParameters.NotFitted,
            prior,
            new LossChange(was.Loss, now.Loss),
            new LossChange(judged.Average(world => world.LossBefore), judged.Average(world => world.LossAfter)),
            objectives,
            [.. fit.Select((world, i) => new FitWorld(
                world.Seed, world.Drawn.Count, world.Positives, was.Losses[i], now.Losses[i], now.Shifts[i]))],
            judged,
            candidates,
            GoodOrdersCheck.Of(before),
            GoodOrdersCheck.Of(after)));
    }

    private List<HeldOutWorld> HeldOut(RiskModel before, RiskModel after, CancellationToken cancellationToken)
    {
        var was = WorldLogits.Of(heldOut, before, cancellationToken);
        var now = WorldLogits.Of(heldOut, after, cancellationToken);
        return [.. heldOut.Select((world, i) => HeldOutWorld.Of(world, was.Losses[i], now.Losses[i], before, after, cancellationToken))];
    }

    private Task ShowAsync(string what, Action<Action<double, int>> work) =>
        WorkProgress.ShowAsync(session.Terminal, what, progress => Task.Run(() => work(progress)));
}
