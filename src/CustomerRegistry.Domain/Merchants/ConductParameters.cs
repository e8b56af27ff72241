namespace CustomerRegistry.Domain.Merchants;

/// <summary>
/// When a merchant's use of the registry is shown to the operator, and what follows until they have looked; read from the
/// risk model, so that a change is a new version of it. Shares are 0 to 1.
/// </summary>
/// <param name="WeightCapPerMille">What reports of a flagged merchant weigh at most, 0 to 1000.</param>
/// <param name="ReportsAtLeast">Fewer such reports never raise a flag.</param>
/// <param name="UnknownShare">From this share of reports about unknown customers.</param>
/// <param name="BurstFactor">From this many times the usual week.</param>
/// <param name="CopiesShare">From this share of reports that follow another owner's.</param>
/// <param name="ComplainantsShare">From this share of unconfirmed reports about buyers who had complained or returned.</param>
/// <param name="OutcomesAtLeast">Fewer due outcomes have no consequence.</param>
/// <param name="SlowAbove">Above this share of missing outcomes checks are rationed.</param>
/// <param name="StopAbove">Above this share checks are refused.</param>
/// <param name="SlowedShare">What a slowed merchant keeps of the daily ration.</param>
/// <param name="SlowedAtMost">Checks a day that a slowed merchant may make at most.</param>
/// <param name="RuleAbove">Above this share of a level's outcomes decided the same way by rule.</param>
/// <param name="RuleAtLeast">A level with fewer recorded outcomes says nothing.</param>
public sealed record ConductParameters(
    int WeightCapPerMille,
    int ReportsAtLeast,
    double UnknownShare,
    double BurstFactor,
    double CopiesShare,
    double ComplainantsShare,
    int OutcomesAtLeast,
    double SlowAbove,
    double StopAbove,
    double SlowedShare,
    int SlowedAtMost,
    double RuleAbove,
    int RuleAtLeast)
{
    /// <summary>Checks a day of a slowed merchant; at least one, so that a slowed merchant can be told from a stopped one.</summary>
    /// <param name="ration">The ration of one that is not slowed.</param>
    public int SlowedRation(int ration) => Math.Max(1, Math.Min(SlowedAtMost, (int)(SlowedShare * ration)));
}
