using CustomerRegistry.Domain.Jurisdictions;

namespace CustomerRegistry.Domain.Risk;

/// <summary>
/// The assessment of design section 7:
/// <code>
/// logit P = logit(prior) + saturate(S), S = sum over owners, largest first, ownerRepeat(k) * max(0, sum over its reports, largest first,
///           [ weight * evidence * source * standing * 2^(-age/half-life) * repeat(n) ] - exposure * ln(1 + orders))
/// saturate(S) = S up to saturation.from, and saturation.factor of what is above
/// </code>
/// Every term is rounded to whole thousandths of log-odds where it arises and added as an integer. So the reasons sum to
/// the uncapped logit exactly, and the order in which reports are given cannot matter.
/// </summary>
public static class AssessmentRules
{
    /// <param name="facts">Reports that count, orders and standings.</param>
    /// <param name="today">The UTC day; the age of a report is counted from the day it could count.</param>
    /// <param name="flags">What the rulings decided, the strictest over all that is disclosed (<see cref="CheckFlags"/>).</param>
    public static Assessment Assess(AssessmentFacts facts, Purpose purpose, RiskModel model, DateOnly today, JurisdictionFlags flags)
    {
        var reports = facts.Reports.DistinctBy(report => report.ReportId).ToList();
        var set = SetOf(reports, facts, model, today);
        var level = LevelOf(set.Score, model);
        return new Assessment(
            level,
            flags.ScoreAllowed ? set.Score : null,
            flags.ScoreAllowed ? set.LogitMilli : null,
            ConfidenceRules.Of(set, model, today),
            ReasonsOf(set, reports, model, today, flags.ScoreAllowed),
            AdviceRules.For(purpose, level, flags.HumanReviewRequired),
            model.Version,
            model.Hash);
    }

    /// <summary>
    /// The level that <see cref="Assess"/> gives some of the facts' reports, without its reasons: what would change a result
    /// asks for it many times.
    /// </summary>
    internal static RiskLevel LevelWith(List<AssessedReport> reports, AssessmentFacts facts, RiskModel model, DateOnly today) =>
        LevelOf(SetOf(reports, facts, model, today).Score, model);

    private static IndependentSet SetOf(List<AssessedReport> reports, AssessmentFacts facts, RiskModel model, DateOnly today)
    {
        var weighed = reports.ConvertAll(report => new WeighedReport(report, RawOf(report, facts, model, today), AgeOf(report, today)));
        return IndependentSet.Heaviest(weighed, OrdersOf, model);

        int OrdersOf(Guid owner) => facts.OrdersOfOwner.GetValueOrDefault(owner) ?? model.AssumedOrders;
    }

    /// <summary>Log-odds of the prior, in thousandths.</summary>
    public static int PriorMilli(RiskModel model) => OwnerSum.Thousandths(1000 * Math.Log(model.Prior / (1 - model.Prior)));

    /// <summary>The probability of log-odds given in thousandths, as 0 to 1000.</summary>
    public static int ScoreOf(int logitMilli) =>
        (int)Math.Round(1000 / (1 + Math.Exp(-logitMilli / 1000.0)), MidpointRounding.AwayFromZero);

    public static RiskLevel LevelOf(int score, RiskModel model) =>
        score >= model.HighFrom ? RiskLevel.High
        : score >= model.MediumFrom ? RiskLevel.Medium
        : score >= model.LowFrom ? RiskLevel.Low
        : RiskLevel.None;

    private static int RawOf(AssessedReport report, AssessmentFacts facts, RiskModel model, DateOnly today)
    {
        var standing = facts.StandingPerMille.TryGetValue(report.MerchantId, out var perMille)
            ? Math.Clamp(perMille, 0, 1000) / 1000.0
            : 1;
        return OwnerSum.Thousandths(
            1000 * model.WeightOf(report.Category) * model.FactorOf(report.Evidence) * model.FactorOf(report.Source)
            * standing * model.DecayOf(AgeOf(report, today)));
    }

    private static List<Reason> ReasonsOf(
        IndependentSet set, List<AssessedReport> reports, RiskModel model, DateOnly today, bool scoreAllowed)
    {
        if (reports.Count == 0) return [];
        var shares = set.Owners
            .SelectMany(owner => owner.Reports)
            .Where(each => each.Share is not null)
            .ToDictionary(each => each.Report.ReportId, each => each.Share);
        var contributions = reports
            .Select(report => shares.TryGetValue(report.ReportId, out var share)
                ? new Reason(ReasonCode.Report, share, OutcomeOf(report, today))
                : new Reason(ReasonCode.ReportCountedWithAnother, 0, OutcomeOf(report, today)))
            .Concat(set.Owners.Where(owner => owner.TakenOff > 0).Select(owner => new Reason(ReasonCode.GoodOrders, -owner.TakenOff, null)))
            .Concat(set.Saturated > 0 ? [new Reason(ReasonCode.Saturation, -set.Saturated, null)] : Array.Empty<Reason>())
            .Append(new Reason(ReasonCode.Prior, PriorMilli(model), null))
            .OrderByDescending(reason => reason.ShareMilli)
            .ThenBy(reason => reason.Code)
            .ThenBy(reason => reason.Outcome?.ReportId);
        return [.. contributions.Concat(FloorOf(set)).Concat(CapsOf(set)).Select(reason => scoreAllowed ? reason : reason with { ShareMilli = null })];
    }

    // Once, whoever's orders: what is floored is the shares of GOOD_ORDERS.
    private static IEnumerable<Reason> FloorOf(IndependentSet set)
    {
        if (set.Owners.Any(owner => owner.Floored)) yield return new Reason(ReasonCode.FloorGoodOrders, 0, null);
    }

    // Only the cap that holds the score down: the tighter one where both would.
    private static IEnumerable<Reason> CapsOf(IndependentSet set)
    {
        if (set.Score == set.UncappedScore) yield break;
        var tightest = set.Cap;
        var code = set.CapOfOwners == tightest ? ReasonCode.CapOneOwner
            : set.CapOfOrders == tightest ? ReasonCode.CapManyOrders
            : set.CapOfFindings == tightest ? ReasonCode.CapNoFinding
            : ReasonCode.CapNotFresh;
        yield return new Reason(code, 0, null);
    }

    private static ReportedOutcome OutcomeOf(AssessedReport report, DateOnly today) => new(
        report.ReportId,
        report.Category,
        report.Evidence,
        report.Source,
        new DateOnly(report.OpenedOn.Year, report.OpenedOn.Month, 1),
        AgeOf(report, today),
        report.Disputed)
    {
        DisputeStatement = report.DisputeStatement,
    };

    internal static int AgeOf(AssessedReport report, DateOnly today) => Math.Max(0, today.DayNumber - report.CountsFrom.DayNumber);
}
