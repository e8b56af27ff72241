using CustomerRegistry.Cli.Risk.Backtest;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Risk.Calibration;

/// <summary>
/// What a model makes of the drawn checks of some worlds: log-odds before caps, by the product's own rules. Where one
/// parameter changes, only the checks that it can touch are assessed again; the others keep theirs.
/// </summary>
internal sealed class WorldLogits
{
    private readonly IReadOnlyList<CalibrationWorld> _worlds;
    private readonly double[][] _logits;

    private WorldLogits(IReadOnlyList<CalibrationWorld> worlds, double[][] logits, (double Shift, double Loss)[] judged)
    {
        _worlds = worlds;
        _logits = logits;
        Losses = [.. judged.Select(each => each.Loss)];
        Shifts = [.. judged.Select(each => each.Shift)];
    }

    /// <summary>Mean over the worlds, without a penalty.</summary>
    public double Loss => Losses.Average();

    /// <summary>Per world, in nats a check.</summary>
    public IReadOnlyList<double> Losses { get; }

    /// <summary>Per world, what suits it best to add to all log-odds.</summary>
    public IReadOnlyList<double> Shifts { get; }

    public static WorldLogits Of(IReadOnlyList<CalibrationWorld> worlds, RiskModel model, CancellationToken cancellationToken) =>
        Of(worlds, i => Array.ConvertAll([.. worlds[i].Drawn], snapshot => LogitOf(snapshot, model)), cancellationToken);

    /// <param name="touched">Per world, the numbers of the drawn checks that the change can touch.</param>
    public WorldLogits With(RiskModel model, int[][] touched, CancellationToken cancellationToken)
    {
        return Of(_worlds, LogitsOf, cancellationToken);

        double[] LogitsOf(int i)
        {
            var logits = (double[])_logits[i].Clone();
            foreach (var check in touched[i]) logits[check] = LogitOf(_worlds[i].Drawn[check], model);
            return logits;
        }
    }

    private static WorldLogits Of(IReadOnlyList<CalibrationWorld> worlds, Func<int, double[]> logitsOf, CancellationToken cancellationToken)
    {
        var (logits, judged) = (new double[worlds.Count][], new (double Shift, double Loss)[worlds.Count]);
        Parallel.For(0, worlds.Count, new ParallelOptions { CancellationToken = cancellationToken }, i =>
        {
            logits[i] = logitsOf(i);
            judged[i] = CalibrationLoss.Of(worlds[i], logits[i]);
        });
        return new WorldLogits(worlds, logits, judged);
    }

    private static double LogitOf(CheckSnapshot snapshot, RiskModel model) =>
        SnapshotAssessment.Of(snapshot, model, LeftOut.Nothing).LogitMilli / 1000.0;
}
