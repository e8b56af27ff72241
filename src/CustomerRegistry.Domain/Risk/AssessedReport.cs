using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Domain.Risk;

/// <summary>A listing that matched, and whether it counts for this check.</summary>
public sealed record JudgedListing(Listing Listing, Counting Counting);

/// <summary>One report that takes part in an assessment, however many of its identifiers matched.</summary>
/// <param name="OrderKey">Reports of one merchant with the same order count as one.</param>
/// <param name="OpenedOn">The day the dispute opened: what a reason names, by month.</param>
/// <param name="CountsFrom">
/// The day from which it could count, its age's first: the model is calibrated on the time since a report was shared. A slow
/// notice adds at most 45 days, so that an old outcome reported late is not a fresh one.
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
    DateOnly CountsFrom,
    bool Disputed,
    bool Circular)
{
    /// <summary>What the person states of it; null without a statement.</summary>
    public DisputeStatement? DisputeStatement { get; init; }

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

    // The notice goes within 30 days, and the reply window is two weeks where there is one.
    private const int MostNoticeDays = 45;

    private static DateOnly CountsFromOf(Listing listing)
    {
        var shared = listing.ShareFrom is { } from ? DateOnly.FromDateTime(from.UtcDateTime) : listing.OutcomeOn;
        var latest = listing.OutcomeOn.AddDays(MostNoticeDays);
        return shared < listing.OutcomeOn ? listing.OutcomeOn : shared > latest ? latest : shared;
    }

    private static AssessedReport From(Listing listing, bool disputed) => new(
        listing.ReportId,
        listing.MerchantId,
        listing.OwnerId,
        listing.OrderKey,
        listing.Category,
        listing.Evidence,
        listing.Source,
        listing.OpenedOn,
        CountsFromOf(listing),
        disputed,
        listing.Circular)
    {
        DisputeStatement = listing.DisputeStatement,
    };
}
