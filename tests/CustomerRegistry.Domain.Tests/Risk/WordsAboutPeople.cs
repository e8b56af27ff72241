namespace CustomerRegistry.Domain.Tests.Risk;

/// <summary>Beginnings of words that grade a person or call a buyer a liar, in the languages that the registry speaks.</summary>
internal static class WordsAboutPeople
{
    private static readonly string[] Forbidden =
    [
        "abus", "fraud", "scam", "cheat", "thief", "liar", " lied ", " lying ", "untruth", "dishonest", "suspicious", "blacklist", "black list",
        "bad customer", "risky", "culprit", "offender",
        "svindel", "svindler", "bedrag", "snyd", "misbrug", "misbruk", "sortlist", "svarteliste", "mistænk", "mistenk", "uærlig", "løgn", "lyver",
        "lyvet", "usandfærdig", "juks",
        "fraude", "oplicht", "misbruik", "zwarte lijst", "verdacht", "oneerlijk", "leugen", "gelogen", "bedrieg",
        "betrug", "betrüg", "missbrauch", "schwarze liste", "unehrlich", "lügn", "lügt", "gelogen", "täter",
        "bedräg", "fusk", "missbruk", "svartlist", "svarta list", "misstänk", "oärlig", "lögn", "ljuger", "ljög", "lurendrej",
        "escroc", "malhonn", "menteu", "mensong", "suspect", "liste noire", "tricheu", "coupable",
    ];

    /// <summary>The first one in a text; null where there is none.</summary>
    public static string? In(string text) => Forbidden.FirstOrDefault(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));
}
