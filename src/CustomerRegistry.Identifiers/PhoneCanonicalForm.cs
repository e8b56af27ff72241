using System.Diagnostics.CodeAnalysis;
using PhoneNumbers;

namespace CustomerRegistry.Identifiers;

/// <summary>
/// The canonical form of a phone number, as Unified ID 2.0 defines it: E.164, + and country code and number, digits only,
/// 15 at most. A number must have a length that its country uses; whether it is assigned is not asked, because that
/// changes with every edition of the numbering plans and two shops would then disagree.
/// </summary>
public static class PhoneCanonicalForm
{
    private const string Punctuation = "+-./() \u00A0\u2010\u2011\u2012\u2013";

    /// <summary>Makes the canonical form of a number that begins with + and its country code.</summary>
    public static bool TryCreate(
        string? phone,
        [NotNullWhen(true)] out string? canonical,
        [NotNullWhen(false)] out CanonicalFormError? error) => TryCreate(phone, null, out canonical, out error);

    /// <summary>Makes the canonical form; where there is none, says what to change.</summary>
    /// <param name="phone">As the customer typed it, without letters or an extension.</param>
    /// <param name="dialledIn">ISO 3166-1 alpha-2 code of the country in which a number without + is dialled; null if not known.</param>
    public static bool TryCreate(
        string? phone,
        string? dialledIn,
        [NotNullWhen(true)] out string? canonical,
        [NotNullWhen(false)] out CanonicalFormError? error)
    {
        var problem = Read(phone, dialledIn, out canonical);
        error = problem is { } found ? CanonicalFormError.For(found) : null;
        return problem is null;
    }

    private static CanonicalFormProblem? Read(string? phone, string? dialledIn, out string? canonical)
    {
        canonical = null;
        var text = phone?.Trim();
        if (string.IsNullOrEmpty(text)) return CanonicalFormProblem.PhoneMissing;
        if (text.Length > 40 || !text.All(c => char.IsDigit(c) || Punctuation.Contains(c, StringComparison.Ordinal)))
            return CanonicalFormProblem.PhoneMalformed;

        var plans = PhoneNumberUtil.GetInstance();
        var international = text.StartsWith('+');
        if (!international && string.IsNullOrEmpty(dialledIn)) return CanonicalFormProblem.PhoneWithoutCountry;
        var region = dialledIn?.ToUpperInvariant();
        if (!international && !plans.GetSupportedRegions().Contains(region!)) return CanonicalFormProblem.PhoneCountryUnknown;

        try
        {
            var number = plans.Parse(text, international ? null : region);
            if (plans.IsPossibleNumberWithReason(number) != PhoneNumberUtil.ValidationResult.IS_POSSIBLE)
                return CanonicalFormProblem.PhoneLength;
            canonical = plans.Format(number, PhoneNumberFormat.E164);
            return null;
        }
        catch (NumberParseException refused)
        {
            return refused.ErrorType == ErrorType.INVALID_COUNTRY_CODE
                ? CanonicalFormProblem.PhoneWithoutCountry
                : CanonicalFormProblem.PhoneLength;
        }
    }
}
