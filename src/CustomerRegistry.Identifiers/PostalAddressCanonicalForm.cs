using System.Diagnostics.CodeAnalysis;

namespace CustomerRegistry.Identifiers;

/// <summary>
/// The canonical form of a postal address: country, postal code, house number plus street, each decomposed (NFKD), lower
/// case, letters and digits only, joined by <c>|</c>: <c>dk|1620|12bvesterbrogade</c>. Floor, flat, city and names are
/// left out on purpose: shops write them in too many ways. Flats of one house therefore share it, which is why an address
/// never matches alone.
/// </summary>
public static class PostalAddressCanonicalForm
{
    /// <summary>The longest part, in characters.</summary>
    public const int MaximumPartLength = 200;

    /// <summary>Makes the canonical form; where there is none, says what to change.</summary>
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    /// <param name="postalCode">As printed on a letter.</param>
    /// <param name="houseNumber">Number with its letter, or the name of a house without number.</param>
    /// <param name="street">Without the house number: it stands before the street here, whatever the country's custom.</param>
    public static bool TryCreate(
        string? country,
        string? postalCode,
        string? houseNumber,
        string? street,
        [NotNullWhen(true)] out string? canonical,
        [NotNullWhen(false)] out CanonicalFormError? error)
    {
        var problem = Read(country, postalCode, houseNumber, street, out canonical);
        error = problem is { } found ? CanonicalFormError.For(found) : null;
        return problem is null;
    }

    private static CanonicalFormProblem? Read(
        string? country, string? postalCode, string? houseNumber, string? street, out string? canonical)
    {
        canonical = null;
        var code = country?.Trim().ToUpperInvariant();
        if (code is null || !IsoCountries.Contains(code)) return CanonicalFormProblem.AddressCountryUnknown;
        if (new[] { postalCode, houseNumber, street }.Any(part => part?.Length > MaximumPartLength))
            return CanonicalFormProblem.AddressTooLong;

        var (postal, house, way) = (
            LettersAndDigits.LowerDecomposed(postalCode),
            LettersAndDigits.LowerDecomposed(houseNumber),
            LettersAndDigits.LowerDecomposed(street));
        if (postal.Length == 0) return CanonicalFormProblem.AddressPostalCodeMissing;
        if (house.Length == 0) return CanonicalFormProblem.AddressHouseNumberMissing;
        if (way.Length == 0) return CanonicalFormProblem.AddressStreetMissing;

        canonical = $"{LettersAndDigits.LowerDecomposed(code)}|{postal}|{house}{way}";
        return null;
    }
}
