using System.Text.Json;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Domain.Risk;
using ReasonCode = CustomerRegistry.Domain.Risk.ReasonCode;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>
/// An assessment as a disclosure keeps it, for the person's own file: which reports, with which shares. No identifier, no
/// key. Enums by their numbers, which never change; shares are null where a ruling forbade the number.
/// </summary>
/// <param name="ByConfirmedEmail">
/// Reports that a confirmed e-mail address matched: only these are shown to whoever proves the address, since a number or
/// a flat may be shared by several people.
/// </param>
/// <param name="Changes">What would have lowered the level; null in records from before it was asked.</param>
internal sealed record RecordedAssessment(
    int? UncappedLogitMilli,
    Confidence Confidence,
    string ModelHash,
    IReadOnlyList<RecordedReason> Reasons,
    IReadOnlyList<Guid> ByConfirmedEmail,
    IReadOnlyList<RecordedChange>? Changes = null)
{
    public static string ToJson(CheckAnswer answer) => JsonSerializer.Serialize(new RecordedAssessment(
        answer.Assessment.UncappedLogitMilli,
        answer.Assessment.Confidence,
        answer.Assessment.ModelHash,
        [.. answer.Assessment.Reasons.Select(RecordedReason.Of)],
        [.. answer.Disclosed.Where(x => x is { Kind: IdentifierKind.Email, Confirmed: true }).Select(x => x.ReportId).Distinct()],
        [.. answer.Assessment.Changes.Select(RecordedChange.Of)]));

    public static RecordedAssessment FromJson(string json) => JsonSerializer.Deserialize<RecordedAssessment>(json)!;

    /// <summary>How the level came about, in sentences, without the reports that this address did not match.</summary>
    public IReadOnlyList<string> Explain(TextLanguage language) =>
    [
        .. Reasons
            .Where(reason => reason.Report is null || ByConfirmedEmail.Contains(reason.Report.ReportId))
            .Select(reason => Sentence(reason.ToReason(), language)),
    ];

    /// <summary>
    /// What would have lowered the level, in sentences: only what is about reports that this address matched, and of time
    /// alone only where it matched them all.
    /// </summary>
    public IReadOnlyList<string> ExplainChanges(TextLanguage language)
    {
        var outcomes = Reasons.Select(reason => reason.ToReason().Outcome).OfType<ReportedOutcome>().ToDictionary(each => each.ReportId);
        var all = outcomes.Keys.All(ByConfirmedEmail.Contains);
        return
        [
            .. (Changes ?? [])
                .Where(change => change.Reports.Count == 0 ? all : change.Reports.All(ByConfirmedEmail.Contains))
                .Select(change => ChangeText.Of(
                    new ResultChange(change.Code, change.Level, [.. change.Reports.Select(report => outcomes[report])], change.From), language)),
        ];
    }

    private static string Sentence(Reason reason, TextLanguage language)
    {
        var (sentence, share) = (ReasonText.Of(reason, language), ShareText.Of(reason, language));
        return share.Length == 0 ? sentence : $"{sentence} ({share})";
    }
}

/// <summary>What would have lowered the level; its reports are among the reasons.</summary>
internal sealed record RecordedChange(ChangeCode Code, RiskLevel Level, IReadOnlyList<Guid> Reports, DateOnly? From)
{
    public static RecordedChange Of(ResultChange change) =>
        new(change.Code, change.Level, [.. change.Reports.Select(report => report.ReportId)], change.From);
}

/// <summary>One reason of a recorded assessment.</summary>
internal sealed record RecordedReason(ReasonCode Code, int? ShareMilli, RecordedOutcome? Report)
{
    public static RecordedReason Of(Reason reason) => new(reason.Code, reason.ShareMilli, reason.Outcome is { } outcome
        ? new RecordedOutcome(
            outcome.ReportId, outcome.Category, outcome.Evidence, outcome.Source, outcome.OpenedMonth, outcome.AgeDays, outcome.Disputed)
        { DisputeStatement = outcome.DisputeStatement }
        : null);

    public Reason ToReason() => new(Code, ShareMilli, Report is { } report
        ? new ReportedOutcome(
            report.ReportId, report.Category, report.Evidence, report.Source, report.OpenedMonth, report.AgeDays, report.Disputed)
        { DisputeStatement = report.DisputeStatement }
        : null);
}

/// <summary>What a recorded reason says of its report.</summary>
internal sealed record RecordedOutcome(
    Guid ReportId, Category Category, EvidenceLevel Evidence, EvidenceSource Source, DateOnly OpenedMonth, int AgeDays, bool Disputed)
{
    /// <summary>Null without a statement, and in records from before there were any.</summary>
    public DisputeStatement? DisputeStatement { get; init; }
}
