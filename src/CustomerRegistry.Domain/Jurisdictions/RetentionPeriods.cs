namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>
/// How long records are kept that no country's file rules: <c>retention.json</c>. Listings are not here; their last day
/// comes with the ruling. The day of the event is not counted, the last day still is (<see cref="Deadlines.After"/>).
/// </summary>
/// <param name="DisclosureRecords">From the disclosure, with its corrections.</param>
/// <param name="Appeals">From the day the case closed, with its texts and files.</param>
/// <param name="Notices">The carrier's reference of an attested notice, from the notice; the notice itself goes with its report.</param>
/// <param name="AuditEntries">From the entry; it names no person.</param>
/// <param name="UnreportedProviderEvents">From the event: reference, outcome and time only.</param>
/// <param name="OpenReports">E0 to E2, from the last update.</param>
/// <param name="RequestIds">From the first call.</param>
/// <param name="RelayedAddresses">The longest a notice's address is kept for its second message, encrypted.</param>
/// <param name="CaseAddresses">Of appeals and rights requests, from the day the case closed, encrypted.</param>
/// <param name="RightsRequests">From the day it closed, with its texts.</param>
/// <param name="WithdrawalQuestions">From the question to a consumer whose report was withdrawn.</param>
/// <param name="Rejudgements">From the day the sample was drawn.</param>
/// <param name="ShadowDifferences">From the check; gone earlier with its disclosure.</param>
/// <param name="OneTimeCodes">From their expiry.</param>
/// <param name="UndeliveredMails">From the mail that was given up.</param>
public sealed record RetentionPeriods(
    PolicyValue<Period> DisclosureRecords,
    PolicyValue<Period> Appeals,
    PolicyValue<Period> Notices,
    PolicyValue<Period> AuditEntries,
    PolicyValue<Period> UnreportedProviderEvents,
    PolicyValue<Period> OpenReports,
    PolicyValue<Period> RequestIds,
    PolicyValue<Period> RelayedAddresses,
    PolicyValue<Period> CaseAddresses,
    PolicyValue<Period> RightsRequests,
    PolicyValue<Period> WithdrawalQuestions,
    PolicyValue<Period> Rejudgements,
    PolicyValue<Period> ShadowDifferences,
    PolicyValue<Period> OneTimeCodes,
    PolicyValue<Period> UndeliveredMails)
{
    private static readonly string[] Names =
    [
        "disclosure_records", "appeals", "notices", "audit_entries", "unreported_provider_events", "open_reports", "request_ids",
        "relayed_addresses", "case_addresses", "rights_requests", "withdrawal_questions", "rejudgements", "shadow_differences",
        "one_time_codes", "undelivered_mails",
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
                    values[0], values[1], values[2], values[3], values[4], values[5], values[6], values[7], values[8], values[9],
                    values[10], values[11], values[12], values[13], values[14]),
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
