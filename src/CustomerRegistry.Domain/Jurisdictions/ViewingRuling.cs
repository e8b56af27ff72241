using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>
/// What a viewing ruling depends on: all four countries and both sectors, the listing's category, level and source. It is
/// a small value so that rulings are computed once per policy book and looked up by it.
/// </summary>
public readonly record struct ViewingCase(
    Country Reporter,
    Country Consumer,
    Country Operator,
    Country Checker,
    Sector ReporterSector,
    Sector CheckerSector,
    Category Category,
    EvidenceLevel Evidence,
    EvidenceSource Source,
    DateOnly Today);

/// <summary>The policy's answer for one listing and one checker, decided at every check from the policy in force.</summary>
/// <param name="Visible">The listing may be seen by this checker as far as law goes (state and windows come on top).</param>
/// <param name="ContestRestricts">While contested it may not be seen; false means it stays and is marked disputed.</param>
/// <param name="Flags">What travels in the check's reply for this listing.</param>
/// <param name="ReplyWindowDays">Days after the notice until it may count, under the policy in force now.</param>
/// <param name="RetentionMonths">Months from the day the dispute opened, under the policy in force now.</param>
/// <param name="WhyNot">The key that denies, for explain; null where visible.</param>
public sealed record ViewingRuling(
    bool Visible,
    bool ContestRestricts,
    JurisdictionFlags Flags,
    int ReplyWindowDays,
    int RetentionMonths,
    string? WhyNot)
{
    /// <summary>Nobody may see it before the person was told, under the policy in force now.</summary>
    public bool NoticeRequired { get; init; }
}

/// <summary>What the policy says of a checker before anything is found: depends on checker and operator alone.</summary>
/// <param name="Flags">The flags of a check that finds nothing.</param>
/// <param name="DisclosesToUnconfirmedBeforeOrder">False: before an order, an unconfirmed identity is answered as if nothing were held.</param>
public sealed record CheckerRuling(JurisdictionFlags Flags, bool DisclosesToUnconfirmedBeforeOrder);
