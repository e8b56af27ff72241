using CustomerRegistry.Domain.Appeals;

namespace CustomerRegistry.Server.Appeals;

/// <summary>What the timeline and the merchant's mails say, in English.</summary>
internal static class AppealWords
{
    public static string Of(AppealState state) => state switch
    {
        AppealState.Filed => "The objection was received.",
        AppealState.AwaitingMerchant => "The shop was asked to answer.",
        AppealState.Conceded => "The shop agreed with the consumer.",
        AppealState.Defended => "The shop answered that its report stands.",
        AppealState.UnderReview => "A reviewer decides.",
        AppealState.Upheld => "Decided: the report stays.",
        AppealState.Overturned => "Decided for the consumer: the report is deleted.",
        AppealState.Withdrawn => "The consumer withdrew the objection.",
        AppealState.Ended => "Closed: the report is gone for another reason.",
        AppealState.Frivolous => "Closed: nothing was contested in earnest.",
    };

    /// <summary>The sentence behind a stored timeline code.</summary>
    public static string OfEvent(AppealEventRow row) =>
        row.Code switch
        {
            InformationAdded => "The consumer added information.",
            StatementLeft => "The consumer left a statement, which goes with the entry from now on.",
            MerchantNotTold => "The shop was not told within the business days that the law sets.",
            _ => Of(row.State),
        };

    /// <summary>Timeline code of what changed no state.</summary>
    public const string InformationAdded = "information_added";

    /// <summary>As <see cref="InformationAdded"/>.</summary>
    public const string StatementLeft = "statement_left";

    /// <summary>As <see cref="InformationAdded"/>; a case has it at most once.</summary>
    public const string MerchantNotTold = "merchant_not_told";

    /// <summary>Timeline code of a state that was reached.</summary>
    public static string CodeOf(AppealState state) => state switch
    {
        AppealState.Filed => "received",
        AppealState.AwaitingMerchant => "merchant_asked",
        AppealState.Conceded => "conceded",
        AppealState.Defended => "defended",
        AppealState.UnderReview => "under_review",
        AppealState.Upheld => "upheld",
        AppealState.Overturned => "overturned",
        AppealState.Withdrawn => "withdrawn",
        AppealState.Ended => "ended",
        AppealState.Frivolous => "frivolous",
    };

    public static string Of(DecisionReason reason) => reason switch
    {
        DecisionReason.Conceded => "you agreed with the consumer",
        DecisionReason.Unanswered => "there was no answer in time",
        DecisionReason.NotDecidedInTime => "the case was not decided in time",
        DecisionReason.ProofInsufficient => "the proof does not show the outcome",
        DecisionReason.WrongPerson => "the report is about somebody else",
        DecisionReason.IdentityTheft => "somebody else used the identity",
        DecisionReason.StatutoryRight => "a statutory right was exercised",
        DecisionReason.Pressure => "the report was used to press the consumer",
        DecisionReason.ProofSufficient => "the proof shows the outcome",
        DecisionReason.NothingAgainst => "nothing speaks against the outcome",
    };
}
