using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Merchants;

namespace CustomerRegistry.Domain.Reports;

/// <summary>
/// What the store knows when a draft arrives. A merchant's standing or a stop of sharing is not among it: such reports are
/// recorded all the same, and every check leaves them out while it lasts (<c>ListingRules.CountsFor</c>).
/// </summary>
/// <param name="Existing">The merchant's report of the same dispute in the same mode, by its natural key; else null.</param>
/// <param name="Tombstone">How a report under this order reference ended that may not come back; null where there is none.</param>
/// <param name="OrderReferenceOfOther">A report under this order reference is held that shares no subject key with the draft.</param>
/// <param name="DisclosedAt">The last disclosure to this merchant about this customer, whatever the order; else null.</param>
/// <param name="DisclosedForOrderAt">The last disclosure to this merchant bound to this order reference; else null.</param>
/// <param name="DocumentSeen">A reviewer has seen the document of the independent finding.</param>
/// <param name="DisclosedOfOthers">Of these disclosures, one was of another owner's report.</param>
public sealed record AdmissionFacts(
    Country MerchantCountry,
    Country OperatorCountry,
    Sector MerchantSector,
    HeldReport? Existing,
    ReportState? Tombstone,
    bool OrderReferenceOfOther,
    DateTimeOffset? DisclosedAt,
    DateTimeOffset? DisclosedForOrderAt,
    bool DocumentSeen,
    bool DisclosedOfOthers = false);
