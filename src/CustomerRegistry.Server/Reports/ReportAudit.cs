using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Server.Reports;

/// <summary>
/// What entries about reports say: enough to count what was recorded, listed and deleted when the rows are long gone, and
/// nothing of a person.
/// </summary>
internal static class ReportAudit
{
    /// <param name="before">The state before the change; null for a new report.</param>
    public static (AuditDetail Key, string Value)[] Recorded(ReportRow row, ReportState? before) =>
    [
        (AuditDetail.Category, row.Category.ToString()),
        (AuditDetail.EvidenceLevel, row.Evidence.ToString()),
        (AuditDetail.EvidenceSource, row.Source.ToString()),
        (AuditDetail.Country, Whole(row.ConsumerCountry)),
        (AuditDetail.OwnOnly, row.OwnOnly ? "true" : "false"),
        (AuditDetail.PolicyHash, row.PolicyHash),
        .. before is { } state ? [(AuditDetail.FromState, state.ToString())] : Array.Empty<(AuditDetail, string)>(),
        (AuditDetail.ToState, row.State.ToString()),
    ];

    public static (AuditDetail Key, string Value)[] Ended(ReportRow row, ReportState endedAs) =>
        Ended(row.Category, row.ConsumerCountry, row.OwnOnly, endedAs);

    public static (AuditDetail Key, string Value)[] Ended(Category category, string consumerCountry, bool ownOnly, ReportState endedAs) =>
    [
        (AuditDetail.Category, category.ToString()),
        (AuditDetail.Country, Whole(consumerCountry)),
        (AuditDetail.OwnOnly, ownOnly ? "true" : "false"),
        (AuditDetail.ToState, endedAs.ToString()),
    ];

    // A subdivision is counted with its country: an entry's country has two letters.
    private static string Whole(string country) => country.Split('-')[0];
}
