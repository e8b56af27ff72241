namespace CustomerRegistry.Domain.Reports;

/// <summary>A report as it is stored, as far as the rules of its outcome depend on it.</summary>
/// <param name="Category">As recorded, after the network reason code.</param>
/// <param name="Source">How the outcome held is known.</param>
/// <param name="OwnOnly">Ruled once at admission; it never opens.</param>
/// <param name="OutcomeAt">The provider's time of the outcome held.</param>
/// <param name="OpenAppeal">An appeal of it is open.</param>
public sealed record HeldReport(
    Guid Id,
    ReportState State,
    EvidenceLevel Level,
    EvidenceSource Source,
    Category Category,
    bool UsBillingError,
    bool OwnOnly,
    bool Circular,
    DateTimeOffset OutcomeAt,
    bool OpenAppeal);
