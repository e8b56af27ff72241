using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>One way to answer the checks that found something live: a model's, or a baseline's.</summary>
/// <param name="Scores">Higher is riskier. A model's are log-odds before caps.</param>
/// <param name="Levels">After caps.</param>
/// <param name="IsLogOdds">The scores are log-odds; else each value gets its own best rate where a probability is needed.</param>
internal sealed record Ranking(string Name, IReadOnlyList<double> Scores, IReadOnlyList<RiskLevel> Levels, bool IsLogOdds)
{
    // More than any subject has reports, so that merchants decide first.
    private const double PerMerchant = 1e6;

    public static Ranking OfModel(RiskModel model, IReadOnlyList<AssessedCheck> assessed) => new(
        model.Version,
        [.. assessed.Select(each => each.LogitMilli / 1000.0)],
        [.. assessed.Select(each => each.Level)],
        IsLogOdds: true);

    /// <summary>The number of live reports; 1, 2 and more are taken for LOW, MEDIUM and HIGH.</summary>
    public static Ranking OfCount(IReadOnlyList<CheckSnapshot> snapshots) => new(
        "count of live reports",
        [.. snapshots.Select(snapshot => (double)snapshot.Held.Reports.Count)],
        [.. snapshots.Select(snapshot => LevelOf(snapshot.Held.Reports.Count))],
        IsLogOdds: false);

    /// <summary>Distinct merchants, then reports; 1, 2 and more merchants are taken for LOW, MEDIUM and HIGH.</summary>
    public static Ranking OfMerchants(IReadOnlyList<CheckSnapshot> snapshots) => new(
        "distinct merchants, then count",
        [.. snapshots.Select(snapshot => (PerMerchant * snapshot.Held.Merchants) + snapshot.Held.Reports.Count)],
        [.. snapshots.Select(snapshot => LevelOf(snapshot.Held.Merchants))],
        IsLogOdds: false);

    private static RiskLevel LevelOf(int number) => number switch
    {
        0 => RiskLevel.None,
        1 => RiskLevel.Low,
        2 => RiskLevel.Medium,
        _ => RiskLevel.High,
    };
}
