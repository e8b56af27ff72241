namespace CustomerRegistry.Domain.Risk;

/// <summary>The languages in which the registry speaks to people.</summary>
public enum TextLanguage
{
    English = 1,
    Danish = 2,
    NorwegianBokmal = 3,
    Dutch = 4,
    German = 5,
    Swedish = 6,
    French = 7,
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
        "SV" => TextLanguage.Swedish,
        "FR" => TextLanguage.French,
        _ => TextLanguage.English,
    };

    /// <summary>The ISO 639-1 code, lower case.</summary>
    public static string CodeOf(TextLanguage language) => language switch
    {
        TextLanguage.English => "en",
        TextLanguage.Danish => "da",
        TextLanguage.NorwegianBokmal => "nb",
        TextLanguage.Dutch => "nl",
        TextLanguage.German => "de",
        TextLanguage.Swedish => "sv",
        TextLanguage.French => "fr",
    };

    /// <summary>The language of exactly this code; null where the registry does not speak it.</summary>
    public static TextLanguage? Find(string? code) =>
        Enum.GetValues<TextLanguage>().Cast<TextLanguage?>().FirstOrDefault(x => CodeOf(x!.Value) == code);
}
