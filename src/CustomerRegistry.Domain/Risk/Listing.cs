using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Domain.Risk;

/// <summary>
/// The part of a report that a check may see: one per subject key and report. It holds facts only, nothing derived from a
/// ruling: whether it counts is decided per check by <c>ListingRules.CountsFor</c> from these columns alone, so that no
/// job has to run for it to begin or cease to count.
/// </summary>
/// <param name="Key">Where it is held.</param>
/// <param name="ReportId">The report it belongs to; several listings of one report count once.</param>
/// <param name="MerchantId">The reporter.</param>
/// <param name="OwnerId">The reporter's ultimate owner: independence is between owners.</param>
/// <param name="OrderKey">First 8 bytes of the order-reference HMAC: reports of one order count as one.</param>
/// <param name="OwnOnly">Keyed for its merchant alone; never part of an assessment.</param>
/// <param name="Kind">Which kind of identifier the key stands for.</param>
/// <param name="Confirmed">The reporter states that the identifier was confirmed (signed in, or mail answered).</param>
/// <param name="OpenedOn">The day the dispute opened: retention counts from it.</param>
/// <param name="OrderedOn">The day of the order, where known: a phone stops matching 12 months after it; else <paramref name="OpenedOn"/>.</param>
/// <param name="OutcomeOn">The day the outcome became final.</param>
/// <param name="ShareFrom">From when it may count (notice plus reply window); null while no notice is out.</param>
/// <param name="LastDay">The last day on which it may count, as ruled at admission.</param>
/// <param name="Contested">An appeal is open.</param>
/// <param name="Objected">An objection is open or was upheld.</param>
/// <param name="Circular">The report followed a disclosure to the same merchant about the same customer.</param>
/// <param name="Version">Raised by every change; a disclosure names the version it disclosed.</param>
public sealed record Listing(
    SubjectKey Key,
    Guid ReportId,
    Guid MerchantId,
    Guid OwnerId,
    Country ReporterCountry,
    Sector ReporterSector,
    Country ConsumerCountry,
    ulong OrderKey,
    bool OwnOnly,
    IdentifierKind Kind,
    bool Confirmed,
    Category Category,
    EvidenceLevel Evidence,
    EvidenceSource Source,
    DateOnly OpenedOn,
    DateOnly OrderedOn,
    DateOnly OutcomeOn,
    DateTimeOffset? ShareFrom,
    DateOnly LastDay,
    bool Contested,
    bool Objected,
    bool Circular,
    int Version)
{
    /// <summary>The person's statement about an entry that stays though they dispute it; null without one.</summary>
    public DisputeStatement? DisputeStatement { get; init; }

    /// <summary>When the person was told that it counts: a longer reply window put in force later runs from it. Null before.</summary>
    public DateTimeOffset? NoticedAt { get; init; }
}
