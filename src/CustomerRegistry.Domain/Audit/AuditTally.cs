using CustomerRegistry.Domain.Identifiers;

namespace CustomerRegistry.Domain.Audit;

/// <summary>
/// Counts over entries, also of what has long been deleted. Fed one by one; what it holds grows with countries, categories
/// and policies, never with the log. Entries of the test mode do not count.
/// </summary>
public sealed class AuditTally
{
    /// <summary>By country and category: recorded, of them own-only, and how often one became listed.</summary>
    public SortedDictionary<(string Country, string Category), (long Recorded, long OwnOnly, long Listed)> Reports { get; } = [];

    /// <summary>By cause, country and category.</summary>
    public SortedDictionary<(string Cause, string Country, string Category), long> Ended { get; } = [];

    /// <summary>Admissions by the policy that ruled.</summary>
    public SortedDictionary<string, long> Rulings { get; } = new(StringComparer.Ordinal);

    /// <summary>What was deleted by its period, by kind.</summary>
    public SortedDictionary<string, long> Erased { get; } = new(StringComparer.Ordinal);

    /// <summary>What became of notices.</summary>
    public SortedDictionary<string, long> Notices { get; } = new(StringComparer.Ordinal);

    /// <summary>By purpose and level.</summary>
    public SortedDictionary<(string Purpose, string Level), long> Disclosures { get; } = [];

    /// <summary>Entries whose content was erased: what they said is not in the counts.</summary>
    public long Unreadable { get; private set; }

    public void AddUnreadable() => Unreadable++;

    public void Add(AuditEntry entry)
    {
        if (entry.Mode != RegistryMode.Live) return;
        var country = Of(entry, AuditDetail.Country);
        var category = Of(entry, AuditDetail.Category);
        switch (entry.Action)
        {
            case AuditAction.ReportRecorded or AuditAction.ReportUpdated or AuditAction.ReportConfirmed when entry.SubjectKind == AuditSubject.Report:
                AddReport(entry, country, category);
                break;
            case AuditAction.ReportWithdrawn:
                Count(Ended, (nameof(Domain.Reports.ReportState.Withdrawn), country, category));
                break;
            // One that was overturned has its case's entry too, which counts.
            case AuditAction.ReportDeleted when Of(entry, AuditDetail.ToState) != nameof(Domain.Reports.ReportState.Overturned):
                Count(Ended, (Of(entry, AuditDetail.ToState), country, category));
                break;
            case AuditAction.RetentionApplied:
                Count(Erased, Of(entry, AuditDetail.Kind), Number(entry, AuditDetail.Count));
                break;
            case AuditAction.NoticeQueued or AuditAction.NoticeSent or AuditAction.NoticeBounced or AuditAction.NoticeAttested
                when entry.SubjectKind == AuditSubject.Notice:
                Count(Notices, entry.Action.ToString());
                break;
            case AuditAction.CheckDisclosed:
                Count(Disclosures, (Of(entry, AuditDetail.Purpose), Of(entry, AuditDetail.Level)));
                break;
        }

        if (entry.SubjectKind == AuditSubject.Appeal && Of(entry, AuditDetail.ToState) == nameof(Appeals.AppealState.Overturned))
            Count(Ended, (nameof(Appeals.AppealState.Overturned), country, category));
    }

    private void AddReport(AuditEntry entry, string country, string category)
    {
        var isNew = entry.Action == AuditAction.ReportRecorded;
        var listed = Of(entry, AuditDetail.ToState) == nameof(Domain.Reports.ReportState.Listed)
            && Of(entry, AuditDetail.FromState) != nameof(Domain.Reports.ReportState.Listed);
        if (!isNew && !listed) return;
        var sum = Reports.GetValueOrDefault((country, category));
        Reports[(country, category)] = (
            sum.Recorded + (isNew ? 1 : 0),
            sum.OwnOnly + (isNew && Of(entry, AuditDetail.OwnOnly) == "true" ? 1 : 0),
            sum.Listed + (listed ? 1 : 0));
        if (Of(entry, AuditDetail.PolicyHash) is { Length: > 0 } hash) Count(Rulings, hash);
    }

    private static void Count<TKey>(SortedDictionary<TKey, long> counts, TKey key, long by = 1)
        where TKey : notnull => counts[key] = counts.GetValueOrDefault(key) + by;

    private static string Of(AuditEntry entry, AuditDetail key)
    {
        foreach (var (each, value) in entry.Details.Sorted)
        {
            if (each == key) return value;
        }

        return "";
    }

    private static long Number(AuditEntry entry, AuditDetail key) =>
        long.TryParse(Of(entry, key), System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
}
