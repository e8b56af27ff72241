namespace CustomerRegistry.Domain.Risk;

/// <summary>The languages in which the registry speaks to people.</summary>
public enum TextLanguage
{
    English = 1,
    Danish = 2,
    NorwegianBokmal = 3,
    Dutch = 4,
    German = 5,
}

public static class TextLanguages
{
    /// <summary>Reads an ISO 639-1 code of either case (<c>no</c> means bokmål here); English for anything else, null included.</summary>
    public static TextLanguage OrEnglish(string? code) => code?.ToUpperInvariant() switch
    {
        "DA" => TextLanguage.Danish,
        "NB" or "NO" => TextLanguage.NorwegianBokmal,
        "NL" => TextLanguage.Dutch,
        "DE" => TextLanguage.German,
        _ => TextLanguage.English,
    };
}
