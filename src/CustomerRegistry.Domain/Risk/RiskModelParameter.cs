namespace CustomerRegistry.Domain.Risk;

/// <summary>One parameter of a risk model as its file has it: the number, and what it does in words.</summary>
/// <param name="Name">Such as <c>weight.NOT_RECEIVED</c>.</param>
/// <param name="Unit">What the number counts; fixed per parameter.</param>
/// <param name="Min">Least value that this file's authors allow; within the product's own bounds.</param>
/// <param name="Max">Greatest value that this file's authors allow; within the product's own bounds.</param>
/// <param name="Meaning">What it does, for a reader who knows no formula.</param>
public sealed record RiskModelParameter(string Name, double Value, string Unit, double Min, double Max, string Meaning);

/// <summary>
/// What the product expects of a parameter. The bounds here are what no file may widen: a level's caps can be made
/// stricter by data, never looser.
/// </summary>
/// <param name="Whole">Only whole numbers.</param>
/// <param name="WhenAbsent">
/// What holds for a file that was put in force before the product knew the parameter; null: every file must have it.
/// </param>
public sealed record RiskModelParameterForm(
    string Name, string Unit, double Min, double Max, bool Whole = false, double? WhenAbsent = null);

/// <summary>Every parameter of a risk model; a file has each exactly once.</summary>
public static class RiskModelForm
{
    public const string Prior = "prior";
    public const string HalfLife = "half-life";
    public const string RepeatSecond = "repeat.2";
    public const string RepeatThird = "repeat.3";
    public const string RepeatLater = "repeat.4-and-later";
    public const string OwnerRepeatSecond = "owner-repeat.2";
    public const string OwnerRepeatLater = "owner-repeat.3-and-later";
    public const string SaturationFrom = "saturation.from";
    public const string SaturationFactor = "saturation.factor";
    public const string Exposure = "exposure";
    public const string AssumedOrders = "assumed-orders";
    public const string LowFrom = "level.low-from";
    public const string MediumFrom = "level.medium-from";
    public const string HighFrom = "level.high-from";
    public const string OwnersForMedium = "cap.owners-for-medium";
    public const string FindingsForHigh = "cap.findings-for-high";
    public const string FreshDaysForHigh = "cap.fresh-days-for-high";
    public const string OrdersPerReport = "cap.orders-per-report";
    public const string FreshDays = "confidence.fresh-days";
    public const string OwnersForConfidence = "confidence.owners-for-high";
    public const string StandingAssumedUpheld = "standing.assumed-upheld";
    public const string StandingAssumedLost = "standing.assumed-lost";
    public const string StandingPoolCases = "standing.pool-cases";
    public const string StandingPoolReports = "standing.pool-reports";
    public const string StandingOwnCases = "standing.own-cases";
    public const string StandingOwnReports = "standing.own-reports";
    public const string StandingFloor = "standing.floor";
    public const string ConductWeightCap = "conduct.weight-cap";
    public const string ConductReportsAtLeast = "conduct.reports-at-least";
    public const string ConductUnknownShare = "conduct.unknown-share";
    public const string ConductBurstFactor = "conduct.burst-factor";
    public const string ConductCopiesShare = "conduct.copies-share";
    public const string ConductComplainantsShare = "conduct.complainants-share";
    public const string ConductOutcomesAtLeast = "conduct.outcomes-due-at-least";
    public const string ConductSlowFrom = "conduct.outcomes-missing-slows";
    public const string ConductStopFrom = "conduct.outcomes-missing-stops";
    public const string ConductSlowedShare = "conduct.slowed-ration-share";
    public const string ConductSlowedAtMost = "conduct.slowed-ration-at-most";
    public const string ConductRuleShare = "conduct.rule-share";
    public const string ConductRuleAtLeast = "conduct.rule-outcomes-at-least";
    public const string EvidenceE3 = "evidence.E3";
    public const string EvidenceE4 = "evidence.E4";
    public const string SourceProviderConfirmed = "source.PROVIDER_CONFIRMED";
    public const string SourceProviderFile = "source.PROVIDER_FILE";
    public const string SourceStatement = "source.STATEMENT";
    public const string WeightUnauthorised = "weight.UNAUTHORISED";
    public const string WeightNotReceived = "weight.NOT_RECEIVED";
    public const string WeightNotAsDescribed = "weight.NOT_AS_DESCRIBED";
    public const string WeightCreditNotProcessed = "weight.CREDIT_NOT_PROCESSED";
    public const string WeightCancelledOrReturned = "weight.CANCELLED_OR_RETURNED";
    public const string WeightRecurringCancelled = "weight.RECURRING_CANCELLED";
    public const string WeightDuplicate = "weight.DUPLICATE";
    public const string WeightUncollectedDelivery = "weight.UNCOLLECTED_DELIVERY";
    public const string WeightOther = "weight.OTHER";

    private const string LogOdds = "log-odds";
    private const string Factor = "factor";
    private const string Score = "score";
    private const string Cases = "decided cases";
    private const string Share = "share";
    private const string Outcomes = "outcomes";

    public static IReadOnlyList<RiskModelParameterForm> All { get; } =
    [
        new(Prior, "probability", 0.0001, 0.2),
        new(WeightUnauthorised, LogOdds, 0, 8),
        new(WeightNotReceived, LogOdds, 0, 8),
        new(WeightNotAsDescribed, LogOdds, 0, 8),
        new(WeightCreditNotProcessed, LogOdds, 0, 8),
        new(WeightCancelledOrReturned, LogOdds, 0, 8),
        new(WeightRecurringCancelled, LogOdds, 0, 8),
        new(WeightDuplicate, LogOdds, 0, 8),
        new(WeightUncollectedDelivery, LogOdds, 0, 8),
        new(WeightOther, LogOdds, 0, 8),
        new(EvidenceE3, Factor, 0, 1),
        new(EvidenceE4, Factor, 1, 3),
        new(SourceProviderConfirmed, Factor, 0, 1),
        new(SourceProviderFile, Factor, 0, 1),
        new(SourceStatement, Factor, 0, 1),
        new(HalfLife, "days", 30, 3650, Whole: true),
        new(RepeatSecond, Factor, 0, 1),
        new(RepeatThird, Factor, 0, 1),
        new(RepeatLater, Factor, 0, 1),
        new(OwnerRepeatSecond, Factor, 0, 1),
        new(OwnerRepeatLater, Factor, 0, 1),
        new(SaturationFrom, LogOdds, 0, 20),
        new(SaturationFactor, Factor, 0, 1),
        new(Exposure, "log-odds per ln(1 + orders)", 0, 3),
        new(AssumedOrders, "orders", 0, 1000, Whole: true),
        new(LowFrom, Score, 1, 1000, Whole: true),
        new(MediumFrom, Score, 1, 1000, Whole: true),
        new(HighFrom, Score, 1, 1000, Whole: true),
        new(OwnersForMedium, "independent owners", 2, 100, Whole: true),
        new(FindingsForHigh, "independent findings", 1, 100, Whole: true),
        new(FreshDaysForHigh, "days", 1, 365, Whole: true),
        new(OrdersPerReport, "orders per report", 5, 1000, Whole: true),
        new(FreshDays, "days", 1, 3650, Whole: true),
        new(OwnersForConfidence, "independent owners", 2, 100, Whole: true),
        new(StandingAssumedUpheld, "probability", 0.05, 1),
        new(StandingAssumedLost, "probability", 0.001, 0.5),
        new(StandingPoolCases, Cases, 1, 10000),
        new(StandingPoolReports, "reports", 1, 10000),
        new(StandingOwnCases, Cases, 1, 10000),
        new(StandingOwnReports, "reports", 1, 10000),
        new(StandingFloor, "probability", 0, 1),
        new(ConductWeightCap, Factor, 0, 1, WhenAbsent: 0.4),
        new(ConductReportsAtLeast, "reports", 5, 10000, Whole: true, WhenAbsent: 20),
        new(ConductUnknownShare, Share, 0, 1, WhenAbsent: 0.5),
        new(ConductBurstFactor, "times the usual week", 2, 100, WhenAbsent: 5),
        new(ConductCopiesShare, Share, 0, 1, WhenAbsent: 0.5),
        new(ConductComplainantsShare, Share, 0, 1, WhenAbsent: 0.8),
        new(ConductOutcomesAtLeast, Outcomes, 1, 10000, Whole: true, WhenAbsent: 20),
        new(ConductSlowFrom, Share, 0, 0.05, WhenAbsent: 0.05),
        new(ConductStopFrom, Share, 0, 0.2, WhenAbsent: 0.2),
        new(ConductSlowedShare, Factor, 0, 0.5, WhenAbsent: 0.1),
        new(ConductSlowedAtMost, "checks a day", 1, 100_000, Whole: true, WhenAbsent: 1000),
        new(ConductRuleShare, Share, 0, 0.9, WhenAbsent: 0.9),
        new(ConductRuleAtLeast, Outcomes, 1, 10000, Whole: true, WhenAbsent: 50),
    ];
}
