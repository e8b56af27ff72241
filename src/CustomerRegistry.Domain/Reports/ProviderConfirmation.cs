namespace CustomerRegistry.Domain.Reports;

/// <summary>What a report states that the provider must bear out.</summary>
/// <param name="LiveMode">The report is in live mode, not in a sandbox.</param>
/// <param name="Category">As recorded, after the network reason code.</param>
public sealed record ConfirmableReport(
    Guid ReportId, DisputeReference? Dispute, bool LiveMode, long AmountMinorUnits, string Currency, Category Category);

/// <summary>Whether an e-mail address that the provider names is one of the report's identifiers.</summary>
public enum EmailAgreement
{
    /// <summary>The provider names no address: the rest must do.</summary>
    NotNamed = 1,

    /// <summary>Its hash is one of the report's identifiers.</summary>
    Matches = 2,

    /// <summary>It is not.</summary>
    Differs = 3,
}

/// <summary>What the server fetched from the provider with the merchant's restricted key.</summary>
/// <param name="Dispute">The reference that was asked for, with the account that answered.</param>
/// <param name="NeverListable">Why no outcome of it can be listed, in words; null where one could.</param>
/// <param name="ConfirmedReportId">The report that this reference confirms already; null where it confirms none.</param>
public sealed record ProviderDispute(
    DisputeReference Dispute,
    bool LiveMode,
    long AmountMinorUnits,
    string Currency,
    Category Category,
    EvidenceLevel Level,
    DateTimeOffset OutcomeAt,
    EmailAgreement Email,
    string? NeverListable,
    Guid? ConfirmedReportId);

/// <summary>Which field of the provider's answer disagrees with the report.</summary>
public enum ConfirmationField
{
    Reference = 1,
    Account = 2,
    Mode = 3,
    OtherReport = 4,
    Currency = 5,
    Amount = 6,
    Category = 7,
    Email = 8,
}

/// <summary>What the provider's answer does to a report.</summary>
public abstract record ProviderConfirmation
{
    private ProviderConfirmation()
    {
    }

    /// <summary>The outcome is PROVIDER_CONFIRMED at this level and time.</summary>
    public sealed record Confirmed(EvidenceLevel Level, DateTimeOffset OutcomeAt) : ProviderConfirmation;

    /// <summary>The report stays unconfirmed.</summary>
    /// <param name="Why">In words, for the merchant; without the values, which may be about somebody else.</param>
    public sealed record Mismatch(ConfirmationField Field, string Why) : ProviderConfirmation;

    /// <summary>
    /// It is the report's dispute, and the provider's answer shows that it can never be listed: the report ends as E-.
    /// </summary>
    public sealed record NeverListable(string Why) : ProviderConfirmation;
}
