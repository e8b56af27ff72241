using CustomerRegistry.Domain.Appeals;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Server.Appeals;

/// <summary>What a consumer is told of their case by mail, in one language. Words in braces are filled in.</summary>
internal sealed record ConsumerMailTexts(
    string Subject,
    string Received,
    string Restricted,
    string Marked,
    string Added,
    string Upheld,
    string LiftedOn,
    string OutsideBody,
    string Overturned,
    string Withdrawn,
    string Ended,
    string Frivolous,
    string ReasonsAre,
    string Authority,
    string Free,
    IReadOnlyDictionary<DecisionReason, string> Reasons)
{
    public static ConsumerMailTexts For(TextLanguage language) => language switch
    {
        TextLanguage.English => ConsumerMailLanguages.English,
        TextLanguage.Danish => ConsumerMailLanguages.Danish,
        TextLanguage.NorwegianBokmal => ConsumerMailLanguages.Norwegian,
        TextLanguage.Dutch => ConsumerMailLanguages.Dutch,
        TextLanguage.German => ConsumerMailLanguages.German,
        TextLanguage.Swedish => ConsumerMailLanguages.Swedish,
        TextLanguage.French => ConsumerMailLanguages.French,
    };
}
