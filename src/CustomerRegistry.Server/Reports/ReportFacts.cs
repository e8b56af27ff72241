using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Server.Merchants;

namespace CustomerRegistry.Server.Reports;

/// <summary>A report that is held, locked for a change, with what its rules depend on.</summary>
/// <param name="Notices">By number.</param>
/// <param name="OrderHasOtherReport">Another report of this merchant under the same order key is held.</param>
internal sealed record LoadedReport(
    ReportRow Row, HeldReport Held, MerchantRow Merchant, List<NoticeRow> Notices, bool OrderHasOtherReport);

/// <summary>What is held when a submission arrives.</summary>
/// <param name="Existing">The report of the same dispute, locked; null for a new one.</param>
internal sealed record SubmissionFacts(LoadedReport? Existing, AdmissionFacts Facts, MerchantRow Merchant);

/// <summary>A decision with the ruling it rests on.</summary>
/// <param name="Unconfirmed">Why the provider's answer does not confirm the report; null where it does, or did not speak.</param>
internal sealed record RuledDecision(ReportDecision Decision, AdmissionRuling Ruling, string? Unconfirmed = null);

/// <summary>The address to mail the notice to, if the registry shall.</summary>
internal sealed record NoticeAddress(string EmailAddress, string Language, string? OrderNumber = null)
{
    public override string ToString() => "address";
}

/// <summary>A submission as it is to be stored.</summary>
/// <param name="OrderKeys">Under the LIVE epoch first; see <see cref="ReportKeys.OfOrderAsync"/>.</param>
/// <param name="DisputeKeys">The same of the provider's dispute; empty where none is named.</param>
internal sealed record NewSubmission(
    Guid ReportId, ReportScope Scope, ReportDraft Draft, Category LookupCategory, IReadOnlyList<KeyedIdentifier> Identifiers,
    IReadOnlyList<byte[]> OrderKeys, IReadOnlyList<byte[]> DisputeKeys, NoticeAddress? Relay)
{
    public override string ToString() => "submission";
}
