using CustomerRegistry.Domain.Audit;

namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>The sections that are counted from audit entries.</summary>
public static class AuditTables
{
    private const string FromEntries = "Counted from the audit entries of the span, so that what was deleted since is in it.";

    public static IReadOnlyList<ComplianceTable> Of(AuditTally tally, bool exact) =>
    [
        new(
            "reports", "Reports recorded",
            $"{FromEntries} By the consumer's country and category. Shared is what the ruling did not keep apart; listed counts how often one reached E3 or E4.",
            ["country", "category", "recorded", "own_only", "shared", "listed"],
            Rows(tally.Reports, x =>
            [
                x.Key.Country, x.Key.Category,
                .. SmallCells.ShowRow([x.Value.Recorded, x.Value.OwnOnly, x.Value.Recorded - x.Value.OwnOnly, x.Value.Listed], exact),
            ])),
        new(
            "rulings", "Rulings applied",
            $"{FromEntries} Admissions by the policy that ruled, SHA-256.",
            ["policy", "admissions"],
            Rows(tally.Rulings, x => [x.Key, SmallCells.Show(x.Value, exact)])),
        new(
            "deletions", "Reports ended",
            $"{FromEntries} Overturned: decided for the consumer in a case (its category is not in the entry). CustomerRight: the dispute ended for the consumer. Withdrawn: by the merchant. Expired: past its last day, not told in time, or not updated.",
            ["cause", "country", "category", "reports"],
            Rows(tally.Ended, x => [x.Key.Cause, x.Key.Country, x.Key.Category, SmallCells.Show(x.Value, exact)])),
        new(
            "erasures", "Records erased by their period",
            $"{FromEntries} Entries whose own content was erased in the span: {tally.Unreadable}; what they said is in no count.",
            ["kind", "records"],
            Rows(tally.Erased, x => [x.Key, SmallCells.Show(x.Value, exact)])),
        new(
            "notices-sent", "What became of notices",
            $"{FromEntries}",
            ["event", "notices"],
            Rows(tally.Notices, x => [x.Key, SmallCells.Show(x.Value, exact)])),
        new(
            "disclosures-recorded", "Disclosures recorded",
            $"{FromEntries}",
            ["purpose", "level", "disclosures"],
            Rows(tally.Disclosures, x => [x.Key.Purpose, x.Key.Level, SmallCells.Show(x.Value, exact)])),
    ];

    private static IReadOnlyList<IReadOnlyList<string>> Rows<TKey, TValue>(
        SortedDictionary<TKey, TValue> counts, Func<KeyValuePair<TKey, TValue>, IReadOnlyList<string>> row)
        where TKey : notnull => [.. counts.Select(row)];
}
