namespace CustomerRegistry.Domain.Risk;

/// <summary>
/// What would lower an assessment's level: found by the assessment's own rule, without a report, without several, and at a
/// later day, so that it can never disagree with the assessment itself. The work is bounded whatever is held.
/// </summary>
public static class WhatWouldChangeRules
{
    /// <summary>More than this nobody reads.</summary>
    public const int Most = 5;

    /// <summary>Reports that are taken away one by one: the heaviest, and findings.</summary>
    internal const int Singles = 12;

    /// <summary>Reports of which pairs are taken away, and owners.</summary>
    internal const int Paired = 6;

    /// <summary>How far ahead is looked. Every country's retention is shorter.</summary>
    internal const int Months = 120;

    /// <summary>
    /// First what a single report does; where none does, what one owner's reports or a pair do; where these do not either,
    /// a set of which every report is needed. The month from which time alone does it comes last.
    /// </summary>
    /// <param name="assessment">Of the same facts, model and day.</param>
    /// <param name="lastDays">The last day on which a report may count; one that is not named only ages.</param>
    /// <returns>At most <see cref="Most"/>; empty at NONE.</returns>
    public static IReadOnlyList<ResultChange> Of(
        Assessment assessment, AssessmentFacts facts, IReadOnlyDictionary<Guid, DateOnly> lastDays, RiskModel model,
        DateOnly today)
    {
        if (assessment.Level == RiskLevel.None) return [];
        var reports = facts.Reports.DistinctBy(report => report.ReportId).ToList();
        var ownerOf = reports.ToDictionary(report => report.ReportId, report => report.OwnerId);
        var outcomes = assessment.Reasons.Select(reason => reason.Outcome).OfType<ReportedOutcome>().ToList();
        var older = WhenOlder();
        var changes = Removals().Take(older is null ? Most : Most - 1).ToList();
        if (older is not null) changes.Add(older);
        return changes;

        RiskLevel At(DateOnly day) => AssessmentRules.LevelWith(
            reports.FindAll(each => !lastDays.TryGetValue(each.ReportId, out var last) || day <= last), facts, model, day);

        ResultChange? Removal(ChangeCode code, IReadOnlyList<ReportedOutcome> taken)
        {
            var left = reports.FindAll(report => !taken.Any(each => each.ReportId == report.ReportId));
            var level = AssessmentRules.LevelWith(left, facts, model, today);
            return level < assessment.Level ? new ResultChange(code, level, taken, null) : null;
        }

        IEnumerable<ResultChange> Removals()
        {
            var heaviest = outcomes.Take(Singles).Concat(outcomes.Skip(Singles).Where(IsFinding).Take(Paired)).ToList();
            var singles = heaviest.Select(each => Removal(ChangeCode.WithoutReport, [each])).OfType<ResultChange>().ToList();
            if (singles.Count > 0) return singles;
            var several = Owners().Concat(Pairs()).OrderBy(change => change.Reports.Count).ToList();
            return several.Count > 0 ? several : Smallest() is { } set ? [set] : [];
        }

        IEnumerable<ResultChange> Owners() => outcomes
            .GroupBy(each => ownerOf[each.ReportId]).Where(owner => owner.Skip(1).Any()).Take(Paired)
            .Select(owner => Removal(ChangeCode.WithoutOwner, [.. owner])).OfType<ResultChange>();

        IEnumerable<ResultChange> Pairs()
        {
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
            // The heaviest two alone do not do it, or a pair had been found.
            var set = Enumerable.Range(3, Singles).Select(n => Removal(ChangeCode.WithoutReports, [.. outcomes.Take(n)]))
                .FirstOrDefault(change => change is not null);
            if (set is null) return null;
            foreach (var outcome in set.Reports)
            {
                set = Removal(ChangeCode.WithoutReports, [.. set.Reports.Where(each => each != outcome)]) ?? set;
            }

            return set;
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
