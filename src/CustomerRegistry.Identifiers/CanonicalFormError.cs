namespace CustomerRegistry.Identifiers;

/// <summary>Which part of an input has no canonical form. The names may appear in programs; the sentences are for people.</summary>
public enum CanonicalFormProblem
{
    EmailMissing,
    EmailTooLong,
    EmailWithoutMailbox,
    EmailWithoutDomain,
    EmailMalformed,
    EmailMixedScripts,
    PhoneMissing,
    PhoneWithoutCountry,
    PhoneCountryUnknown,
    PhoneMalformed,
    PhoneLength,
    PaymentAccountReferenceLength,
    PaymentAccountReferenceCharacters,
    AddressCountryUnknown,
    AddressPostalCodeMissing,
    AddressHouseNumberMissing,
    AddressStreetMissing,
    AddressTooLong,
    OrderReferenceEmpty,
    OrderReferenceTooLong,
}

/// <summary>
/// Why an input has no canonical form, as a value. <see cref="WhatToChange"/> is a fixed sentence: it never repeats the
/// input, so it may be logged and shown.
/// </summary>
public sealed record CanonicalFormError
{
    private CanonicalFormError(CanonicalFormProblem problem, string whatToChange)
    {
        Problem = problem;
        WhatToChange = whatToChange;
    }

    public CanonicalFormProblem Problem { get; }

    /// <summary>What is wrong and what to change, one sentence in English.</summary>
    public string WhatToChange { get; }

    public override string ToString() => WhatToChange;

    internal static CanonicalFormError For(CanonicalFormProblem problem) => new(problem, problem switch
    {
        CanonicalFormProblem.EmailMissing => "The e-mail address is empty: leave the identifier out instead.",
        CanonicalFormProblem.EmailTooLong => "An e-mail address has at most 320 characters.",
        CanonicalFormProblem.EmailWithoutMailbox => "Nothing is left before the @ of the e-mail address: give the whole address.",
        CanonicalFormProblem.EmailWithoutDomain => "The e-mail address has no domain: write it as name@example.com.",
        CanonicalFormProblem.EmailMalformed => "An e-mail address has exactly one @ and no spaces or control characters inside.",
        CanonicalFormProblem.EmailMixedScripts => "The e-mail address mixes scripts that look alike (such as Latin and Cyrillic): have it typed again.",
        CanonicalFormProblem.PhoneMissing => "The phone number is empty: leave the identifier out instead.",
        CanonicalFormProblem.PhoneWithoutCountry => "The phone number has no country: write it as + and country code, or name the country it is dialled in.",
        CanonicalFormProblem.PhoneCountryUnknown => "The phone number's country is not an ISO 3166-1 code of two letters (GB, not UK) with a dialling plan.",
        CanonicalFormProblem.PhoneMalformed => "A phone number has digits, spaces and + - . / ( ) only: leave out letters and extensions.",
        CanonicalFormProblem.PhoneLength => "The phone number is too short or too long for its country: give all digits, area code included.",
        CanonicalFormProblem.PaymentAccountReferenceLength => "A payment account reference has exactly 29 characters; a card number or token is not one.",
        CanonicalFormProblem.PaymentAccountReferenceCharacters => "A payment account reference has letters A to Z and digits only.",
        CanonicalFormProblem.AddressCountryUnknown => "The address needs its country as an ISO 3166-1 code of two letters (GB, not UK).",
        CanonicalFormProblem.AddressPostalCodeMissing => "The address needs its postal code: without one it would match strangers, so leave the identifier out instead.",
        CanonicalFormProblem.AddressHouseNumberMissing => "The address needs the house number (or the house's name) apart from the street.",
        CanonicalFormProblem.AddressStreetMissing => "The address needs its street.",
        CanonicalFormProblem.AddressTooLong => "A part of an address has at most 200 characters: give the house, the street and the postal code only.",
        CanonicalFormProblem.OrderReferenceEmpty => "The order reference has no letter or digit: give the number printed for the buyer.",
        CanonicalFormProblem.OrderReferenceTooLong => "The order reference has more than 64 letters and digits: give the number printed for the buyer.",
    });
}
