namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>
/// How long records are kept that no country's file rules: <c>retention.json</c>. Listings are not here; their last day
/// comes with the ruling.
/// </summary>
/// <param name="DisclosureRecords">From the disclosure.</param>
/// <param name="Appeals">From the day the case closed.</param>
/// <param name="Notices">From the notice.</param>
/// <param name="AuditEntries">From the entry; it names no person.</param>
/// <param name="UnreportedProviderEvents">From the event: reference, outcome and time only.</param>
/// <param name="OpenReports">E0 to E2, from the last update.</param>
/// <param name="RequestIds">From the first call.</param>
/// <param name="RelayedAddresses">The longest a notice's address is kept for its second message, encrypted.</param>
/// <param name="CaseAddresses">From the day the case closed, encrypted.</param>
public sealed record RetentionPeriods(
    PolicyValue<Period> DisclosureRecords,
    PolicyValue<Period> Appeals,
    PolicyValue<Period> Notices,
    PolicyValue<Period> AuditEntries,
    PolicyValue<Period> UnreportedProviderEvents,
    PolicyValue<Period> OpenReports,
    PolicyValue<Period> RequestIds,
    PolicyValue<Period> RelayedAddresses,
    PolicyValue<Period> CaseAddresses)
{
    private static readonly string[] Names =
    [
        "disclosure_records", "appeals", "notices", "audit_entries", "unreported_provider_events", "open_reports", "request_ids",
        "relayed_addresses", "case_addresses",
    ];

    private static readonly string[] ValueKeys = ["value", "source", "confidence"];

    /// <summary>Reads the file as strictly as a country's.</summary>
    public static PolicyResult<RetentionPeriods> Parse(string fileName, string json)
    {
        var problems = new List<PolicyProblem>();
        var reading = new PolicyReading(fileName, problems);
        var root = PolicyJson.Read(json, reading);
        if (root is null || !reading.IsObject(root, "", Names, [])) return new(null, problems);
        var values = Names.Select(name => Read(root.Property(name)!, name, reading)).ToArray();
        return problems.Count > 0
            ? new(null, problems)
            : new(
                new RetentionPeriods(
                    values[0], values[1], values[2], values[3], values[4], values[5], values[6], values[7], values[8]),
                []);
    }

    private static PolicyValue<Period> Read(PolicyNode node, string key, PolicyReading reading)
    {
        if (!reading.IsObject(node, key, ValueKeys, ["comment"])) return new(default, "", "", default, null);
        return new PolicyValue<Period>(
            reading.Period(node.Property("value")!, $"{key}.value", least: 1),
            "retention",
            reading.Text(node.Property("source")!, $"{key}.source"),
            reading.Word(node.Property("confidence")!, $"{key}.confidence", PolicyWords.Confidences),
            node.Property("comment") is { } comment ? reading.Text(comment, $"{key}.comment") : null);
    }
}
