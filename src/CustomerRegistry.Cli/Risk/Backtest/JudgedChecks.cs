namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>
/// What the labels say of the checks of a history. The lists have one entry for each check with a live report, in time
/// order; of all others only the numbers matter, since nothing was found.
/// </summary>
/// <param name="InFirstHalf">The check is among the earlier half of all checks.</param>
/// <param name="Checks">All, those that found nothing included.</param>
/// <param name="Positives">Among all checks.</param>
/// <param name="HonestCustomers">Subjects that are never a positive.</param>
/// <param name="Unlabelled">Subjects of checks without a label; taken for honest.</param>
internal sealed record JudgedChecks(
    IReadOnlyList<bool> Positive,
    IReadOnlyList<bool> InFirstHalf,
    IReadOnlyList<int> Subject,
    IReadOnlyList<bool> Honest,
    int Checks,
    int Positives,
    int HonestCustomers,
    int Unlabelled)
{
    public static JudgedChecks Of(ReplayedHistory replayed, Labels labels)
    {
        var listed = replayed.Snapshots.Select(snapshot => replayed.Checks[snapshot.Check]).ToList();
        var subjects = replayed.Checks.Select(check => check.Subject).ToHashSet();
        return new JudgedChecks(
            listed.ConvertAll(check => labels.IsPositive(check.Subject, check.At)),
            [.. replayed.Snapshots.Select(snapshot => snapshot.Check < replayed.Checks.Count / 2)],
            listed.ConvertAll(check => check.Subject),
            listed.ConvertAll(check => labels.IsHonest(check.Subject)),
            replayed.Checks.Count,
            replayed.Checks.Count(check => labels.IsPositive(check.Subject, check.At)),
            labels.Subjects.Union(subjects).Count(labels.IsHonest),
            subjects.Count(subject => !labels.Has(subject)));
    }
}
