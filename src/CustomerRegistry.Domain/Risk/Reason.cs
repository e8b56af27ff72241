using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Domain.Risk;

/// <summary>What a reason is. The stable code on the wire is <see cref="ReasonCodeNames.Wire"/>.</summary>
public enum ReasonCode
{
    /// <summary>A report's contribution.</summary>
    Report = 1,

    /// <summary>A report that counts as one with another (same order, or not independent of it): no share of its own.</summary>
    ReportCountedWithAnother = 2,

    /// <summary>What orders that went well take off one owner's contributions, at most all of them.</summary>
    GoodOrders = 3,

    /// <summary>Where the assessment begins: the share of all orders.</summary>
    Prior = 4,

    /// <summary>Too few independent owners contribute: the score stays under MEDIUM.</summary>
    CapOneOwner = 5,

    /// <summary>No independent finding contributes: the score stays under HIGH.</summary>
    CapNoFinding = 6,

    /// <summary>Good orders of an owner outweigh its reports: they take off no more than these add.</summary>
    FloorGoodOrders = 7,

    /// <summary>What is taken off a high sum of contributions: however many reports agree, some such orders go well.</summary>
    Saturation = 8,

    /// <summary>At all contributing owners but one at most there are very many orders for each report: the score stays under MEDIUM.</summary>
    CapManyOrders = 9,

    /// <summary>No contributing report is fresh: the score stays under HIGH, since people stop.</summary>
    CapNotFresh = 10,
}

public static class ReasonCodeNames
{
    public static string Wire(ReasonCode code) => code switch
    {
        ReasonCode.Report => "REPORT",
        ReasonCode.ReportCountedWithAnother => "REPORT_COUNTED_WITH_ANOTHER",
        ReasonCode.GoodOrders => "GOOD_ORDERS",
        ReasonCode.Prior => "PRIOR",
        ReasonCode.CapOneOwner => "CAP_ONE_OWNER",
        ReasonCode.CapNoFinding => "CAP_NO_FINDING",
        ReasonCode.FloorGoodOrders => "FLOOR_GOOD_ORDERS",
        ReasonCode.Saturation => "SATURATION",
        ReasonCode.CapManyOrders => "CAP_MANY_ORDERS",
        ReasonCode.CapNotFresh => "CAP_NOT_FRESH",
    };
}

/// <summary>What a reason says of one report.</summary>
/// <param name="ReportId">For the record and for a stable order; not for a reply to another merchant.</param>
/// <param name="OpenedMonth">The first day of the month in which the dispute opened.</param>
/// <param name="AgeDays">Days since it could count, at least 0.</param>
/// <param name="Disputed">The person disputes it and the law lets it stay.</param>
public sealed record ReportedOutcome(
    Guid ReportId,
    Category Category,
    EvidenceLevel Evidence,
    EvidenceSource Source,
    DateOnly OpenedMonth,
    int AgeDays,
    bool Disputed)
{
    /// <summary>What the person states of it; null without a statement.</summary>
    public DisputeStatement? DisputeStatement { get; init; }
}

/// <summary>One reason of an assessment.</summary>
/// <param name="ShareMilli">
/// Its share of the log-odds, in thousandths. The shares of an assessment sum to its uncapped logit exactly, the prior's
/// included; a floor's and a cap's is 0. Null where a ruling forbids the number, since the shares would give it away.
/// </param>
/// <param name="Outcome">The report, for the two codes that are about one; else null.</param>
public sealed record Reason(ReasonCode Code, int? ShareMilli, ReportedOutcome? Outcome);
