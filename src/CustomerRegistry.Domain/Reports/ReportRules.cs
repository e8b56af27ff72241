using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Domain.Reports;

/// <summary>
/// Admission of reports and what their outcomes do (design section 6). A workflow loads facts, asks the policy about
/// <see cref="CaseOf"/>, decides here, and records what the decision says.
/// </summary>
public static class ReportRules
{
    /// <summary>For how long a disclosure about the same customer makes a report circular (design section 2, independent).</summary>
    public static readonly TimeSpan CircularAfterDisclosure = TimeSpan.FromHours(24);

    /// <summary>For how many days a disclosure is bound to its order reference (design section 8).</summary>
    public const int OrderBoundDays = 90;

    /// <summary>
    /// Whether a report follows an answer of the registry about the same customer or order, however long before. It is only
    /// marked: that it counts as one with what it followed is the narrower mark, circular.
    /// </summary>
    public static bool FollowsDisclosure(AdmissionFacts facts) => (facts.DisclosedAt ?? facts.DisclosedForOrderAt) is not null;

    /// <summary>What the policy is to be asked for a draft: with the category and level that would be recorded.</summary>
    public static AdmissionCase CaseOf(
        ReportDraft draft, AdmissionFacts facts, ReasonCodes codes, EvidenceTable evidence, DateTimeOffset now) =>
        new Submission(draft, facts, codes, evidence, now).Case;

    /// <summary>
    /// Decides a submission. What favours the customer (E-, or a listed report that falls back) passes with nothing but sound
    /// values: neither a stricter law nor a missing proof may keep a listing alive. Everything else must pass admission.
    /// </summary>
    /// <param name="ruling">The policy's answer for <see cref="CaseOf"/>.</param>
    public static ReportDecision Admit(
        ReportDraft draft,
        AdmissionFacts facts,
        AdmissionRuling ruling,
        ReasonCodes codes,
        EvidenceTable evidence,
        DateTimeOffset now)
    {
        if (DraftValueRules.Refuse(draft, now) is { } values) return new ReportDecision.Refused(values);
        if (facts.OrderReferenceOfOther)
        {
            return new ReportDecision.Refused(new Refusal(
                RefusalReason.OrderReferenceOfOther, "This order reference belongs to a report of another customer.", "report.order_reference"));
        }

        var submission = new Submission(draft, facts, codes, evidence, now);
        return facts.Existing is { } held ? Resubmit(submission, held, ruling) : Submit(submission, ruling);
    }

    /// <summary>
    /// Decides an outcome that comes without identifiers: by UpdateOutcome, or fetched from the provider. A rise that needs
    /// keys (after E-, or where the law now keeps the report apart) is refused: the report is to be submitted again.
    /// </summary>
    /// <param name="ruling">The policy's answer for the report at the level of <see cref="OutcomeRules.LevelHeld"/>.</param>
    public static ReportDecision UpdateOutcome(
        HeldReport held, OutcomeUpdate update, AdmissionRuling ruling, EvidenceTable evidence, DateTimeOffset now)
    {
        if (DraftValueRules.RefuseFuture(update.OutcomeAt, now, "outcome_at") is { } future) return new ReportDecision.Refused(future);
        var outcome = OutcomeRules.Update(held, update, evidence.ListableFrom(held.Category, held.UsBillingError));
        if (outcome is not OutcomeDecision.Changed changed) return Pass(outcome, held);

        var ownOnly = held.OwnOnly;
        if (IsRise(changed, held))
        {
            ownOnly |= ruling.Outcome == AdmissionOutcome.OwnOnly;
            var refusal = AdmissionRules.RefuseProofs(held.Category, update.Level, update.Source, update.Proofs, evidence)
                ?? AdmissionRules.RefuseByRuling(ruling, DraftValueRules.DayOf(now))
                ?? (changed.Reinserted || ownOnly != held.OwnOnly ? KeysNeeded : null);
            if (refusal is not null) return new ReportDecision.Refused(refusal);
            changed = AsRuled(changed, ruling);
        }

        return Record(changed, held, update, held.Category, held.UsBillingError, ownOnly);
    }

    private static Refusal KeysNeeded { get; } = new(
        RefusalReason.FieldRequired, "The report must be keyed anew: submit it again with its identifiers.", "report.identifiers");

    private static ReportDecision Resubmit(Submission submission, HeldReport held, AdmissionRuling ruling)
    {
        var outcome = OutcomeRules.Update(held, submission.Update, submission.ListableFrom);
        if (outcome is OutcomeDecision.Refused refused) return new ReportDecision.Refused(AdmissionRules.UnderReport(refused.Refusal)!);
        if (outcome is not OutcomeDecision.Changed changed) return Pass(outcome, held);

        var ownOnly = held.OwnOnly;
        if (changed.Listing != ListingChange.Removed)
        {
            // One that keeps or opens the report must still be one that may be held at all.
            var refusal = (changed.Reinserted ? RefuseTombstoned(submission.Draft, submission.Facts.Tombstone) : null)
                ?? AdmissionRules.RefuseDraft(submission.Draft, submission.Codes, submission.ListableFrom, submission.Today)
                ?? (IsRise(changed, held) ? RefuseProofsAndRuling(submission, ruling) : AdmissionRules.RefuseByRuling(ruling, submission.Today));
            if (refusal is not null) return new ReportDecision.Refused(refusal);
            ownOnly |= ruling.Outcome == AdmissionOutcome.OwnOnly;
            changed = AsRuled(changed, ruling);
        }

        return Record(changed, held, submission.Update, submission.Category, submission.UsBillingError, ownOnly);
    }

    private static ReportDecision Submit(Submission submission, AdmissionRuling ruling)
    {
        var draft = submission.Draft;
        if (draft.Level == EvidenceLevel.CustomerRight) return new ReportDecision.Deleted(null, HadListing: false, EndsAppeal: false);

        var refusal = RefuseTombstoned(draft, submission.Facts.Tombstone)
            ?? AdmissionRules.RefuseDraft(draft, submission.Codes, submission.ListableFrom, submission.Today)
            ?? RefuseProofsAndRuling(submission, ruling);
        if (refusal is not null) return new ReportDecision.Refused(refusal);

        var isListed = submission.Level >= EvidenceLevel.FinalForMerchant && ruling.Listable;
        return new ReportDecision.Recorded(
            Updates: null,
            isListed ? ReportState.Listed : ReportState.Open,
            submission.Category,
            submission.Level,
            draft.Source,
            draft.OutcomeAt,
            submission.UsBillingError,
            OwnOnly: ruling.Outcome == AdmissionOutcome.OwnOnly,
            isListed ? ListingChange.Arises : ListingChange.None,
            Correction: false,
            FirstNoticeDue: true,
            SecondMessageDue: false,
            submission.IsCircular,
            AwaitsReview: submission.Level != draft.Level);
    }

    private static Refusal? RefuseProofsAndRuling(Submission submission, AdmissionRuling ruling) =>
        AdmissionRules.UnderReport(AdmissionRules.RefuseProofs(
            submission.Category, submission.Draft.Level, submission.Draft.Source, submission.Draft.Proofs, submission.Evidence))
        ?? AdmissionRules.RefuseByRuling(ruling, submission.Today);

    // A report ended for the customer may come back certified; withdrawn, overturned and expired ones never do.
    private static Refusal? RefuseTombstoned(ReportDraft draft, ReportState? tombstone) => tombstone switch
    {
        null => null,
        ReportState.CustomerRight when draft.CertifiedReinsertion => null,
        ReportState.CustomerRight => new Refusal(
            RefusalReason.Tombstoned,
            "A report of this order ended for the customer: only a certified reinsertion may follow.",
            "report.order_reference"),
        _ => new Refusal(RefusalReason.Tombstoned, "A report of this order may not come back.", "report.order_reference"),
    };

    private static bool IsRise(OutcomeDecision.Changed changed, HeldReport held) =>
        changed.Reinserted
        || changed.Listing == ListingChange.Arises
        || (changed.State == ReportState.Listed && held.State != ReportState.Listed)
        || (changed.Listing == ListingChange.Changes && changed.Level > held.Level);

    // Where the ruling lists nothing at this level and source, the report keeps its level and is held as an open one is.
    private static OutcomeDecision.Changed AsRuled(OutcomeDecision.Changed changed, AdmissionRuling ruling) =>
        ruling.Listable || changed.State != ReportState.Listed
            ? changed
            : changed with
            {
                State = ReportState.Open,
                Listing = changed.Listing == ListingChange.Changes ? ListingChange.Removed : ListingChange.None,
            };

    private static ReportDecision Pass(OutcomeDecision outcome, HeldReport held) => outcome switch
    {
        OutcomeDecision.Refused refused => new ReportDecision.Refused(refused.Refusal),
        OutcomeDecision.Deleted deleted => new ReportDecision.Deleted(held.Id, deleted.HadListing, deleted.EndsAppeal),
        _ => new ReportDecision.Unchanged(held.Id),
    };

    private static ReportDecision.Recorded Record(
        OutcomeDecision.Changed changed, HeldReport held, OutcomeUpdate update, Category category, bool usBillingError, bool ownOnly) =>
        new(
            held.Id,
            changed.State,
            category,
            changed.Level,
            update.Source,
            update.OutcomeAt,
            usBillingError,
            ownOnly,
            changed.Listing,
            Correction: changed.Listing == ListingChange.Removed
                || (changed.Listing == ListingChange.Changes
                    && (changed.Level != held.Level || category != held.Category)),
            FirstNoticeDue: changed.Reinserted,
            SecondMessageDue: changed is { Listing: ListingChange.Arises, Reinserted: false },
            held.Circular,
            AwaitsReview: update.Level == EvidenceLevel.IndependentFinding && changed.Level < update.Level);
}
