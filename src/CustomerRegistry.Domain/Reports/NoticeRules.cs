using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Domain.Reports;

/// <summary>
/// The notice to the consumer (design section 6): told before it counts. A time given here as "given" is when a mail was
/// handed over or a merchant attests to have sent it, and null again once it bounced, so that a bounce keeps the listing
/// restricted without a rule of its own. All bounds are inclusive: on the last instant the deadline has not passed.
/// </summary>
public static class NoticeRules
{
    /// <summary>An attested notice may have gone this many days before the report (reports.proto, AttestNotice).</summary>
    public const int AttestedBeforeReportDays = 30;

    /// <summary>By when the first notice must go, whatever the level and for own-only too, else the report is deleted.</summary>
    /// <param name="recordedAt">When the report, or its certified reinsertion, was recorded.</param>
    /// <param name="noticeWithinDays">From the admission ruling; 30 by design section 6.</param>
    public static DateTimeOffset FirstNoticeDueAt(DateTimeOffset recordedAt, int noticeWithinDays) =>
        recordedAt.AddDays(noticeWithinDays);

    /// <summary>The report is to be deleted: no first notice was given in time, or the only one bounced.</summary>
    public static bool MustDelete(DateTimeOffset noticeDueAt, DateTimeOffset? firstGivenAt, DateTimeOffset now) =>
        firstGivenAt is null && now > noticeDueAt;

    /// <summary>
    /// The outcome began to count after the first notice had gone, which therefore does not say so: a second message must.
    /// </summary>
    /// <param name="countedAt">When the report last reached E3 or E4 in this registry; null while it has not.</param>
    public static bool SecondMessageNeeded(DateTimeOffset? firstGivenAt, DateTimeOffset? countedAt) =>
        firstGivenAt < countedAt;

    /// <summary>
    /// From when the listing may count: the reply window runs from the message that told the consumer of the outcome, which
    /// is the first notice if it went when the outcome already counted, else the second message.
    /// </summary>
    /// <param name="firstGivenAt">The first notice; null while none is out or it bounced.</param>
    /// <param name="secondGivenAt">The second message; null while none is out or it bounced; one older than the outcome does not tell of it.</param>
    /// <param name="countedAt">When the report last reached E3 or E4 in this registry; null while it has not.</param>
    /// <param name="noticeRequired">Where false (US federal), it counts at once; the notice is owed all the same.</param>
    /// <param name="replyWindowDays">Days, 0 where there is none.</param>
    /// <returns>Null while it may not count.</returns>
    public static DateTimeOffset? ShareFrom(
        DateTimeOffset? firstGivenAt,
        DateTimeOffset? secondGivenAt,
        DateTimeOffset? countedAt,
        bool noticeRequired,
        int replyWindowDays)
    {
        if (countedAt is not { } counted) return null;
        return noticeRequired ? ToldAt(firstGivenAt, secondGivenAt, countedAt)?.AddDays(replyWindowDays) : counted;
    }

    /// <summary>
    /// When the consumer was told of the outcome that counts, for whoever asks later how long ago that is: a reply window
    /// that is made longer runs from it.
    /// </summary>
    /// <returns>Null while they were not.</returns>
    public static DateTimeOffset? ToldAt(DateTimeOffset? firstGivenAt, DateTimeOffset? secondGivenAt, DateTimeOffset? countedAt)
    {
        if (countedAt is not { } counted || firstGivenAt is not { } first) return null;
        var told = SecondMessageNeeded(first, counted) ? secondGivenAt : first;
        return told >= counted ? told : null;
    }

    /// <summary>
    /// A relayed address may still be kept: only while a message is still to be sent or a second one may fall due, that is
    /// while the report is open or listed without it. How long at most is the policy's <c>relayed_addresses</c>.
    /// </summary>
    public static bool KeepsAddress(
        ReportState state, DateTimeOffset? firstGivenAt, DateTimeOffset? secondGivenAt, DateTimeOffset? countedAt) => state switch
        {
            ReportState.Open => true,
            ReportState.Listed => firstGivenAt is null
                || (SecondMessageNeeded(firstGivenAt, countedAt) && !(secondGivenAt >= countedAt)),
            ReportState.CustomerRight or ReportState.Withdrawn or ReportState.Overturned or ReportState.Expired => false,
        };

    /// <summary>Whether a notice may be relayed or attested now; null where it may.</summary>
    /// <param name="firstGivenAt">The first notice; null while none is out or it bounced.</param>
    /// <param name="secondGivenAt">The second message; null while none is out or it bounced.</param>
    public static Refusal? RefuseGiving(
        ReportState state, DateTimeOffset? firstGivenAt, DateTimeOffset? secondGivenAt, DateTimeOffset? countedAt)
    {
        var isHeld = state switch
        {
            ReportState.Open or ReportState.Listed => true,
            ReportState.CustomerRight or ReportState.Withdrawn or ReportState.Overturned or ReportState.Expired => false,
        };
        var isDue = firstGivenAt is null || (SecondMessageNeeded(firstGivenAt, countedAt) && !(secondGivenAt >= countedAt));
        return isHeld && isDue
            ? null
            : new Refusal(RefusalReason.NoticeNotRelayable, "The report needs no notice now: it has ended, or the notice was given.", "report_id");
    }

    /// <summary>
    /// How long after it was sent a mail may come back. Whoever received it knows what a delivery report would be addressed
    /// to, so one is believed only while a first notice can still be given otherwise, and not once the link was opened.
    /// </summary>
    public const int BounceDays = 30;

    /// <summary>Whether a delivery report can be true of a notice.</summary>
    public static bool MayHaveBounced(DateTimeOffset? sentAt, DateTimeOffset? openedAt, DateTimeOffset now) =>
        openedAt is null && sentAt is { } sent && now <= sent.AddDays(BounceDays);

    /// <summary>Whether an attested time can be right; null where it can.</summary>
    /// <param name="countedAt">Where a second message is attested: it cannot tell of an outcome before there was one.</param>
    public static Refusal? RefuseAttestedTime(
        DateTimeOffset sentAt, DateTimeOffset recordedAt, DateTimeOffset? firstGivenAt, DateTimeOffset? countedAt, DateTimeOffset now)
    {
        if (DraftValueRules.RefuseFuture(sentAt, now, "sent_at") is { } future) return future;
        var earliest = SecondMessageNeeded(firstGivenAt, countedAt) && countedAt is { } counted
            ? counted
            : recordedAt.AddDays(-AttestedBeforeReportDays);
        return sentAt < earliest
            ? new Refusal(RefusalReason.FieldOutOfRange, $"The notice cannot have gone before {earliest.UtcDateTime:yyyy-MM-dd}.", "sent_at")
            : null;
    }

    /// <summary>Whether a notice may go in this language; null where it may.</summary>
    /// <param name="language">ISO 639-1, lower case.</param>
    /// <param name="languages">From the admission ruling: official languages of the country that the registry has.</param>
    public static Refusal? RefuseLanguage(string language, IReadOnlyList<string> languages) =>
        languages.Contains(language, StringComparer.Ordinal)
            ? null
            : new Refusal(
                RefusalReason.NoticeLanguageClosed,
                $"The notice must be in an official language of the consumer's country that the registry has: {(languages.Count == 0 ? "none yet" : string.Join(", ", languages))}.",
                "language");
}
