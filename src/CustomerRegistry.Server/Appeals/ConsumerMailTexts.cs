using CustomerRegistry.Domain.Appeals;

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
    /// <summary>The texts of an ISO 639-1 language; English where there are none.</summary>
    public static ConsumerMailTexts For(string language) => language switch
    {
        "da" => ConsumerMailLanguages.Danish,
        "nb" or "no" or "nn" => ConsumerMailLanguages.Norwegian,
        "nl" => ConsumerMailLanguages.Dutch,
        "de" => ConsumerMailLanguages.German,
        _ => ConsumerMailLanguages.English,
    };
}
