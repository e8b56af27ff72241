using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Domain.Disclosures;

/// <summary>Which reasons carry which decision on which right: an objection is not refused because an entry was verified.</summary>
public static class RightsDecisionReasons
{
    public const int AtMost = 5;

    private static readonly HashSet<(RightKind Kind, RightsState Decision, RightsDecisionReason Reason)> ByPerson =
    [
        // Put right by its shop: the entry stays. An entry that nobody put right goes: the registry has no facts of its own.
        (RightKind.Rectification, RightsState.Granted, RightsDecisionReason.Done),
        (RightKind.Rectification, RightsState.Granted, RightsDecisionReason.NotVerified),
        (RightKind.Rectification, RightsState.Refused, RightsDecisionReason.VerifiedAndNeeded),

        (RightKind.Erasure, RightsState.Granted, RightsDecisionReason.NotVerified),
        (RightKind.Erasure, RightsState.Granted, RightsDecisionReason.InterestsOutweigh),
        (RightKind.Erasure, RightsState.Refused, RightsDecisionReason.VerifiedAndNeeded),
        (RightKind.Erasure, RightsState.Refused, RightsDecisionReason.LegalClaim),

        (RightKind.Restriction, RightsState.Granted, RightsDecisionReason.NotVerified),
        (RightKind.Restriction, RightsState.Granted, RightsDecisionReason.InterestsOutweigh),
        // The person needs it kept, unused, for a claim of their own (GDPR art. 18(1)(c)).
        (RightKind.Restriction, RightsState.Granted, RightsDecisionReason.LegalClaim),
        (RightKind.Restriction, RightsState.Refused, RightsDecisionReason.VerifiedAndNeeded),
        (RightKind.Restriction, RightsState.Refused, RightsDecisionReason.CompellingGrounds),

        (RightKind.Objection, RightsState.Granted, RightsDecisionReason.NotVerified),
        (RightKind.Objection, RightsState.Granted, RightsDecisionReason.InterestsOutweigh),
        // Only these two outweigh an objection (GDPR art. 21(1)).
        (RightKind.Objection, RightsState.Refused, RightsDecisionReason.CompellingGrounds),
        (RightKind.Objection, RightsState.Refused, RightsDecisionReason.LegalClaim),

        // A review that was made is granted whatever it came to.
        (RightKind.HumanReview, RightsState.Granted, RightsDecisionReason.AnswerConfirmed),
        (RightKind.HumanReview, RightsState.Granted, RightsDecisionReason.AnswerChanged),
    ];

    // What follows differs with them, so they do not go together with another.
    private static readonly HashSet<RightsDecisionReason> Alone =
        [RightsDecisionReason.Done, RightsDecisionReason.AnswerConfirmed, RightsDecisionReason.AnswerChanged];

    /// <summary>Whether a person may give this reason for this decision on this right.</summary>
    public static bool Goes(RightKind kind, RightsState decision, RightsDecisionReason reason) => ByPerson.Contains((kind, decision, reason));

    /// <summary>Null where 1 to 5 different reasons are given that go with kind and decision.</summary>
    internal static Refusal? Check(RightKind kind, RightsState decision, IReadOnlyList<RightsDecisionReason> reasons)
    {
        if (reasons.Count == 0) return new Refusal(RefusalReason.FieldRequired, "A decision needs 1 to 5 reasons.", "reasons");
        if (reasons.Count > AtMost || reasons.Distinct().Count() != reasons.Count)
            return new Refusal(RefusalReason.FieldOutOfRange, "Give 1 to 5 different reasons.", "reasons");
        if (!reasons.All(reason => Goes(kind, decision, reason)))
            return new Refusal(RefusalReason.FieldOutOfRange, "A reason given does not go with this right and this decision.", "reasons");
        return reasons.Count > 1 && reasons.Any(Alone.Contains)
            ? new Refusal(RefusalReason.FieldOutOfRange, "This reason stands alone, since what follows depends on it.", "reasons")
            : null;
    }
}
