using CustomerRegistry.Domain.Jurisdictions;

namespace CustomerRegistry.Domain.Reports;

/// <summary>A draft with all that its admission rests on, and what follows from them together.</summary>
internal sealed record Submission(
    ReportDraft Draft, AdmissionFacts Facts, ReasonCodes Codes, EvidenceTable Evidence, DateTimeOffset Now)
{
    public DateOnly Today { get; } = DraftValueRules.DayOf(Now);

    public Category Category { get; } = AdmissionRules.CategoryOf(Draft, Facts.Existing, Codes);

    public bool UsBillingError { get; } = Draft.UsBillingError || Facts.Existing is { UsBillingError: true };

    public EvidenceLevel? ListableFrom => Evidence.ListableFrom(Category, UsBillingError);

    /// <summary>The level that would be recorded of the one stated.</summary>
    public EvidenceLevel Level => OutcomeRules.LevelHeld(Draft.Level, Draft.Source, Facts.DocumentSeen, ListableFrom);

    public OutcomeUpdate Update =>
        new(Draft.Level, Draft.OutcomeAt, Draft.Source, Draft.Proofs, Draft.CertifiedReinsertion, Facts.DocumentSeen);

    /// <summary>
    /// Within 24 hours of an answer about this customer, or 90 days of one for this very order, the report may be the
    /// registry's own echo: it is held and marked, and counts as one with what it followed.
    /// </summary>
    public bool IsCircular =>
        Facts.DisclosedAt + ReportRules.CircularAfterDisclosure >= Now
        || Facts.DisclosedForOrderAt?.AddDays(ReportRules.OrderBoundDays) >= Now;

    public AdmissionCase Case => new(
        Facts.MerchantCountry,
        Draft.ConsumerCountry,
        Facts.OperatorCountry,
        Facts.MerchantSector,
        Category,
        Level,
        Draft.Source,
        Draft.OpenedOn,
        Today);
}
