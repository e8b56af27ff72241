using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Domain.Tests.Merchants;

/// <summary>A merchant that does everything as it should, to be changed where a case differs.</summary>
internal static class Figures
{
    public static ConductParameters Parameters { get; } = new(
        WeightCapPerMille: 400,
        ReportsAtLeast: 20,
        UnknownShare: 0.5,
        BurstFactor: 5,
        CopiesShare: 0.5,
        ComplainantsShare: 0.8,
        OutcomesAtLeast: 20,
        SlowAbove: 0.05,
        StopAbove: 0.2,
        SlowedShare: 0.1,
        SlowedAtMost: 1000,
        RuleAbove: 0.9,
        RuleAtLeast: 50);

    /// <summary>A hundred reports, half confirmed by the provider, among many checks.</summary>
    public static ConductFigures Good { get; } = new(
        ProviderConfirmed: 50,
        ProviderFile: 20,
        Statement: 30,
        WithoutOrders: 0,
        Checks: 10_000,
        FollowingDisclosure: 10,
        FollowingOthers: 5,
        ComplaintKnown: 100,
        Complainants: 20,
        Appeals: 4,
        AppealsDecided: 3,
        AppealsLost: 1,
        new ReportPace(BusiestDay: 2, BusiestWeek: 5, UsualWeekTenths: 20, Weeks: 52),
        Outcomes(due: 1000, missing: 0));

    public static OutcomeFigures Outcomes(int due, int missing, params OutcomeCount[] recorded) => new(due, missing, recorded);

    public static OutcomeCount Ended(RiskLevel level, ShopAction action, DecidedBy by, int count) => new(level, action, by, count);
}
