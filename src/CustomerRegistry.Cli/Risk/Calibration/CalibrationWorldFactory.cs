using CustomerRegistry.Cli.Risk.Backtest;
using CustomerRegistry.Cli.Risk.Simulation;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Risk.Calibration;

/// <summary>
/// Makes worlds as <c>registry simulate</c> and <c>registry backtest</c> do: through files, in a folder that is deleted
/// again, so that what is fitted on is what anyone can make and look at.
/// </summary>
/// <param name="model">Only its standing parameters matter here, and these are not fitted.</param>
internal sealed class CalibrationWorldFactory(int customers, int merchants, RiskModel model)
{
    public const int Months = 36;

    /// <summary>Checks that a world is thinned to: more of the same people cost time and tell little.</summary>
    public const int MostDrawn = 9000;

    /// <summary>How often <c>Create</c> tells that a part is done.</summary>
    public const int Parts = 4;

    public CalibrationWorld Create(long seed, Action part, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("registry-calibrate-").FullName;
        try
        {
            Simulate(seed, folder, part, cancellationToken);
            var history = Read(Path.Combine(folder, "EVENTS.csv"), (stream, problems) =>
                EventsFile.Read(stream, problems, (_, _) => { }, cancellationToken));
            var labels = Read(Path.Combine(folder, "LABELS.csv"), (stream, problems) =>
                LabelsFile.Read(stream, history.Subjects, problems, (_, _) => { }, cancellationToken));
            part();
            var replayed = Replay.Of(history, model, (_, _) => { }, cancellationToken);
            part();
            return Thin(seed, replayed.Snapshots, JudgedChecks.Of(replayed, labels));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void Simulate(long seed, string folder, Action part, CancellationToken cancellationToken)
    {
        var world = SimulationAssumptions.OfThisTool.Draw(seed, []);
        var factory = new HistoryFactory(seed, world, customers, merchants, Months);
        var history = factory.Create(_ => { }, cancellationToken);
        part();
        new HistoryWriter(history, factory.Marketplace).Write(folder, factory.Calendar, (_, _) => { }, cancellationToken);
        part();
    }

    private static T Read<T>(string path, Func<Stream, FileProblems, T> read)
    {
        var problems = new FileProblems(Path.GetFileName(path));
        using var stream = File.OpenRead(path);
        var result = read(stream, problems);
        if (problems.Count > 0) throw new InvalidOperationException($"A simulated history is malformed: {problems.Lines.First()}");
        return result;
    }

    // Each check has the same chance: of those left, as many as are still wanted (selection sampling).
    private static CalibrationWorld Thin(long seed, IReadOnlyList<CheckSnapshot> snapshots, JudgedChecks judged)
    {
        var random = new SeededRandom(seed, "calibration");
        var drawn = new List<int>();
        for (var i = 0; i < snapshots.Count; i++)
            if (random.Below(snapshots.Count - i) < MostDrawn - drawn.Count) drawn.Add(i);
        return new CalibrationWorld(
            seed,
            judged,
            snapshots,
            drawn.ConvertAll(i => snapshots[i]),
            [.. drawn.Select(i => judged.Positive[i])],
            drawn.Select(i => judged.Subject[i]).Distinct().Count());
    }
}
