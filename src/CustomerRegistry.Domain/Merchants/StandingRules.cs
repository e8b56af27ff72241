namespace CustomerRegistry.Domain.Merchants;

/// <summary>
/// Standing (design section 7): how often a merchant's reports turn out wrong, against all merchants' reports. Two shares
/// are compared, each shrunk towards everybody's, so that a few cases move little:
/// <list type="bullet">
/// <item>lost of all its reports: low where reports are right, whoever contests them; but it rises too where customers contest
/// everything, since some right reports are then lost by mistake;</item>
/// <item>upheld of its decided cases: fair where customers contest everything; but low for an honest merchant of whose reports
/// only the few wrong ones are contested.</item>
/// </list>
/// Each alone measures the merchant's customers as much as the merchant, and each errs in the other direction. So the better
/// of the two holds: a merchant stands low only if by both its reports are wrong more often than others'.
/// </summary>
public static class StandingRules
{
    /// <summary>
    /// <code>
    /// pool lost   = (all lost + pool reports * assumed lost) / (all reports + pool reports)
    /// own lost    = (lost + own reports * pool lost) / (reports + own reports)
    /// pool upheld = (all upheld + pool cases * assumed upheld) / (all decided + pool cases)
    /// own upheld  = (upheld + own cases * pool upheld) / (decided + own cases)
    /// standing    = min(1, max(pool lost / own lost, own upheld / pool upheld)), rounded to thousandths
    /// </code>
    /// Without a lost case it is 1000: a merchant of which nothing is known weighs as all do.
    /// </summary>
    public static Standing Of(StandingFacts facts, StandingPool pool, StandingParameters parameters)
    {
        var reports = Math.Max(facts.Reports, facts.Lost);
        var allReports = Math.Max(pool.Reports, pool.Lost);
        var poolLost = (pool.Lost + (parameters.PoolReports * parameters.AssumedLost)) / (allReports + parameters.PoolReports);
        var ownLost = (facts.Lost + (parameters.OwnReports * poolLost)) / (reports + parameters.OwnReports);
        var poolUpheld = (pool.Upheld + (parameters.PoolCases * parameters.AssumedUpheld))
            / (pool.Upheld + pool.Lost + parameters.PoolCases);
        var ownUpheld = (facts.Upheld + (parameters.OwnCases * poolUpheld)) / (facts.Decided + parameters.OwnCases);
        var standing = Math.Min(1, Math.Max(poolLost / ownLost, ownUpheld / poolUpheld));
        var perMille = (int)Math.Round(1000 * standing, MidpointRounding.AwayFromZero);
        return new Standing(perMille, IsBelow(perMille, parameters) && !HoldsResumption(facts));
    }

    private static bool IsBelow(int perMille, StandingParameters parameters) => perMille < 1000 * parameters.Floor;

    // The operator decided about the cases lost until then, not about those still to come.
    private static bool HoldsResumption(StandingFacts facts) => facts.LostWhenResumed is { } lost && facts.Lost <= lost;
}
