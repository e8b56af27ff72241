namespace CustomerRegistry.Domain.Merchants;

/// <summary>
/// Standing (design section 7): the mean of a beta-binomial posterior. A merchant with few decided cases stands where all
/// merchants do; its own cases move it the more, the more there are. So one lost appeal stops nobody, and a merchant that
/// loses nearly all of them cannot hide behind a large number of uncontested reports.
/// </summary>
public static class StandingRules
{
    /// <summary>
    /// pool rate = (all upheld + pool strength * assumed rate) / (all decided + pool strength);
    /// standing = (upheld + prior strength * pool rate) / (decided + prior strength), rounded to thousandths.
    /// </summary>
    public static Standing Of(StandingFacts facts, StandingPool pool, StandingParameters parameters)
    {
        var poolRate = (pool.Upheld + (parameters.PoolStrength * parameters.AssumedRate))
            / (pool.Upheld + pool.Lost + parameters.PoolStrength);
        var standing = (facts.Upheld + (parameters.PriorStrength * poolRate)) / (facts.Decided + parameters.PriorStrength);
        var perMille = (int)Math.Round(1000 * standing, MidpointRounding.AwayFromZero);
        return new Standing(perMille, IsBelow(perMille, parameters) && !HoldsResumption(facts));
    }

    private static bool IsBelow(int perMille, StandingParameters parameters) => perMille < 1000 * parameters.Floor;

    // The operator decided about the cases lost until then, not about those still to come.
    private static bool HoldsResumption(StandingFacts facts) => facts.LostWhenResumed is { } lost && facts.Lost <= lost;
}
