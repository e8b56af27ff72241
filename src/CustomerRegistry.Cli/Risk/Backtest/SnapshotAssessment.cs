using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>Assesses snapshots with the product's own rules, on all cores.</summary>
internal static class SnapshotAssessment
{
    private static readonly JurisdictionFlags ScoreAllowed = new(
        Shared: true,
        ScoreAllowed: true,
        HumanReviewRequired: false,
        ContestRestricts: true,
        AdverseActionNoticeRequired: false,
        AnswerDueMonths: 0,
        AnswerDueDays: 0);

    /// <summary>What a check that finds nothing is answered with.</summary>
    public static AssessedCheck OfNothing(RiskModel model) =>
        Assess(new AssessmentFacts([], new Dictionary<Guid, int?>(), new Dictionary<Guid, int>()), model, default, LeftOut.Nothing);

    /// <returns>Per snapshot, in their order.</returns>
    public static AssessedCheck[] Of(
        IReadOnlyList<CheckSnapshot> snapshots,
        RiskModel model,
        LeftOut leftOut,
        Action<double, int> progress,
        CancellationToken cancellationToken)
    {
        const int between = 1024;
        var assessed = new AssessedCheck[snapshots.Count];
        var done = 0;
        var telling = new Lock();
        Parallel.For(0, (snapshots.Count + between - 1) / between, new ParallelOptions { CancellationToken = cancellationToken }, block =>
        {
            var end = Math.Min(snapshots.Count, (block + 1) * between);
            for (var i = block * between; i < end; i++) assessed[i] = Of(snapshots[i], model, leftOut);
            lock (telling)
            {
                done += end - (block * between);
                progress((double)done / snapshots.Count, done);
            }
        });
        return assessed;
    }

    public static AssessedCheck Of(CheckSnapshot snapshot, RiskModel model, LeftOut leftOut)
    {
        var facts = FactsOf(snapshot, leftOut);

        // On the day of the oldest report none has an age.
        var today = leftOut.HasFlag(LeftOut.Age)
            ? facts.Reports.Select(report => report.CountsFrom).DefaultIfEmpty(snapshot.Day).Min()
            : snapshot.Day;
        return Assess(facts, model, today, leftOut);
    }

    private static AssessmentFacts FactsOf(CheckSnapshot snapshot, LeftOut leftOut)
    {
        var held = snapshot.Held;
        var reports = new List<AssessedReport>(held.Reports.Count);
        var orders = new Dictionary<Guid, int?>(held.Merchants);
        var standings = new Dictionary<Guid, int>(held.Merchants);
        for (var i = 0; i < held.Reports.Count; i++)
        {
            var report = held.Reports[i].Report;
            if (!leftOut.HasFlag(LeftOut.Standing))
            {
                if (snapshot.Standings[i].Stopped) continue;
                standings[report.MerchantId] = snapshot.Standings[i].PerMille;
            }

            orders[report.OwnerId] = held.Orders[i];
            reports.Add(leftOut.HasFlag(LeftOut.Circularity) && report.Circular ? report with { Circular = false } : report);
        }

        return new AssessmentFacts(reports, orders, standings);
    }

    private static AssessedCheck Assess(AssessmentFacts facts, RiskModel model, DateOnly today, LeftOut leftOut)
    {
        var assessment = AssessmentRules.Assess(facts, Purpose.DeliverySafeguard, model, today, ScoreAllowed);
        var logit = assessment.UncappedLogitMilli!.Value;
        var level = leftOut.HasFlag(LeftOut.Caps) ? AssessmentRules.LevelOf(AssessmentRules.ScoreOf(logit), model) : assessment.Level;
        return new AssessedCheck(logit, level, assessment.Confidence);
    }
}
