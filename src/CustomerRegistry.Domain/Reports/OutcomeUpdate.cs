namespace CustomerRegistry.Domain.Reports;

/// <summary>What a call, a file or the provider says of how a dispute went on.</summary>
/// <param name="OutcomeAt">The provider's time of it.</param>
/// <param name="Source">PROVIDER_CONFIRMED only where the server fetched it itself.</param>
/// <param name="CertifiedReinsertion">Needed to rise from E- (FCRA §611(a)(5)(B); design section 6 for all countries).</param>
/// <param name="DocumentSeen">A reviewer has seen the document of the independent finding.</param>
public sealed record OutcomeUpdate(
    EvidenceLevel Level,
    DateTimeOffset OutcomeAt,
    EvidenceSource Source,
    IReadOnlyCollection<Proof> Proofs,
    bool CertifiedReinsertion,
    bool DocumentSeen);
