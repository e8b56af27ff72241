using CustomerRegistry.Cli.Risk.Backtest;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Risk.Calibration;

/// <summary>What a level's threshold would give on the fit's worlds, caps as they are.</summary>
/// <param name="Checks">At this level or above.</param>
/// <param name="Precision">Share of positives among them; null where there are none.</param>
/// <param name="InForce">It is the model's own.</param>
internal sealed record LevelCandidate(string Name, int From, int Checks, int Positives, double? Precision, bool InForce)
{
    private static readonly (string Name, RiskLevel Level, int[] From)[] Candidates =
    [
        (RiskModelForm.LowFrom, RiskLevel.Low, [10, 20, 30, 50, 100]),
        (RiskModelForm.MediumFrom, RiskLevel.Medium, [200, 300, 400, 500]),
        (RiskModelForm.HighFrom, RiskLevel.High, [600, 700, 750, 800, 850, 900]),
    ];

    /// <summary>Those that the model's file allows, and its own.</summary>
    public static IReadOnlyList<LevelCandidate> Of(
        IReadOnlyList<CalibrationWorld> worlds, RiskModel model, Action<double, int> progress, CancellationToken cancellationToken)
    {
        var wanted = Candidates
            .SelectMany(each => each.From
                .Append((int)model.Parameters[each.Name].Value)
                .Distinct()
                .Order()
                .Select(from => (each.Name, each.Level, From: from)))
            .ToList();
        var found = new List<LevelCandidate>();
        foreach (var (name, level, from) in wanted)
        {
            if (RiskModelFile.Within(model, new Dictionary<string, double> { [name] = from }) is { } variant)
                found.Add(Of(worlds, name, level, variant, from == (int)model.Parameters[name].Value, cancellationToken));
            progress((double)found.Count / wanted.Count, found.Count);
        }

        return found;
    }

    private static LevelCandidate Of(
        IReadOnlyList<CalibrationWorld> worlds,
        string name,
        RiskLevel level,
        RiskModel model,
        bool inForce,
        CancellationToken cancellationToken)
    {
        var (checks, positives) = (0, 0);
        foreach (var world in worlds)
        {
            var assessed = SnapshotAssessment.Of(world.Drawn, model, LeftOut.Nothing, (_, _) => { }, cancellationToken);
            for (var i = 0; i < assessed.Length; i++)
            {
                if (assessed[i].Level < level) continue;
                checks++;
                if (world.Positive[i]) positives++;
            }
        }

        return new LevelCandidate(
            name, (int)model.Parameters[name].Value, checks, positives, checks == 0 ? null : (double)positives / checks, inForce);
    }
}
