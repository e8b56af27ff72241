using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Domain.Appeals;

/// <summary>
/// What a consumer, the merchant, a reviewer and time may do to a case (design section 9). Every rule compares the deadline
/// itself: after it, the case is overturned by whatever call comes first, and the job only makes sure that one comes.
/// </summary>
public static class AppealRules
{
    /// <summary>
    /// Days between telling the person and lifting a restriction (GDPR art. 18(3); the number is our choice), where the
    /// case's ruling has none.
    /// </summary>
    public const int DaysToldBeforeLift = 7;

    private const AppealEffect WhenOverturned =
        AppealEffect.DeleteReport | AppealEffect.LeaveTombstone | AppealEffect.SendCorrections
        | AppealEffect.StandingLost | AppealEffect.TellOutcome;

    // The mark goes as many days later as the case's ruling has, even where it did not restrict: for a checker in another
    // country the mark may have been the restriction.
    private const AppealEffect WhenLeftStanding =
        AppealEffect.LiftRestriction | AppealEffect.TellBeforeLift | AppealEffect.TellOutcome;

    /// <summary>Opens a case, asks the merchant, and marks the listings at once.</summary>
    /// <param name="clock">Of the report's admission ruling.</param>
    /// <param name="contestRestricts">Of the report's admission ruling.</param>
    /// <returns>
    /// Taken also beside an open case that <see cref="GivesWay"/>: the caller closes that one by <see cref="GiveWay"/> in the
    /// same transaction. Refused with ReportUnknown, AppealOpen, or AppealNothingNew (a second appeal needs another ground, a new file, or a
    /// report that changed since).
    /// </returns>
    public static AppealStep File(
        AppealFiling filing, AppealFilingFacts facts, AppealClock clock, bool contestRestricts, DateTimeOffset now)
    {
        if (facts.Report is not { } report)
            return Refuse(RefusalReason.ReportUnknown, "There is no such report, or it is gone.");
        if (facts.Earlier.Any(appeal => appeal.IsOpen && !GivesWay(appeal, filing.Proof)))
            return Refuse(RefusalReason.AppealOpen, "An appeal of this report is open: add information to it.");
        if (facts.Earlier.Any(earlier => Repeats(filing, report, earlier)))
            return Refuse(RefusalReason.AppealNothingNew,
                "This report was contested before: bring another ground or a new document.");

        var filed = new Appeal(
            filing.AppealId, report.ReportId, report.MerchantId, report.OwnerId, filing.Ground, filing.Proof,
            AppealState.Filed, now.ToUniversalTime(),
            AppealDeadlines.MerchantAnswer(clock, now), AppealDeadlines.Decision(clock, now),
            contestRestricts, Extended: false, ClosedAt: null, DecidedBy: null, LiftAt: null, Reasons: [], Version: 0);

        // Corrections go even where the listing stays visible: whoever has the old answer was not told that it is disputed.
        var effects = AppealEffect.MarkContested | AppealEffect.AskMerchant | AppealEffect.AcknowledgeByMail | AppealEffect.SendCorrections;
        if (contestRestricts) effects |= AppealEffect.RestrictListings;
        var step = Take(filed, effects, AppealEvent.MerchantAsked);
        return step with { Path = [AppealState.Filed, .. step.Path] };
    }

    /// <summary>
    /// Whether an open case gives way to a new one. One by link alone does to one after a code: a merchant that gives the
    /// notice itself has the link, and could hold the only case, and its secret, of a report that another person contests.
    /// </summary>
    public static bool GivesWay(Appeal open, AppealProof proof) =>
        open.IsOpen && open.Proof == AppealProof.NoticeLink && proof == AppealProof.EmailCode;

    /// <summary>
    /// Closes a case that gives way to a new one. It says nothing about the merchant's standing, and nothing is lifted: the
    /// new case holds the contested mark on.
    /// </summary>
    /// <returns>Refused with AppealTransitionNotAllowed or AppealDeadlinePassed (then it was decided for the consumer).</returns>
    public static AppealStep GiveWay(Appeal appeal, AppealProof proof, DateTimeOffset now)
    {
        if (!GivesWay(appeal, proof)) return NotAllowed();
        return (AppealStep?)CheckMoment(appeal, AppealEvent.Withdrawn, now)
            ?? Close(appeal, AppealEffect.TellOutcome, [], now, AppealEvent.Withdrawn);
    }

    /// <summary>The merchant agrees with the consumer: the report goes.</summary>
    /// <returns>Refused with AppealUnknown (another merchant's), AppealTransitionNotAllowed, AppealDeadlinePassed or EtagMismatch.</returns>
    public static AppealStep Concede(Appeal appeal, Guid merchantId, int version, DateTimeOffset now) =>
        (AppealStep?)CheckAnswer(appeal, AppealEvent.MerchantConceded, merchantId, version, now)
        ?? Close(appeal, WhenOverturned, [DecisionReason.Conceded], now, AppealEvent.MerchantConceded, AppealEvent.ConcessionCarriedOut);

    /// <summary>The merchant says that the report stands: a reviewer decides.</summary>
    /// <returns>Refused as <see cref="Concede"/> is.</returns>
    public static AppealStep Defend(Appeal appeal, Guid merchantId, int version, DateTimeOffset now) =>
        (AppealStep?)CheckAnswer(appeal, AppealEvent.MerchantDefended, merchantId, version, now)
        ?? Take(appeal, AppealEffect.None, AppealEvent.MerchantDefended, AppealEvent.SentToReview);

    /// <summary>A reviewer leaves the report standing. The mark goes after the ruling's days, and the person is told now.</summary>
    /// <param name="outsideBody">The body that the ruling names; without one nothing can be upheld.</param>
    /// <returns>
    /// Refused with AppealTransitionNotAllowed, AppealDeadlinePassed, EtagMismatch, ReviewerNotIndependent, FieldRequired or
    /// FieldOutOfRange (reasons), PolicyInvalid (no outside body).
    /// </returns>
    public static AppealStep Uphold(
        Appeal appeal, Reviewer reviewer, IReadOnlyList<DecisionReason> reasons, string? outsideBody, int version, DateTimeOffset now)
    {
        if (CheckDecision(appeal, AppealEvent.ReviewerUpheld, AppealState.Upheld, reviewer, reasons, version, now) is { } refused)
            return refused;
        if (string.IsNullOrWhiteSpace(outsideBody))
            return Refuse(RefusalReason.PolicyInvalid, "The policy names no outside body to go to, so nothing can be upheld.");
        var effects = WhenLeftStanding | AppealEffect.NameOutsideBody;
        // The merchant has seen the link: it could contest its own reports, and win.
        if (appeal.Proof != AppealProof.NoticeLink) effects |= AppealEffect.StandingWon;
        var step = Close(DecidedBy(appeal, reviewer), effects, reasons, now, AppealEvent.ReviewerUpheld);
        return step with { OutsideBody = outsideBody };
    }

    /// <summary>A reviewer finds for the consumer.</summary>
    /// <returns>Refused as <see cref="Uphold"/> is, the outside body apart.</returns>
    public static AppealStep Overturn(
        Appeal appeal, Reviewer reviewer, IReadOnlyList<DecisionReason> reasons, int version, DateTimeOffset now) =>
        (AppealStep?)CheckDecision(appeal, AppealEvent.ReviewerOverturned, AppealState.Overturned, reviewer, reasons, version, now)
        ?? Close(DecidedBy(appeal, reviewer), WhenOverturned, reasons, now, AppealEvent.ReviewerOverturned);

    /// <summary>A reviewer finds that nothing was contested in earnest. Only where a ruling has it (FCRA §611(a)(3)).</summary>
    /// <returns>Refused as <see cref="Overturn"/> is, and with AppealTransitionNotAllowed where the ruling does not have it.</returns>
    public static AppealStep FindFrivolous(
        Appeal appeal, Reviewer reviewer, IReadOnlyList<DecisionReason> reasons, bool rulingHasIt, int version, DateTimeOffset now)
    {
        if (CheckDecision(appeal, AppealEvent.FoundFrivolous, AppealState.Frivolous, reviewer, reasons, version, now) is { } refused)
            return refused;
        return rulingHasIt
            ? Close(DecidedBy(appeal, reviewer), WhenLeftStanding, reasons, now, AppealEvent.FoundFrivolous)
            : Refuse(RefusalReason.AppealTransitionNotAllowed, "The ruling of this report has no frivolous appeals.");
    }

    /// <summary>
    /// The consumer adds to an open case. Where the clock has an extension the decision moves by it, once (FCRA
    /// §611(a)(1)(B): at most 15 days, if the information comes within the 30). The merchant's own deadline stays: silence
    /// is not made longer by it.
    /// </summary>
    /// <returns>Refused with AppealTransitionNotAllowed or AppealDeadlinePassed (then it was decided for the consumer).</returns>
    public static AppealStep AddInformation(Appeal appeal, AppealClock clock, DateTimeOffset now)
    {
        if (CheckMoment(appeal, AppealEvent.InformationAdded, now) is { } refused) return refused;
        var extends = !appeal.Extended && clock.ExtensionDays > 0;
        var changed = extends
            ? appeal with { Extended = true, DecisionDueAt = appeal.DecisionDueAt.AddDays(clock.ExtensionDays) }
            : appeal;
        return Take(changed, AppealEffect.AcknowledgeByMail, AppealEvent.InformationAdded) with { Path = [] };
    }

    /// <summary>The consumer takes the case back. The mark goes after the ruling's days, in case it was not their own wish.</summary>
    /// <returns>Refused with AppealTransitionNotAllowed or AppealDeadlinePassed (then it was decided for the consumer).</returns>
    public static AppealStep Withdraw(Appeal appeal, DateTimeOffset now) =>
        (AppealStep?)CheckMoment(appeal, AppealEvent.Withdrawn, now)
        ?? Close(appeal, WhenLeftStanding, [], now, AppealEvent.Withdrawn);

    /// <summary>
    /// The report went before the case was decided. A case already overdue is overturned instead: going late does not
    /// unmake a lost case.
    /// </summary>
    /// <returns>Refused with AppealTransitionNotAllowed where the case is closed.</returns>
    public static AppealStep EndBecauseReportGone(Appeal appeal, ReportGone because, DateTimeOffset now)
    {
        if (AppealTransitions.Next(appeal.State, AppealEvent.ReportGone) is null) return NotAllowed();
        if (appeal.IsOverdue(now)) return OverturnOverdue(appeal, now);
        var standing = because switch
        {
            ReportGone.WithdrawnByMerchant => AppealEffect.StandingLost,
            ReportGone.CustomerRight => AppealEffect.None,
            ReportGone.Expired => AppealEffect.None,
            ReportGone.Erased => AppealEffect.None,
        };
        return Close(appeal, AppealEffect.TellOutcome | standing, [], now, AppealEvent.ReportGone);
    }

    /// <summary>For the job: overturns a case whose deadline has passed.</summary>
    /// <returns>Refused with AppealTransitionNotAllowed where the case is closed or its deadline is still to come.</returns>
    public static AppealStep DeadlinePassed(Appeal appeal, DateTimeOffset now) =>
        appeal.IsOverdue(now) ? OverturnOverdue(appeal, now) : NotAllowed();

    /// <summary>
    /// Whether the report's listings carry the contested mark: while a case is open, and until <see cref="Appeal.LiftAt"/>
    /// of one that left the report standing. A job that clears the mark asks this of all cases of the report, since a new one may have come.
    /// </summary>
    public static bool IsContested(IEnumerable<Appeal> appealsOfReport, DateTimeOffset now) =>
        appealsOfReport.Any(appeal => appeal.Contests(now));

    // An appeal by link alone never uses up the right to one after a code: the merchant has seen the link and could have filed it.
    private static bool Repeats(AppealFiling filing, AppealedReport report, Appeal earlier) =>
        !(earlier.Proof == AppealProof.NoticeLink && filing.Proof == AppealProof.EmailCode)
        && earlier.Ground == filing.Ground
        && !filing.BringsNewFiles
        && report.ChangedAt <= earlier.ClosedAt;

    private static AppealStep.Refused? CheckAnswer(Appeal appeal, AppealEvent answer, Guid merchantId, int version, DateTimeOffset now)
    {
        // The same answer as for a case that does not exist: a merchant learns nothing about others' cases.
        if (merchantId != appeal.MerchantId)
            return Refuse(RefusalReason.AppealUnknown, "There is no such appeal of a report of yours.", "appeal_id");
        return CheckMoment(appeal, answer, now) ?? CheckVersion(appeal, version);
    }

    private static AppealStep.Refused? CheckDecision(
        Appeal appeal, AppealEvent happened, AppealState decision, Reviewer reviewer,
        IReadOnlyList<DecisionReason> reasons, int version, DateTimeOffset now)
    {
        if ((CheckMoment(appeal, happened, now) ?? CheckVersion(appeal, version)) is { } refused) return refused;
        if (reviewer.TiedOwners.Contains(appeal.OwnerId) || reviewer.ReportsJudged.Contains(appeal.ReportId))
            return Refuse(RefusalReason.ReviewerNotIndependent,
                "Another person must decide: this one is tied to the merchant or has judged this report before.");
        return DecisionReasons.Check(decision, reasons) is { } refusal ? new AppealStep.Refused(refusal) : null;
    }

    // The deadline comes before everything else that could be wrong with a call, so that the same call is answered alike
    // whether or not the job has been there first.
    private static AppealStep.Refused? CheckMoment(Appeal appeal, AppealEvent happened, DateTimeOffset now)
    {
        if (appeal.IsOverdue(now))
            return Late(OverturnOverdue(appeal, now));
        if (appeal.Reasons.Contains(DecisionReason.Unanswered) || appeal.Reasons.Contains(DecisionReason.NotDecidedInTime))
            return Late(consequence: null);
        return AppealTransitions.Next(appeal.State, happened) is null ? NotAllowed() : null;
    }

    private static AppealStep.Refused? CheckVersion(Appeal appeal, int version) => version == appeal.Version
        ? null
        : Refuse(RefusalReason.EtagMismatch, "The appeal was changed meanwhile: read it again.", "etag");

    private static Appeal DecidedBy(Appeal appeal, Reviewer reviewer) => appeal with { DecidedBy = reviewer.PersonId };

    private static AppealStep.Taken OverturnOverdue(Appeal appeal, DateTimeOffset now)
    {
        var why = appeal.State is AppealState.Filed or AppealState.AwaitingMerchant
            ? DecisionReason.Unanswered
            : DecisionReason.NotDecidedInTime;
        return Close(appeal, WhenOverturned, [why], now, AppealEvent.DeadlinePassed);
    }

    private static AppealStep.Taken Close(
        Appeal appeal, AppealEffect effects, IReadOnlyList<DecisionReason> reasons, DateTimeOffset now, params ReadOnlySpan<AppealEvent> events)
    {
        var closedAt = now.ToUniversalTime();
        DateTimeOffset? liftAt = effects.HasFlag(AppealEffect.LiftRestriction) ? closedAt.AddDays(appeal.DaysToldBeforeLift) : null;
        return Take(appeal with { ClosedAt = closedAt, LiftAt = liftAt, Reasons = reasons }, effects, events);
    }

    /// <summary>Walks the table; a rule that reaches this has checked the first step, so a gap in the table is a bug.</summary>
    private static AppealStep.Taken Take(Appeal appeal, AppealEffect effects, params ReadOnlySpan<AppealEvent> events)
    {
        var path = new List<AppealState>(events.Length);
        var state = appeal.State;
        foreach (var happened in events)
        {
            state = AppealTransitions.Next(state, happened)
                ?? throw new InvalidOperationException($"No transition from {state} by {happened}.");
            path.Add(state);
        }

        return new AppealStep.Taken(appeal with { State = state, Version = appeal.Version + 1 }, path, effects);
    }

    private static AppealStep.Refused Late(AppealStep.Taken? consequence) => new(
        new Refusal(RefusalReason.AppealDeadlinePassed, "The deadline has passed; the appeal was decided for the consumer."),
        consequence);

    private static AppealStep.Refused NotAllowed() =>
        Refuse(RefusalReason.AppealTransitionNotAllowed, "The appeal is not in a state that allows this.");

    private static AppealStep.Refused Refuse(RefusalReason reason, string detail, string? field = null) =>
        new(new Refusal(reason, detail, field));
}
