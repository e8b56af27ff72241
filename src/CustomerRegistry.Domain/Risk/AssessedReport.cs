using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Domain.Risk;

/// <summary>A listing that matched, and whether it counts for this check.</summary>
public sealed record JudgedListing(Listing Listing, Counting Counting);

/// <summary>One report that takes part in an assessment, however many of its identifiers matched.</summary>
/// <param name="OrderKey">Reports of one merchant with the same order count as one.</param>
/// <param name="OpenedOn">The day the dispute opened: what a reason names, by month.</param>
/// <param name="OutcomeOn">
/// The day its outcome became final: age counts from it, since nothing is known before, and the model is calibrated so.
/// </param>
/// <param name="Disputed">The person disputes it and the law lets it stay, marked.</param>
/// <param name="Circular">
/// It followed a disclosure to the same merchant about the same customer: it is not independent of what was disclosed, and
/// never adds to other owners' reports.
/// </param>
public sealed record AssessedReport(
    Guid ReportId,
    Guid MerchantId,
    Guid OwnerId,
    ulong OrderKey,
    Category Category,
    EvidenceLevel Evidence,
    EvidenceSource Source,
    DateOnly OpenedOn,
    DateOnly OutcomeOn,
    bool Disputed,
    bool Circular)
{
    /// <summary>
    /// The reports of the listings that count. A restricted listing leaves no trace here, so that it can make no difference
    /// to the answer or to the time it takes. In the order of their ids.
    /// </summary>
    public static IReadOnlyList<AssessedReport> Of(IEnumerable<JudgedListing> judged) =>
        [.. judged
            .Where(each => each.Counting.Counts && !each.Listing.OwnOnly)
            .GroupBy(each => each.Listing.ReportId)
            .OrderBy(report => report.Key)
            .Select(report => From(report.First().Listing, report.Any(each => each.Counting.Disputed)))];

    private static AssessedReport From(Listing listing, bool disputed) => new(
        listing.ReportId,
        listing.MerchantId,
        listing.OwnerId,
        listing.OrderKey,
        listing.Category,
        listing.Evidence,
        listing.Source,
        listing.OpenedOn,
        listing.OutcomeOn,
        disputed,
        listing.Circular);
}
