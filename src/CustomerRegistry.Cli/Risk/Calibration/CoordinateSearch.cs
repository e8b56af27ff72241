using CustomerRegistry.Cli.Risk.Backtest;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Risk.Calibration;

/// <summary>
/// Looks for the parameters with the least loss, one coordinate at a time, with steps that halve each round. Slow and plain
/// on purpose: it needs no derivative of the rules, stays within the file's bounds, and each step can be told in words.
/// </summary>
internal sealed class CoordinateSearch
{
    // A gain of less is the worlds' noise, and would let values drift that nothing holds.
    private const double LeastGain = 2e-6;

    private const int MostStepsAtOnce = 4;

    private readonly IReadOnlyList<CalibrationWorld> _worlds;
    private readonly IReadOnlyList<FittedParameter> _parameters;
    private readonly bool _priorHeld;
    private readonly int[][][] _touched;

    /// <param name="model">Where it begins.</param>
    /// <param name="priorHeld">The prior will not follow the worlds' shifts.</param>
    public CoordinateSearch(
        IReadOnlyList<CalibrationWorld> worlds,
        IReadOnlyList<FittedParameter> parameters,
        RiskModel model,
        bool priorHeld,
        CancellationToken cancellationToken)
    {
        _worlds = worlds;
        _priorHeld = priorHeld;
        _parameters = parameters;
        _touched = [.. parameters.Select(parameter => worlds.Select(world => TouchedOf(world, parameter)).ToArray())];
        Model = model;
        Logits = WorldLogits.Of(worlds, model, cancellationToken);
        Objective = ObjectiveOf(model, Logits);
    }

    public RiskModel Model { get; private set; }

    public WorldLogits Logits { get; private set; }

    /// <summary>Loss and penalties: what is made small.</summary>
    public double Objective { get; private set; }

    /// <param name="progress">Gets the share done (0 to 1) and the number of trials.</param>
    /// <returns>Per round, the objective after it.</returns>
    public IReadOnlyList<double> Run(int rounds, Action<double, int> progress, CancellationToken cancellationToken)
    {
        var objectives = new List<double>();
        var trials = 0;
        for (var round = 0; round < rounds; round++)
        {
            var moved = false;
            for (var i = 0; i < _parameters.Count; i++)
            {
                moved |= Move(i, round, ref trials, cancellationToken);
                progress((((double)round * _parameters.Count) + i + 1) / (rounds * _parameters.Count), trials);
            }

            objectives.Add(Objective);
            if (!moved && _parameters.All(parameter => parameter.IsAtFinestStep(Model, round))) break;
        }

        return objectives;
    }

    private bool Move(int parameter, int round, ref int trials, CancellationToken cancellationToken)
    {
        foreach (var up in new[] { true, false })
        {
            var steps = 0;
            while (steps < MostStepsAtOnce && Take(parameter, round, up, ref trials, cancellationToken)) steps++;
            if (steps > 0) return true;
        }

        return false;
    }

    private bool Take(int parameter, int round, bool up, ref int trials, CancellationToken cancellationToken)
    {
        var values = _parameters[parameter].Step(Model, round, up);
        if (values.All(each => each.Value.Equals(Model.Parameters[each.Key].Value))) return false;
        if (RiskModelFile.Within(Model, values) is not { } model) return false;
        trials++;
        var logits = Logits.With(model, _touched[parameter], cancellationToken);
        var objective = ObjectiveOf(model, logits);
        if (objective > Objective - LeastGain) return false;
        (Model, Logits, Objective) = (model, logits, objective);
        return true;
    }

    // A customer that the exposure protects must stay protected with the prior that would come with these parameters.
    private double ObjectiveOf(RiskModel model, WorldLogits logits) =>
        logits.Loss
        + CalibrationLoss.PenaltyOf(model, _worlds)
        + GoodOrdersCheck.PenaltyOf(PriorFit.Of(model, _worlds, logits, _priorHeld).ModelOf(model));

    private static int[] TouchedOf(CalibrationWorld world, FittedParameter parameter) =>
        [.. Enumerable.Range(0, world.Drawn.Count).Where(i => parameter.Touches(world.Drawn[i]))];
}
