using CustomerRegistry.Domain.Appeals;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Domain.Disclosures;

/// <summary>
/// What a person, a reviewer and time may do to a request. Every rule compares the deadline itself: after it the request is
/// granted by whatever call comes first, and the job only makes sure that one comes.
/// </summary>
public static class RightsRules
{
    /// <summary>Rights that the person's file itself answers.</summary>
    public static bool AnsweredAtOnce(RightKind kind) => kind is RightKind.Access or RightKind.Portability;

    /// <summary>Rights about one entry.</summary>
    public static bool IsAboutReport(RightKind kind) =>
        kind is RightKind.Rectification or RightKind.Erasure or RightKind.Restriction or RightKind.Objection;

    /// <summary>Rights whose exercise alone marks the entry, before anybody has decided.</summary>
    public static bool Restricts(RightKind kind) =>
        kind is RightKind.Rectification or RightKind.Restriction or RightKind.Objection;

    /// <summary>
    /// Opens a request and does at once what can be done at once. Where the same right about the same entry or check is under
    /// way, that one is returned: a second would only restart its clock.
    /// </summary>
    /// <returns>Refused with RightsAlreadyDecided where the same was refused, the entry has not changed and nothing new is said.</returns>
    public static RightsStep File(RightsFiling filing, RightsFilingFacts facts, Period answer, DateTimeOffset now)
    {
        var same = facts.Earlier.Where(earlier => earlier.Kind == filing.Kind).ToList();
        if (same.Find(earlier => earlier.IsOpen) is { } open)
        {
            return open.IsOverdue(now)
                ? new RightsStep.Refused(LateRefusal, GrantOverdue(open, now))
                : new RightsStep.UnderWay(open);
        }

        if (!filing.BringsNewWords && same.Exists(earlier => IsRefused(earlier) && facts.ChangedAt <= earlier.ClosedAt))
        {
            return Refuse(RefusalReason.RightsAlreadyDecided,
                "This was asked and answered, and the entry has not changed since: say something new, or turn to the authority named.");
        }

        var filed = new RightsRequest(
            filing.RequestId, filing.Kind, RightsState.Open, filing.ReportId, filing.CheckId, facts.OwnerId, now.ToUniversalTime(),
            RightsDeadlines.Answer(now, answer), ExtendedAt: null, ClosedAt: null, DecidedBy: null, Reasons: [],
            facts.DaysToldBeforeLift, Version: 0);
        if (AnsweredAtOnce(filing.Kind) || (filing.Kind == RightKind.Erasure && facts.ReporterGone))
        {
            var effects = filing.Kind == RightKind.Erasure ? RightsEffect.DeleteReport : RightsEffect.None;
            return Close(filed, RightsEvent.Granted, [RightsDecisionReason.Done], effects | RightsEffect.TellOutcome, now);
        }

        // Corrections go even where the entry stays visible: whoever has the old answer was not told that it is disputed.
        var marks = filing.Kind switch
        {
            RightKind.Rectification => RightsEffect.MarkContested | RightsEffect.SendCorrections,
            RightKind.Restriction => RightsEffect.MarkContested | RightsEffect.SendCorrections,
            RightKind.Objection => RightsEffect.MarkObjected | RightsEffect.SendCorrections,
            RightKind.Access or RightKind.Erasure or RightKind.Portability or RightKind.HumanReview => RightsEffect.None,
        };
        return new RightsStep.Taken(filed with { Version = 1 }, marks | RightsEffect.Acknowledge);
    }

    /// <summary>A person at the operator does what was asked.</summary>
    /// <returns>
    /// Refused with RightsTransitionNotAllowed, RightsDeadlinePassed, EtagMismatch, ReviewerNotIndependent, FieldRequired or
    /// FieldOutOfRange (reasons).
    /// </returns>
    public static RightsStep Grant(
        RightsRequest request, Reviewer reviewer, IReadOnlyList<RightsDecisionReason> reasons, int version, DateTimeOffset now) =>
        (RightsStep?)CheckDecision(request, RightsEvent.Granted, RightsState.Granted, reviewer, reasons, version, now)
        ?? Close(request with { DecidedBy = reviewer.PersonId }, RightsEvent.Granted, reasons, WhenGranted(request.Kind, reasons), now);

    /// <summary>A person at the operator does not. What was restricted goes on for the ruling's days, and the person is told now.</summary>
    /// <returns>Refused as <see cref="Grant"/> is.</returns>
    public static RightsStep Deny(
        RightsRequest request, Reviewer reviewer, IReadOnlyList<RightsDecisionReason> reasons, int version, DateTimeOffset now) =>
        (RightsStep?)CheckDecision(request, RightsEvent.Refused, RightsState.Refused, reviewer, reasons, version, now)
        ?? Close(request with { DecidedBy = reviewer.PersonId }, RightsEvent.Refused, reasons, WhenLeft(request.Kind), now);

    /// <summary>Takes the longer period, once and within the first (GDPR art. 12(3)).</summary>
    /// <returns>
    /// Refused with RightsTransitionNotAllowed, RightsDeadlinePassed, EtagMismatch, or RightsExtensionNotAllowed (the ruling has
    /// none, or it was taken).
    /// </returns>
    public static RightsStep Extend(RightsRequest request, Period answer, Period extension, int version, DateTimeOffset now)
    {
        if ((CheckMoment(request, RightsEvent.Extended, now) ?? CheckVersion(request, version)) is { } refused) return refused;
        if (request.ExtendedAt is not null)
            return Refuse(RefusalReason.RightsExtensionNotAllowed, "The longer period was taken already.");
        if (extension == Period.None)
            return Refuse(RefusalReason.RightsExtensionNotAllowed, "The ruling of this request has no longer period.");
        return new RightsStep.Taken(
            request with
            {
                ExtendedAt = now.ToUniversalTime(),
                DueAt = RightsDeadlines.ExtendedAnswer(request.FiledAt, answer, extension),
                Version = request.Version + 1,
            },
            RightsEffect.TellExtension);
    }

    /// <summary>The person takes it back. A mark goes after the ruling's days, in case it was not their own wish.</summary>
    /// <returns>Refused with RightsTransitionNotAllowed or RightsDeadlinePassed (then it was granted).</returns>
    public static RightsStep Withdraw(RightsRequest request, DateTimeOffset now) =>
        (RightsStep?)CheckMoment(request, RightsEvent.Withdrawn, now)
        ?? Close(request, RightsEvent.Withdrawn, [], WhenLeft(request.Kind), now);

    /// <summary>The entry went for another reason. A request already overdue is granted: going late does not unmake it.</summary>
    /// <returns>Refused with RightsTransitionNotAllowed where it is closed.</returns>
    public static RightsStep EndBecauseEntryGone(RightsRequest request, DateTimeOffset now)
    {
        if (!request.IsOpen) return NotAllowed();
        return request.IsOverdue(now) ? GrantOverdue(request, now) : Close(request, RightsEvent.EntryGone, [], RightsEffect.TellOutcome, now);
    }

    /// <summary>For the job: grants a request whose deadline has passed.</summary>
    /// <returns>Refused with RightsTransitionNotAllowed where it is closed or its deadline is still to come.</returns>
    public static RightsStep DeadlinePassed(RightsRequest request, DateTimeOffset now) =>
        request.IsOverdue(now) ? GrantOverdue(request, now) : NotAllowed();

    private static bool IsRefused(RightsRequest request) =>
        request.State == RightsState.Refused || request.Reasons.Contains(RightsDecisionReason.AnswerConfirmed);

    private static RightsEffect WhenGranted(RightKind kind, IReadOnlyList<RightsDecisionReason> reasons) => kind switch
    {
        RightKind.Rectification when reasons.Contains(RightsDecisionReason.Done) => RightsEffect.ClearMarks | RightsEffect.TellOutcome,
        RightKind.Rectification or RightKind.Erasure or RightKind.Objection => RightsEffect.DeleteReport | RightsEffect.TellOutcome,
        // It is kept, and nobody sees it until it goes.
        RightKind.Restriction => RightsEffect.MarkObjected | RightsEffect.ClearMarks | RightsEffect.SendCorrections | RightsEffect.TellOutcome,
        RightKind.HumanReview when reasons.Contains(RightsDecisionReason.AnswerConfirmed) => RightsEffect.TellOutcome,
        RightKind.HumanReview => RightsEffect.CorrectCheck | RightsEffect.TellOutcome,
        RightKind.Access or RightKind.Portability => RightsEffect.TellOutcome,
    };

    private static RightsEffect WhenLeft(RightKind kind) =>
        Restricts(kind) ? RightsEffect.TellOutcome | RightsEffect.TellBeforeLift : RightsEffect.TellOutcome;

    private static RightsStep.Refused? CheckDecision(
        RightsRequest request, RightsEvent happened, RightsState decision, Reviewer reviewer,
        IReadOnlyList<RightsDecisionReason> reasons, int version, DateTimeOffset now)
    {
        if ((CheckMoment(request, happened, now) ?? CheckVersion(request, version)) is { } refused) return refused;
        if ((request.OwnerId is { } owner && reviewer.TiedOwners.Contains(owner))
            || (request.ReportId is { } report && reviewer.ReportsJudged.Contains(report)))
        {
            return Refuse(RefusalReason.ReviewerNotIndependent,
                "Another person must decide: this one is tied to the merchant or has judged this report before.");
        }

        return RightsDecisionReasons.Check(request.Kind, decision, reasons) is { } refusal ? new RightsStep.Refused(refusal) : null;
    }

    // The deadline comes before everything else that could be wrong with a call, so that the same call is answered alike
    // whether or not the job has been there first.
    private static RightsStep.Refused? CheckMoment(RightsRequest request, RightsEvent happened, DateTimeOffset now)
    {
        if (request.IsOverdue(now)) return new RightsStep.Refused(LateRefusal, GrantOverdue(request, now));
        if (request.Reasons.Contains(RightsDecisionReason.NotAnsweredInTime)) return new RightsStep.Refused(LateRefusal);
        return RightsTransitions.Next(request.State, happened) is null ? NotAllowed() : null;
    }

    private static RightsStep.Refused? CheckVersion(RightsRequest request, int version) => version == request.Version
        ? null
        : Refuse(RefusalReason.EtagMismatch, "The request was changed meanwhile: read it again.", "etag");

    private static RightsStep.Taken GrantOverdue(RightsRequest request, DateTimeOffset now)
    {
        RightsDecisionReason[] why = [RightsDecisionReason.NotAnsweredInTime];
        return Close(request, RightsEvent.DeadlinePassed, why, WhenGranted(request.Kind, why), now);
    }

    /// <summary>Walks the table; a rule that reaches this has checked the step, so a gap in the table is a bug.</summary>
    private static RightsStep.Taken Close(
        RightsRequest request, RightsEvent happened, IReadOnlyList<RightsDecisionReason> reasons, RightsEffect effects, DateTimeOffset now)
    {
        var state = RightsTransitions.Next(request.State, happened)
            ?? throw new InvalidOperationException($"No transition from {request.State} by {happened}.");
        return new RightsStep.Taken(
            request with { State = state, ClosedAt = now.ToUniversalTime(), Reasons = reasons, Version = request.Version + 1 }, effects);
    }

    private static Refusal LateRefusal => new(
        RefusalReason.RightsDeadlinePassed, "It was not answered in time, so it was granted.");

    private static RightsStep.Refused NotAllowed() =>
        Refuse(RefusalReason.RightsTransitionNotAllowed, "The request is closed, or there is nothing due.");

    private static RightsStep.Refused Refuse(RefusalReason reason, string detail, string? field = null) =>
        new(new Refusal(reason, detail, field));
}
