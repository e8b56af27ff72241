using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>A held report, as far as a change of policy looks at it.</summary>
/// <param name="OwnOnly">How admission keyed it; it never changes back.</param>
/// <param name="LastDay">As it is held now.</param>
/// <param name="DeleteOn">Set by an earlier change of policy; null where none.</param>
public sealed record HeldUnderPolicy(
    Country Reporter,
    Country Consumer,
    Sector ReporterSector,
    Category Category,
    EvidenceLevel Evidence,
    EvidenceSource Source,
    bool OwnOnly,
    DateOnly OpenedOn,
    DateOnly LastDay,
    DateOnly? DeleteOn);

/// <summary>Merchants of one country and trade: a viewing ruling tells them apart by nothing else.</summary>
public readonly record struct Viewer(Country Country, Sector Sector);
