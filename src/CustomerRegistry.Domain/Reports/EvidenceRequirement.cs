namespace CustomerRegistry.Domain.Reports;

/// <summary>One thing to be proved: any one of the documents will do.</summary>
/// <param name="AnyOf">At least one, none twice.</param>
/// <param name="Because">What it shows, in words for the merchant.</param>
public sealed record ProofGroup(IReadOnlyList<Proof> AnyOf, string Because);

/// <summary>What one category needs before a report of it can be listed.</summary>
/// <param name="ListableFrom">E3 or E4; null where no outcome of it can be listed.</param>
/// <param name="Because">Why from there, in words.</param>
/// <param name="FinalForMerchant">Each group must be met at E3.</param>
/// <param name="IndependentFinding">Each group must be met at E4.</param>
/// <param name="Source">Where the rule comes from.</param>
/// <param name="Confidence">verified, knowledge, conflicting, recommendation or unverified.</param>
public sealed record EvidenceRequirement(
    Category Category,
    EvidenceLevel? ListableFrom,
    string Because,
    IReadOnlyList<ProofGroup> FinalForMerchant,
    IReadOnlyList<ProofGroup> IndependentFinding,
    string Source,
    string Confidence);
