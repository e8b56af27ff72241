namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>
/// An ISO 3166-1 alpha-2 code in upper case, held as its two letters. <c>default</c> and <see cref="Unknown"/> mean
/// "not known", for which the policy file UNKNOWN applies (it denies).
/// </summary>
public readonly record struct Country
{
    private readonly ushort _letters;

    private Country(ushort letters) => _letters = letters;

    public static Country Unknown => default;

    public bool IsUnknown => _letters == 0;

    /// <summary>Reads two ASCII letters of either case; false for anything else.</summary>
    public static bool TryParse(string? text, out Country country)
    {
        country = default;
        if (text is not { Length: 2 } || !char.IsAsciiLetter(text[0]) || !char.IsAsciiLetter(text[1])) return false;
        country = new Country((ushort)((char.ToUpperInvariant(text[0]) << 8) | char.ToUpperInvariant(text[1])));
        return true;
    }

    /// <summary>Reads a code, throwing <see cref="FormatException"/> where it is not one: for literals and stored rows.</summary>
    public static Country Parse(string text) =>
        TryParse(text, out var country) ? country : throw new FormatException($"'{text}' is not a two-letter country code.");

    public override string ToString() =>
        IsUnknown ? "UNKNOWN" : new string([(char)(_letters >> 8), (char)(_letters & 0xFF)]);
}
