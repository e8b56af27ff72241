using CustomerRegistry.Domain.Disclosures;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>What a person is told of their request by mail, in one language. Words in braces are filled in.</summary>
internal sealed record RightsMailTexts(
    string Subject,
    string Received,
    string Contested,
    string Objected,
    string Extended,
    string SeeFile,
    string PutRight,
    string Deleted,
    string StaysRestricted,
    string ReviewConfirmed,
    string ReviewChanged,
    string Refused,
    string LiftedOn,
    string Withdrawn,
    string Ended,
    string ReasonsAre,
    string Authority,
    string OutsideBody,
    string Free,
    IReadOnlyDictionary<RightKind, string> Rights,
    IReadOnlyDictionary<RightsDecisionReason, string> Reasons)
{
    public static RightsMailTexts For(TextLanguage language) => language switch
    {
        TextLanguage.English => RightsMailLanguages.English,
        TextLanguage.Danish => RightsMailLanguages.Danish,
        TextLanguage.NorwegianBokmal => RightsMailLanguages.Norwegian,
        TextLanguage.Dutch => RightsMailLanguages.Dutch,
        TextLanguage.German => RightsMailLanguages.German,
        TextLanguage.Swedish => RightsMailLanguages.Swedish,
        TextLanguage.French => RightsMailLanguages.French,
    };
}
