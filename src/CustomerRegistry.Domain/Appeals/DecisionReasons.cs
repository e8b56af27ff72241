using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Domain.Appeals;

/// <summary>Which reasons carry which decision: a reviewer cannot uphold a report because its proof is insufficient.</summary>
public static class DecisionReasons
{
    public const int AtMost = 5;

    /// <summary>
    /// The final state that a reason speaks for, and whether a reviewer may give it; the others are the registry's own, for
    /// what happens without a reviewer.
    /// </summary>
    public static (AppealState SpeaksFor, bool ByReviewer) Of(DecisionReason reason) => reason switch
    {
        DecisionReason.Conceded => (AppealState.Overturned, false),
        DecisionReason.Unanswered => (AppealState.Overturned, false),
        DecisionReason.NotDecidedInTime => (AppealState.Overturned, false),
        DecisionReason.ProofInsufficient => (AppealState.Overturned, true),
        DecisionReason.WrongPerson => (AppealState.Overturned, true),
        DecisionReason.IdentityTheft => (AppealState.Overturned, true),
        DecisionReason.StatutoryRight => (AppealState.Overturned, true),
        DecisionReason.Pressure => (AppealState.Overturned, true),
        DecisionReason.ProofSufficient => (AppealState.Upheld, true),
        DecisionReason.NothingAgainst => (AppealState.Upheld, true),
    };

    /// <summary>Null where 1 to 5 different reasons are given that a reviewer may give for this decision.</summary>
    internal static Refusal? Check(AppealState decision, IReadOnlyList<DecisionReason> reasons)
    {
        if (reasons.Count == 0)
            return new Refusal(RefusalReason.FieldRequired, "A decision needs 1 to 5 reasons.", "reasons");
        if (reasons.Count > AtMost || reasons.Distinct().Count() != reasons.Count)
            return new Refusal(RefusalReason.FieldOutOfRange, "Give 1 to 5 different reasons.", "reasons");

        // A frivolous filing is decided against the consumer, so the reasons for upholding are the ones that fit.
        var speaksFor = decision == AppealState.Overturned ? AppealState.Overturned : AppealState.Upheld;
        return reasons.All(reason => Of(reason) == (speaksFor, true))
            ? null
            : new Refusal(RefusalReason.FieldOutOfRange, "A reason given does not go with this decision.", "reasons");
    }
}
