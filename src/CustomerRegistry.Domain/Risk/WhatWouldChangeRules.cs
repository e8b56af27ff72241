using CustomerRegistry.Domain.Jurisdictions;

namespace CustomerRegistry.Domain.Risk;

/// <summary>
/// What would lower an assessment's level: found by assessing again without a report, without several, and at a later day,
/// so that it can never disagree with the assessment itself. The work is bounded whatever is held.
/// </summary>
public static class WhatWouldChangeRules
{
    /// <summary>More than this nobody reads.</summary>
    public const int Most = 5;

    /// <summary>Reports that are taken away one by one: the heaviest, and findings.</summary>
    internal const int Singles = 16;

    /// <summary>Reports of which pairs are taken away.</summary>
    internal const int Paired = 8;

    /// <summary>How far ahead is looked. Every country's retention is shorter.</summary>
    internal const int Months = 120;

    /// <summary>
    /// First what a single report does; where none does, what one owner's reports or a pair do; where these do not either,
    /// a set of which every report is needed. The month from which time alone does it comes last.
    /// </summary>
    /// <param name="assessment">Of the same facts, purpose, model, day and flags.</param>
    /// <param name="lastDays">The last day on which a report may count; one that is not named only ages.</param>
    /// <returns>At most <see cref="Most"/>; empty at NONE.</returns>
    public static IReadOnlyList<ResultChange> Of(
        Assessment assessment, AssessmentFacts facts, IReadOnlyDictionary<Guid, DateOnly> lastDays, Purpose purpose,
        RiskModel model, DateOnly today, JurisdictionFlags flags)
    {
        if (assessment.Level == RiskLevel.None) return [];
        var outcomes = assessment.Reasons.Select(reason => reason.Outcome).OfType<ReportedOutcome>().ToList();
        var older = WhenOlder();
        var changes = Removals().Take(older is null ? Most : Most - 1).ToList();
        if (older is not null) changes.Add(older);
        return changes;

        RiskLevel Without(IReadOnlyCollection<Guid> taken) => LevelOf(facts.Reports.Where(each => !taken.Contains(each.ReportId)), today);

        RiskLevel LevelOf(IEnumerable<AssessedReport> reports, DateOnly day) =>
            AssessmentRules.Assess(facts with { Reports = [.. reports] }, purpose, model, day, flags).Level;

        RiskLevel At(DateOnly day) => LevelOf(facts.Reports.Where(each => !lastDays.TryGetValue(each.ReportId, out var last) || day <= last), day);

        ResultChange? Removal(ChangeCode code, IReadOnlyList<ReportedOutcome> taken)
        {
            var level = Without([.. taken.Select(each => each.ReportId)]);
            return level < assessment.Level ? new ResultChange(code, level, taken, null) : null;
        }

        IEnumerable<ResultChange> Removals()
        {
            var heaviest = outcomes.Take(Singles).Concat(outcomes.Skip(Singles).Where(IsFinding).Take(Singles)).ToList();
            var singles = heaviest.Select(each => Removal(ChangeCode.WithoutReport, [each])).OfType<ResultChange>().ToList();
            if (singles.Count > 0) return singles;
            var several = Owners().Concat(Pairs()).OrderBy(change => change.Reports.Count).ToList();
            return several.Count > 0 ? several : Smallest() is { } set ? [set] : [];
        }

        IEnumerable<ResultChange> Owners()
        {
            var ownerOf = facts.Reports.DistinctBy(each => each.ReportId).ToDictionary(each => each.ReportId, each => each.OwnerId);
            return outcomes.GroupBy(each => ownerOf[each.ReportId]).Where(owner => owner.Skip(1).Any()).Take(Singles)
                .Select(owner => Removal(ChangeCode.WithoutOwner, [.. owner])).OfType<ResultChange>();
        }

        IEnumerable<ResultChange> Pairs()
        {
            var ownerOf = facts.Reports.DistinctBy(each => each.ReportId).ToDictionary(each => each.ReportId, each => each.OwnerId);
            var few = outcomes.Take(Paired).ToList();
            return few.SelectMany((first, i) => few.Skip(i + 1).Select(second => (First: first, Second: second)))
                // The only two of an owner are that owner's.
                .Where(pair => ownerOf[pair.First.ReportId] != ownerOf[pair.Second.ReportId]
                    || ownerOf.Values.Count(owner => owner == ownerOf[pair.First.ReportId]) > 2)
                .Select(pair => Removal(ChangeCode.WithoutReports, [pair.First, pair.Second])).OfType<ResultChange>();
        }

        // The heaviest are taken away until the level falls, then each is put back that was not needed for it.
        ResultChange? Smallest()
        {
            var taken = new List<ReportedOutcome>();
            foreach (var outcome in outcomes.Take(2 * Singles))
            {
                taken.Add(outcome);
                if (Removal(ChangeCode.WithoutReports, taken) is not null) break;
            }

            foreach (var outcome in taken.ToList())
            {
                List<ReportedOutcome> fewer = [.. taken.Where(each => each != outcome)];
                if (Removal(ChangeCode.WithoutReports, fewer) is not null) taken = fewer;
            }

            return Removal(ChangeCode.WithoutReports, taken);
        }

        // Time only takes away, so the first month can be found by halving.
        ResultChange? WhenOlder()
        {
            var first = new DateOnly(today.Year, today.Month, 1);
            if (At(first.AddMonths(Months)) >= assessment.Level) return null;
            var (still, lower) = (0, Months);
            while (lower - still > 1)
            {
                var middle = (still + lower) / 2;
                if (At(first.AddMonths(middle)) < assessment.Level) lower = middle;
                else still = middle;
            }

            return new ResultChange(ChangeCode.WhenOlder, At(first.AddMonths(lower)), [], first.AddMonths(lower));
        }
    }

    private static bool IsFinding(ReportedOutcome outcome) => outcome.Evidence == Reports.EvidenceLevel.IndependentFinding;
}
