namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>
/// An ISO 3166-1 alpha-2 code in upper case, or an ISO 3166-2 subdivision such as <c>US-CA</c> where a consumer lives under
/// a law of their own. <c>default</c> and <see cref="Unknown"/> mean "not known", for which the policy file UNKNOWN applies
/// (it denies). Four bytes, since every listing in memory holds two of them.
/// </summary>
public readonly record struct Country
{
    private const int PartBase = 37;
    private const uint PartSize = PartBase * PartBase * PartBase;

    // Letters of the country from the second base up, up to three of the subdivision below it; 0 is no letter.
    private readonly uint _code;

    private Country(uint code) => _code = code;

    public static Country Unknown => default;

    public bool IsUnknown => _code == 0;

    public bool IsSubdivision => _code % PartSize != 0;

    /// <summary>The country that a subdivision belongs to; a country is its own.</summary>
    public Country Whole => new(_code - (_code % PartSize));

    /// <summary>Reads two ASCII letters of either case, with <c>-</c> and one to three letters or digits for a subdivision; false for anything else.</summary>
    public static bool TryParse(string? text, out Country country)
    {
        country = default;
        if (text is not { Length: 2 or (>= 4 and <= 6) } || !char.IsAsciiLetter(text[0]) || !char.IsAsciiLetter(text[1])) return false;
        uint part = 0;
        if (text.Length > 2)
        {
            if (text[2] != '-') return false;
            for (var i = 3; i < 6; i++)
            {
                if (i < text.Length && !char.IsAsciiLetterOrDigit(text[i])) return false;
                part = (part * PartBase) + (i < text.Length ? Digit(text[i]) : 0);
            }
        }

        country = new Country((((Letter(text[0]) * PartBase) + Letter(text[1])) * PartSize) + part);
        return true;
    }

    /// <summary>Reads a code, throwing <see cref="FormatException"/> where it is not one: for literals and stored rows.</summary>
    public static Country Parse(string text) =>
        TryParse(text, out var country) ? country : throw new FormatException($"'{text}' is not a country code such as US or US-CA.");

    public override string ToString()
    {
        if (IsUnknown) return "UNKNOWN";
        var letters = _code / PartSize;
        var whole = new string([Sign(letters / PartBase), Sign(letters % PartBase)]);
        if (!IsSubdivision) return whole;
        var part = _code % PartSize;
        char[] signs = [Sign(part / (PartBase * PartBase)), Sign(part / PartBase % PartBase), Sign(part % PartBase)];
        return $"{whole}-{new string(signs).TrimEnd('\0')}";
    }

    private static uint Letter(char letter) => (uint)(char.ToUpperInvariant(letter) - 'A' + 1);

    private static uint Digit(char sign) => char.IsAsciiDigit(sign) ? (uint)(sign - '0' + 27) : Letter(sign);

    private static char Sign(uint digit) => digit switch
    {
        0 => '\0',
        <= 26 => (char)('A' + digit - 1),
        _ => (char)('0' + digit - 27),
    };
}
