using CustomerRegistry.Domain.Disclosures;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>What a request's timeline says, in English.</summary>
internal static class RightsWords
{
    public const string Received = "The request was received.";

    public const string Extended = "The answer takes longer; the reasons are given.";

    public static string Of(RightsRequestRow row) => row.State switch
    {
        RightsState.Open => Received,
        RightsState.Granted => Granted(row),
        RightsState.Refused => "Refused; the reasons are given.",
        RightsState.Withdrawn => "The person took the request back.",
        RightsState.Ended => "Closed: the entry is gone for another reason.",
    };

    private static string Granted(RightsRequestRow row) => row.Kind switch
    {
        RightKind.Access or RightKind.Portability => "Answered: the person's file shows everything that is held.",
        RightKind.Rectification when row.DecisionReasons.Contains(RightsDecisionReason.Done) => "Granted: the entry was put right.",
        RightKind.Rectification or RightKind.Erasure or RightKind.Objection => "Granted: the entry is deleted and may not come back.",
        RightKind.Restriction => "Granted: nobody sees the entry until it goes.",
        RightKind.HumanReview when row.DecisionReasons.Contains(RightsDecisionReason.AnswerConfirmed) =>
            "A person looked and comes to the same answer.",
        RightKind.HumanReview => "The shop is told to stop using the answer.",
    };
}
