namespace CustomerRegistry.Domain.Merchants;

/// <summary>
/// Abuse of the registry by a merchant: what its figures raise for an operator to look at. A flag decides nothing about a
/// merchant; it caps what its reports weigh until somebody has looked. Small numbers never raise one.
/// </summary>
public static class ConductRules
{
    /// <summary>The flags that the figures raise, in the order of their numbers.</summary>
    public static IReadOnlyList<RaisedFlag> Raise(ConductFigures figures, ConductParameters parameters) =>
    [
        .. Share(ConductFlag.UnknownCustomers, figures.UnknownCustomers, figures.Reports, parameters.UnknownShare, parameters),
        .. Burst(figures.Pace, parameters),
        .. Share(ConductFlag.CopiesOthers, figures.FollowingOthers, figures.Reports, parameters.CopiesShare, parameters),
        .. Share(
            ConductFlag.ReportsMostComplainants, figures.Complainants, figures.ComplaintKnown, parameters.ComplainantsShare, parameters),
    ];

    /// <summary>
    /// What is open after the figures were counted anew. A flag stays open until an operator lifts it, also when the figures
    /// get better meanwhile: else a merchant would wait it out. One that was lifted opens again when it got worse, or when it
    /// had gone and came back: what an operator saw is no licence for what comes a year later.
    /// </summary>
    public static ConductCase Measure(ConductCase held, IReadOnlyList<RaisedFlag> raised)
    {
        var open = held.Open.Select(flag => raised.FirstOrDefault(each => each.Flag == flag.Flag) ?? flag).ToList();
        open.AddRange(raised.Where(flag =>
            held.Open.All(each => each.Flag != flag.Flag)
            && held.Lifted.All(each => each.Flag != flag.Flag || flag.IsWorseThan(each))));
        var lifted = held.Lifted.Where(seen => raised.Any(flag => flag.Flag == seen.Flag));
        return new ConductCase([.. open.OrderBy(flag => flag.Flag)], [.. lifted]);
    }

    /// <summary>What is open after an operator looked.</summary>
    /// <param name="raised">What the figures raise at this moment: what the operator saw.</param>
    public static ConductCase Look(ConductCase held, IReadOnlyList<RaisedFlag> raised, ConductDecision decision) => decision switch
    {
        ConductDecision.Lift => new ConductCase([], [.. Measure(held, raised).Open
            .Concat(raised).Concat(held.Lifted).DistinctBy(flag => flag.Flag).OrderBy(flag => flag.Flag)]),
        ConductDecision.Keep or ConductDecision.Suspend => Measure(held, raised),
    };

    /// <summary>What the merchant's reports weigh at most, 0 to 1000; null without an open flag.</summary>
    public static int? WeightCap(ConductCase held, ConductParameters parameters) =>
        held.Open.Count > 0 ? parameters.WeightCapPerMille : null;

    private static IEnumerable<RaisedFlag> Share(ConductFlag flag, int count, int of, double share, ConductParameters parameters)
    {
        if (count >= parameters.ReportsAtLeast && count >= share * of) yield return new RaisedFlag(flag, count, of);
    }

    private static IEnumerable<RaisedFlag> Burst(ReportPace pace, ConductParameters parameters)
    {
        // Against less than one report a week everything would be a burst.
        var usual = Math.Max(10, pace.UsualWeekTenths);
        if (pace.Weeks >= ReportPace.WeeksAtLeast && pace.BusiestWeek >= parameters.ReportsAtLeast
            && 10 * pace.BusiestWeek >= parameters.BurstFactor * usual)
        {
            yield return new RaisedFlag(ConductFlag.Burst, pace.BusiestWeek, (usual + 9) / 10);
        }
    }
}
