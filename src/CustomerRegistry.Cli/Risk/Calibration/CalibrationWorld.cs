using CustomerRegistry.Cli.Risk.Backtest;
using CustomerRegistry.Cli.Risk.Simulation;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Risk.Calibration;

/// <summary>
/// A simulated history as the calibration sees it: its checks that have a listing, and which of them were positives. It is
/// written to a folder that is deleted again and read as any shop's own history would be.
/// </summary>
/// <param name="Thinned">At most so many as <see cref="CalibrationSize.MostChecks"/>, with their labels.</param>
internal sealed record CalibrationWorld(
    long Seed, ReplayedHistory Replayed, JudgedChecks Judged, IReadOnlyList<CheckSnapshot> Thinned, IReadOnlyList<bool> Positive)
{
    private const int BufferSize = 1 << 16;

    /// <exception cref="InvalidOperationException">The simulation wrote what the backtest does not read: a fault of this tool.</exception>
    public static CalibrationWorld Of(long seed, CalibrationSize size, RiskModel model, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("registry-calibrate-");
        try
        {
            Write(folder.FullName, seed, size, cancellationToken);
            var (history, labels) = Read(folder.FullName, cancellationToken);
            var replayed = Replay.Of(history, model, (_, _) => { }, cancellationToken);
            var judged = JudgedChecks.Of(replayed, labels);
            var kept = Kept(judged.Positive.Count, size.MostChecks, seed);
            return new CalibrationWorld(
                seed, replayed, judged, [.. kept.Select(i => replayed.Snapshots[i])], [.. kept.Select(i => judged.Positive[i])]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Write(string folder, long seed, CalibrationSize size, CancellationToken cancellationToken)
    {
        var world = SimulationAssumptions.OfThisTool.Draw(seed, []);
        var factory = new HistoryFactory(seed, world, size.Customers, size.Merchants, size.Months);
        var history = factory.Create(_ => { }, cancellationToken);
        new HistoryWriter(history, factory.Marketplace).Write(folder, factory.Calendar, (_, _) => { }, cancellationToken);
    }

    private static (History History, Labels Labels) Read(string folder, CancellationToken cancellationToken)
    {
        var problems = new FileProblems("a simulated history");
        using var events = Open("EVENTS.csv");
        var history = EventsFile.Read(events, problems, (_, _) => { }, cancellationToken);
        using var spans = Open("LABELS.csv");
        var labels = LabelsFile.Read(spans, history.Subjects, problems, (_, _) => { }, cancellationToken);
        return problems.Count == 0 ? (history, labels) : throw new InvalidOperationException(problems.Lines.First());

        FileStream Open(string name) =>
            new(Path.Combine(folder, name), FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize);
    }

    private static List<int> Kept(int checks, int most, long seed)
    {
        var all = Enumerable.Range(0, checks).ToArray();
        if (checks <= most) return [.. all];
        new Random((int)(seed % int.MaxValue)).Shuffle(all);
        return [.. all.Take(most).Order()];
    }
}
