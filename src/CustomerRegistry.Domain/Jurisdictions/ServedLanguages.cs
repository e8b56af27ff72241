using System.Collections.Frozen;

namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>
/// The languages in which this version has notices, portal and mails, by ISO 639-1 code. That is a fact of the product and
/// not of law: a policy file names a country's official languages, and the country is open to its consumers only where all
/// three exist in one of them.
/// </summary>
public static class ServedLanguages
{
    public static FrozenSet<string> Notices { get; } = Set("en", "da", "nb", "nl", "de", "sv", "fr");

    public static FrozenSet<string> Portal { get; } = Set("en", "da", "nb", "nl", "de");

    public static FrozenSet<string> Mails { get; } = Set("en", "da", "nb", "nl", "de", "sv", "fr");

    /// <summary>Whether a person can be told, look and be answered in it.</summary>
    public static bool Serves(string language) =>
        Notices.Contains(language) && Portal.Contains(language) && Mails.Contains(language);

    private static FrozenSet<string> Set(params string[] codes) => codes.ToFrozenSet(StringComparer.Ordinal);
}

/// <summary>A country's official languages, and those of them that the registry serves, in the file's order.</summary>
public sealed record CountryLanguages(IReadOnlyList<string> Official, IReadOnlyList<string> Served)
{
    /// <summary>None where the file names none.</summary>
    public static CountryLanguages Of(IReadOnlyList<string> official) =>
        new(official, official.Where(ServedLanguages.Serves).ToList().AsReadOnly());

    public override string ToString()
    {
        if (Official.Count == 0) return "none: closed";
        var missing = Official.Except(Served).ToArray();
        return (Served.Count, missing.Length) switch
        {
            (0, _) => $"closed: {string.Join(", ", missing)} not served",
            (_, 0) => string.Join(", ", Served),
            _ => $"{string.Join(", ", Served)} (not served: {string.Join(", ", missing)})",
        };
    }
}
