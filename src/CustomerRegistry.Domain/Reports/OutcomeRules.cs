using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Domain.Reports;

/// <summary>
/// How the outcome of a held report may go on (design section 6). What favours the customer always goes through; what
/// counts against them waits for an appeal, needs a certificate after E-, and is never taken from an older outcome.
/// </summary>
public static class OutcomeRules
{
    // The one table of moves: rows are the level held, columns the level that comes, both E-, E0, E1, E2, E3, E4.
    // E4 to E3 is nothing new: that the dispute is final does not undo what somebody independent found.
    private static readonly Move[,] Moves =
    {
        { Move.Nothing, Move.Reinserts, Move.Reinserts, Move.Reinserts, Move.Reinserts, Move.Reinserts },
        { Move.Ends, Move.StaysOpen, Move.StaysOpen, Move.StaysOpen, Move.Arises, Move.Arises },
        { Move.Ends, Move.StaysOpen, Move.StaysOpen, Move.StaysOpen, Move.Arises, Move.Arises },
        { Move.Ends, Move.StaysOpen, Move.StaysOpen, Move.StaysOpen, Move.Arises, Move.Arises },
        { Move.Ends, Move.FallsBack, Move.FallsBack, Move.FallsBack, Move.Stays, Move.Rises },
        { Move.Ends, Move.FallsBack, Move.FallsBack, Move.FallsBack, Move.Nothing, Move.Stays },
    };

    private enum Move
    {
        Nothing,
        Ends,
        StaysOpen,
        Arises,
        Stays,
        Rises,
        FallsBack,
        Reinserts,
    }

    /// <summary>
    /// The level to hold of the one stated. E4 needs its document seen by a reviewer where no provider signed it (design
    /// section 6); until then it is held at E3 where E3 can be listed, else at E2.
    /// </summary>
    /// <param name="listableFrom">From <see cref="EvidenceTable.ListableFrom"/>; null where it can never be listed.</param>
    public static EvidenceLevel LevelHeld(
        EvidenceLevel stated, EvidenceSource source, bool documentSeen, EvidenceLevel? listableFrom)
    {
        if (stated != EvidenceLevel.IndependentFinding || source == EvidenceSource.ProviderConfirmed || documentSeen) return stated;
        return listableFrom == EvidenceLevel.FinalForMerchant ? EvidenceLevel.FinalForMerchant : EvidenceLevel.NotFinal;
    }

    /// <summary>
    /// Decides an update. Not newer is Unchanged; strictly older with another level is refused OUTCOME_OLDER, so that a
    /// caller whose export is stale learns it. What the server fetched from the provider replaces what a merchant stated
    /// whatever the times, since only the first is known to be the provider's; the same level from a file or statement
    /// changes nothing of what the provider confirmed. A review of the document may carry the time already held.
    /// </summary>
    /// <param name="listableFrom">From <see cref="EvidenceTable.ListableFrom"/>; null where it can never be listed.</param>
    public static OutcomeDecision Update(HeldReport held, OutcomeUpdate update, EvidenceLevel? listableFrom)
    {
        if (IsFinal(held.State))
        {
            return update.Level == held.Level && update.OutcomeAt <= held.OutcomeAt
                ? new OutcomeDecision.Unchanged()
                : Refuse(RefusalReason.OutcomeFinal, "The report was withdrawn, overturned or has expired: that is final.", null);
        }

        if (!IsNews(held, update))
        {
            return update.OutcomeAt < held.OutcomeAt && update.Level != held.Level
                ? Refuse(RefusalReason.OutcomeOlder, "An outcome of a later time is held: read the dispute at the provider again.", "outcome_at")
                : new OutcomeDecision.Unchanged();
        }

        // A document that was seen once need not be seen again for each later message about the same finding.
        var documentSeen = update.DocumentSeen || held is { State: ReportState.Listed, Level: EvidenceLevel.IndependentFinding };
        var level = LevelHeld(update.Level, update.Source, documentSeen, listableFrom);
        return Decide(held, update, MoveOf(held.Level, level), level, listableFrom);
    }

    /// <summary>Withdrawn, overturned and expired reports never change again (design section 6).</summary>
    public static bool IsFinal(ReportState state) => state switch
    {
        ReportState.Withdrawn or ReportState.Overturned or ReportState.Expired => true,
        ReportState.Open or ReportState.Listed or ReportState.CustomerRight => false,
    };

    /// <summary>Why a level of a category cannot be listed; null where it can, or where it is below E3 and only held.</summary>
    internal static Refusal? RefuseUnlistable(EvidenceLevel level, EvidenceLevel? listableFrom)
    {
        if (level < EvidenceLevel.FinalForMerchant) return null;
        if (listableFrom is not { } from)
        {
            return new Refusal(RefusalReason.CategoryNotListable, "No outcome of this category can be listed.", "category");
        }

        return level < from
            ? new Refusal(
                RefusalReason.EvidenceNotListable,
                "This category counts only with an independent finding (INDEPENDENT_FINDING), not with the dispute's end alone.",
                "evidence_level")
            : null;
    }

    private static OutcomeDecision Decide(
        HeldReport held, OutcomeUpdate update, Move move, EvidenceLevel level, EvidenceLevel? listableFrom)
    {
        var cannotList = RefuseUnlistable(level, listableFrom);
        switch (move)
        {
            case Move.Nothing:
                return new OutcomeDecision.Unchanged();
            case Move.Ends:
                return new OutcomeDecision.Deleted(held.State == ReportState.Listed, held.OpenAppeal);
            case Move.StaysOpen:
                return new OutcomeDecision.Changed(ReportState.Open, level, ListingChange.None, Reinserted: false);

            // A decided dispute that is open again was reversed and is not final: E2, whatever the provider calls the step.
            // The same for one that stays, where the table of evidence has become stricter meanwhile.
            case Move.FallsBack:
            case Move.Stays when cannotList is not null:
                return new OutcomeDecision.Changed(ReportState.Open, EvidenceLevel.NotFinal, ListingChange.Removed, Reinserted: false);
            case Move.Stays:
                return new OutcomeDecision.Changed(ReportState.Listed, level, ListingChange.Changes, Reinserted: false);
            case Move.Reinserts when !update.CertifiedReinsertion:
                return Refuse(
                    RefusalReason.ReinsertionNotCertified,
                    "The report ended for the customer: certify that it is complete and accurate to have it held again.",
                    "certified_reinsertion");
        }

        if (cannotList is not null) return new OutcomeDecision.Refused(cannotList);
        if (held.OpenAppeal)
        {
            return Refuse(RefusalReason.ReportUnderAppeal, "The customer contests this report: the change waits for the appeal's end.", null);
        }

        var isListed = level >= EvidenceLevel.FinalForMerchant;
        return new OutcomeDecision.Changed(
            isListed ? ReportState.Listed : ReportState.Open,
            level,
            move == Move.Rises ? ListingChange.Changes : isListed ? ListingChange.Arises : ListingChange.None,
            Reinserted: move == Move.Reinserts);
    }

    private static bool IsNews(HeldReport held, OutcomeUpdate update)
    {
        var providerHeld = held.Source == EvidenceSource.ProviderConfirmed;
        var providerSpeaks = update.Source == EvidenceSource.ProviderConfirmed;
        if (providerSpeaks && !providerHeld) return true;
        if (providerHeld && !providerSpeaks && update.Level == held.Level) return false;
        if (update.OutcomeAt > held.OutcomeAt) return true;
        return update.OutcomeAt == held.OutcomeAt
            && update is { Level: EvidenceLevel.IndependentFinding, DocumentSeen: true }
            && held.Level != EvidenceLevel.IndependentFinding;
    }

    private static Move MoveOf(EvidenceLevel from, EvidenceLevel to) =>
        Moves[from - EvidenceLevel.CustomerRight, to - EvidenceLevel.CustomerRight];

    private static OutcomeDecision.Refused Refuse(RefusalReason reason, string detail, string? field) =>
        new(new Refusal(reason, detail, field));
}
