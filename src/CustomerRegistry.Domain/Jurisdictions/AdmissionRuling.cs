using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>What admission is asked about. An unknown country is answered by the file UNKNOWN, which denies sharing.</summary>
/// <param name="Reporter">Country of the reporting merchant.</param>
/// <param name="Consumer">Country of the consumer; a required field of a report.</param>
/// <param name="Operator">Country of the registry's operator.</param>
/// <param name="ReporterSector">The reporting merchant's trade.</param>
/// <param name="Today">The day of admission, UTC: permits and the oldest report admitted are compared with it.</param>
public sealed record AdmissionCase(
    Country Reporter,
    Country Consumer,
    Country Operator,
    Sector ReporterSector,
    Category Category,
    EvidenceLevel Evidence,
    EvidenceSource Source,
    DateOnly OpenedOn,
    DateOnly Today);

/// <summary>The three outcomes of admission; it is decided once and kept with the report.</summary>
public enum AdmissionOutcome
{
    /// <summary>The registry may not hold it at all.</summary>
    Refused = 1,

    /// <summary>Its merchant may keep it, nobody may share it; keyed so that it cannot be joined.</summary>
    OwnOnly = 2,

    /// <summary>Held under the shared key; each check's viewing ruling still decides.</summary>
    Shared = 3,
}

/// <summary>The policy's answer at admission: the strictest value per key over reporter, consumer and operator.</summary>
/// <param name="Outcome">Refused, own-only or shared.</param>
/// <param name="Refusal">Why and what to change, where refused; otherwise null.</param>
/// <param name="Flags">What travels in the reply.</param>
/// <param name="RetentionMonths">Calendar months from the day the dispute opened.</param>
/// <param name="LastDay">Opened on plus retention: the last day on which the listing may count.</param>
/// <param name="NoticeRequired">The person must be told before sharing.</param>
/// <param name="ReplyWindowDays">Days after the notice until it may count; 0 where none.</param>
/// <param name="NoticeWithinDays">Days from the report within which the first notice must go, else the report is deleted.</param>
/// <param name="MinimumAge">Nobody known to be younger may be reported.</param>
/// <param name="Languages">Official languages (ISO 639-1) that the registry serves, in which a notice may go; empty closes the country.</param>
/// <param name="AppealClock">Deadlines of an appeal of this report.</param>
/// <param name="ContestRestricts">A contested listing stops counting at once.</param>
/// <param name="DeletedWhenUnanswered">An appeal that nobody answers in time deletes the report.</param>
/// <param name="PolicyHash">SHA-256 (hex) of the policy bundle that ruled.</param>
/// <param name="Keys">Key by key: the value, and the file and legal source it came from.</param>
public sealed record AdmissionRuling(
    AdmissionOutcome Outcome,
    Refusal? Refusal,
    JurisdictionFlags Flags,
    int RetentionMonths,
    DateOnly LastDay,
    bool NoticeRequired,
    int ReplyWindowDays,
    int NoticeWithinDays,
    int MinimumAge,
    IReadOnlyList<string> Languages,
    AppealClock AppealClock,
    bool ContestRestricts,
    bool DeletedWhenUnanswered,
    string PolicyHash,
    IReadOnlyList<RuledKey> Keys)
{
    /// <summary>
    /// A listing and its notice may arise at this level and source. False: the report is held like an open one, with its
    /// keys and nothing else (E- to E2 everywhere; what a country lists at E4 only; in Germany E3 that the provider has not
    /// confirmed).
    /// </summary>
    public bool Listable { get; init; } = true;

    /// <summary>Days before a restriction is lifted on which the person is told; 0 where contests do not restrict.</summary>
    public int ToldBeforeLiftingDays { get; init; }

    /// <summary>A contest may be closed as frivolous, with reasons (US: FCRA §611(a)(3)); elsewhere every one is decided.</summary>
    public bool ContestMayBeFrivolous { get; init; }

    /// <summary>The key that decided where it is refused, own-only or not listable; null where nothing stands in the way.</summary>
    public string? WhyNot { get; init; }

    /// <summary>What the person is owed beside a contest; null in a ruling that was kept before there was one.</summary>
    public RightsClock? Rights { get; init; }
}

/// <summary>One key of a ruling, for people: what the value is and where it comes from.</summary>
/// <param name="Key">The key as it stands in the policy files, such as <c>sharing</c>.</param>
/// <param name="Value">The value that won, in words.</param>
/// <param name="File">The policy file it came from, such as <c>DK</c>.</param>
/// <param name="Source">Article or decision.</param>
/// <param name="Confidence">verified, knowledge, conflicting, recommendation or unverified (law.md's tags).</param>
public sealed record RuledKey(string Key, string Value, string File, string Source, string Confidence);

/// <summary>
/// The clocks of an appeal. Exactly one of months and days is not 0 for the answer. The merchant's own answer is due
/// earlier, so that a reviewer has time before the consumer's deadline.
/// </summary>
/// <param name="AnswerMonths">Calendar months from filing to the decision (GDPR art. 12(3)).</param>
/// <param name="AnswerDays">Calendar days from filing to the decision (FCRA §611(a)(1): 30).</param>
/// <param name="ExtensionDays">Days added once if the consumer adds information in time; 0 where none.</param>
/// <param name="ExtensionMonths">Months that may be added for complexity; 0 where none.</param>
/// <param name="MerchantAnswerDays">Calendar days from filing within which the merchant must answer.</param>
/// <param name="MerchantToldBusinessDays">Business days from filing within which the merchant is told.</param>
public sealed record AppealClock(
    int AnswerMonths,
    int AnswerDays,
    int ExtensionDays,
    int ExtensionMonths,
    int MerchantAnswerDays,
    int MerchantToldBusinessDays);
