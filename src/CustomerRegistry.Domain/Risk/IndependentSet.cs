namespace CustomerRegistry.Domain.Risk;

/// <summary>
/// A set of reports of which none rests on another, with what it adds and where caps leave it. Where reports are not
/// independent there are several such sets, and the assessment takes the one with the highest score: so each report that
/// counts as one with others still counts once, and taking any report away can only lower the result.
/// </summary>
internal sealed record IndependentSet(
    IReadOnlyList<OwnerSum> Owners, int Saturated, int LogitMilli, int UncappedScore, int CapOfOwners, int CapOfOrders, int CapOfFindings, int CapOfAge)
{
    public int Cap => Math.Min(Math.Min(CapOfOwners, CapOfOrders), Math.Min(CapOfFindings, CapOfAge));

    public int Score => Math.Min(UncappedScore, Cap);

    /// <summary>
    /// The owner that adds most counts in full, each further one by its factor: several shops tell more than one, but what
    /// they tell shares its mistakes (a stolen identity, a bad carrier), so logits do not simply add.
    /// </summary>
    public static IndependentSet Of(IEnumerable<OwnerSum> unweighed, IReadOnlyDictionary<Guid, int?> orders, RiskModel model)
    {
        var contributing = unweighed.OrderByDescending(owner => owner.Net).ThenBy(owner => owner.OwnerId).ToList();
        var owners = contributing.Select((owner, k) => owner.Times(model.OwnerRepeat(k + 1))).ToList();
        var added = owners.Sum(owner => owner.Net);
        var saturated = model.SaturatedMilli(added);
        var logit = AssessmentRules.PriorMilli(model) + added - saturated;
        return new IndependentSet(
            owners,
            saturated,
            logit,
            AssessmentRules.ScoreOf(logit),
            contributing.Count(owner => owner.Net > 0) < model.OwnersForMedium ? model.MediumFrom - 1 : 1000,
            HasManyOrders(contributing, orders, model) ? model.MediumFrom - 1 : 1000,
            owners.Sum(owner => owner.Findings) < model.FindingsForHigh ? model.HighFrom - 1 : 1000,
            contributing.Any(owner => owner.Net > 0 && owner.Fresh) ? 1000 : model.HighFrom - 1);
    }

    /// <summary>
    /// All reports that rest on no disclosure, and, per owner with a circular report, that owner's reports alone: what was
    /// disclosed to it was some other owner's, so together they would say the same thing twice.
    /// </summary>
    public static IndependentSet Heaviest(
        IReadOnlyList<WeighedReport> reports, Func<Guid, int> ordersOf, IReadOnlyDictionary<Guid, int?> orders, RiskModel model)
    {
        var owners = reports.GroupBy(each => each.Report.OwnerId).OrderBy(owner => owner.Key).ToList();
        var sets = owners
            .Where(owner => owner.Any(each => each.Report.Circular))
            .Select(owner => Of([OwnerSum.Of(owner.Key, owner, ordersOf(owner.Key), model)], orders, model));
        var uncircular = owners
            .Select(owner => (owner.Key, Reports: owner.Where(each => !each.Report.Circular).ToList()))
            .Where(owner => owner.Reports.Count > 0)
            .Select(owner => OwnerSum.Of(owner.Key, owner.Reports, ordersOf(owner.Key), model));
        return sets
            .Prepend(Of(uncircular, orders, model))
            .OrderByDescending(set => set.Score)
            .ThenByDescending(set => set.LogitMilli)
            .First();
    }

    // Over all owners whose orders are known, since bad luck does not keep to one shop; of the others only those that reported.
    private static bool HasManyOrders(IReadOnlyList<OwnerSum> owners, IReadOnlyDictionary<Guid, int?> orders, RiskModel model)
    {
        var reported = owners.Sum(owner => owner.Reports.Count(report => report.Share is not null));
        var known = orders.Values.Sum(number => Math.Max(0L, number ?? 0));
        var assumed = (long)model.AssumedOrders * owners.Count(owner => orders.GetValueOrDefault(owner.OwnerId) is null);
        return reported > 0 && known + assumed >= (long)reported * model.OrdersPerReport;
    }
}
