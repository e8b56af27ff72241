using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>What became of the subjects of one kind, a word of LABELS.csv.</summary>
/// <param name="Listed">Subjects of whom a check ever found a live report.</param>
/// <param name="AtMedium">Subjects ever at MEDIUM or HIGH.</param>
/// <param name="AtHigh">Subjects ever at HIGH.</param>
/// <param name="Positives">Positive checks about them.</param>
/// <param name="PositivesListed">Of these, found something live.</param>
/// <param name="PositivesAtMedium">Of these, answered with MEDIUM or HIGH.</param>
internal sealed record KindFigures(
    string Kind, int Subjects, int Listed, int AtMedium, int AtHigh, int Positives, int PositivesListed, int PositivesAtMedium)
{
    public static IReadOnlyList<KindFigures> Of(ReplayedHistory replayed, Labels labels, IReadOnlyList<AssessedCheck> assessed)
    {
        var checks = replayed.Checks.ToLookup(check => labels.KindOf(check.Subject) ?? "");
        return
        [
            .. labels.Subjects
                .GroupBy(subject => labels.KindOf(subject)!)
                .OrderBy(kind => kind.Key, StringComparer.Ordinal)
                .Select(kind => Of(kind.Key, kind.Count(), checks[kind.Key].ToList())),
        ];

        KindFigures Of(string kind, int subjects, List<ReplayedCheck> about)
        {
            var listed = about.FindAll(check => check.Snapshot >= 0);
            var medium = listed.FindAll(check => assessed[check.Snapshot].Level >= RiskLevel.Medium);
            return new KindFigures(
                kind,
                subjects,
                SubjectsOf(listed),
                SubjectsOf(medium),
                SubjectsOf(medium.FindAll(check => assessed[check.Snapshot].Level == RiskLevel.High)),
                about.Count(IsPositive),
                listed.Count(IsPositive),
                medium.Count(IsPositive));
        }

        bool IsPositive(ReplayedCheck check) => labels.IsPositive(check.Subject, check.At);
    }

    private static int SubjectsOf(List<ReplayedCheck> checks) => checks.Select(check => check.Subject).Distinct().Count();
}
