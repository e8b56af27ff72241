namespace CustomerRegistry.Domain.Reports;

/// <summary>How the registry knows an outcome. Numbers are those of the proto enum <c>EvidenceSource</c>.</summary>
public enum EvidenceSource
{
    /// <summary>The server learnt the outcome from the payment provider without a secret that the merchant knows.</summary>
    ProviderConfirmed = 1,

    /// <summary>An export of the provider, which its owner can edit.</summary>
    ProviderFile = 2,

    /// <summary>The merchant says so.</summary>
    Statement = 3,
}
