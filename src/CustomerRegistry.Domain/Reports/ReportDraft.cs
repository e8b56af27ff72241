using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Jurisdictions;

namespace CustomerRegistry.Domain.Reports;

/// <summary>One identifier of a draft, without its value: keys are computed and compared elsewhere.</summary>
public readonly record struct DraftIdentifier(IdentifierKind Kind, bool Confirmed);

/// <summary>
/// What a report carries (design section 6), form already checked at the wire, values not yet. No names, no free text about
/// a person.
/// </summary>
/// <param name="Identifiers">1 to 8; whether they could match is <c>IdentifierMatchRules</c>' to say.</param>
/// <param name="Category">As the merchant states it; a network reason code wins over it.</param>
/// <param name="Dispute">Null without a provider: then order reference and category are the natural key.</param>
/// <param name="NetworkReasonCode">Null if none.</param>
/// <param name="NetworkSubReason">What an umbrella code was about; null if not known.</param>
/// <param name="HasOrderReference">A canonical order reference of 1 to 64 characters is present.</param>
/// <param name="OpenedOn">The day the dispute opened: retention counts from it.</param>
/// <param name="OutcomeAt">The provider's time of the outcome at <paramref name="Level"/>.</param>
/// <param name="AmountMinorUnits">Minor units in dispute, 0 to 10^12.</param>
/// <param name="Currency">ISO 4217, three upper-case letters.</param>
/// <param name="OrdersLastYear">Orders of this customer at this merchant in twelve months, 0 to 100,000; null if unknown.</param>
/// <param name="FinalAnswerOn">The day of the shop's final answer; needed where the buyer complained or returned.</param>
/// <param name="StatutoryRight">A withdrawal, direct-debit refund, data request or complaint: never a report.</param>
/// <param name="UsBillingError">A billing-error dispute under 15 USC 1666.</param>
/// <param name="CertifiedReinsertion">The merchant certifies it complete and accurate (FCRA §611(a)(5)(B)).</param>
public sealed record ReportDraft(
    IReadOnlyList<DraftIdentifier> Identifiers,
    Category Category,
    EvidenceLevel Level,
    EvidenceSource Source,
    DisputeReference? Dispute,
    CardNetwork? Network,
    string? NetworkReasonCode,
    string? NetworkSubReason,
    Country ConsumerCountry,
    bool HasOrderReference,
    DateOnly? OrderedOn,
    DateOnly OpenedOn,
    DateTimeOffset OutcomeAt,
    long AmountMinorUnits,
    string Currency,
    long? OrdersLastYear,
    bool BuyerComplainedOrReturned,
    DateOnly? FinalAnswerOn,
    IReadOnlyCollection<Proof> Proofs,
    bool KnownUnderAge,
    bool StatutoryRight,
    bool UsBillingError,
    bool CertifiedReinsertion);
