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
                x.Key.Country, Word(x.Key.Category),
                .. SmallCells.ShowRow([x.Value.Recorded, x.Value.OwnOnly, x.Value.Recorded - x.Value.OwnOnly, x.Value.Listed], exact),
            ])),
        new(
            "rulings", "Rulings applied",
            $"{FromEntries} Admissions by the policy that ruled, SHA-256.",
            ["policy", "admissions"],
            Rows(tally.Rulings, x => [x.Key, SmallCells.Show(x.Value, exact)])),
        new(
            "deletions", "Reports ended",
            $"{FromEntries} OVERTURNED: decided for the consumer in a case (its category is not in the entry). CUSTOMER_RIGHT: the dispute ended for the consumer. WITHDRAWN: by the merchant. EXPIRED: past its last day, not told in time, or not updated.",
            ["cause", "country", "category", "reports"],
            Rows(tally.Ended, x => [Word(x.Key.Cause), x.Key.Country, Word(x.Key.Category), SmallCells.Show(x.Value, exact)])),
        new(
            "erasures", "Records erased by their period",
            $"{FromEntries} Entries whose own content was erased in the span: {tally.Unreadable}; what they said is in no count.",
            ["kind", "records"],
            Rows(tally.Erased, x => [Word(x.Key), SmallCells.Show(x.Value, exact)])),
        new(
            "notices-sent", "What became of notices",
            $"{FromEntries}",
            ["event", "notices"],
            Rows(tally.Notices, x => [Word(x.Key), SmallCells.Show(x.Value, exact)])),
        new(
            "disclosures-recorded", "Disclosures recorded",
            $"{FromEntries}",
            ["purpose", "level", "disclosures"],
            Rows(tally.Disclosures, x => [Word(x.Key.Purpose), Word(x.Key.Level), SmallCells.Show(x.Value, exact)])),
    ];

    // Entries hold the members of lists by name; everything else that is read outside writes them as NOT_RECEIVED.
    private static string Word(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && char.IsAsciiLetterUpper(c) ? $"_{c}" : char.ToUpperInvariant(c).ToString()));

    private static IReadOnlyList<IReadOnlyList<string>> Rows<TKey, TValue>(
        SortedDictionary<TKey, TValue> counts, Func<KeyValuePair<TKey, TValue>, IReadOnlyList<string>> row)
        where TKey : notnull => [.. counts.Select(row)];
}
