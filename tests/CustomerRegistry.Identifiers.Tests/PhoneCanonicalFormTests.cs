using Xunit;

namespace CustomerRegistry.Identifiers.Tests;

public sealed class PhoneCanonicalFormTests
{
    /// <summary>
    /// The published examples of Unified ID 2.0, with the country that they are dialled in. Its Singapore example has a
    /// country code without +, which can also be read as a national number: here the + must be written.
    /// </summary>
    public static TheoryData<string, string?, string> PublishedExamples => new()
    {
        { "1 (234) 567-8901", "US", "+12345678901" },
        { "+65 1243 5678", "SG", "+6512435678" },
        { "(02) 1234 5678", "AU", "+61212345678" },
        { "+12345678901", null, "+12345678901" },
        { "+6512345678", null, "+6512345678" },
        { "+61212345678", null, "+61212345678" },
        { "+11234567890", null, "+11234567890" },
    };

    [Theory, MemberData(nameof(PublishedExamples))]
    public void The_published_examples_of_Unified_ID_2_come_out(string phone, string? dialledIn, string expected)
    {
        Assert.True(PhoneCanonicalForm.TryCreate(phone, dialledIn, out var canonical, out var error), error?.WhatToChange);
        Assert.Equal(expected, canonical);
    }

    [Theory]
    [InlineData("+12345678901", "EObwtHBUqDNZR33LNSMdtt5cafsYFuGmuY4ZLenlue4=")]
    [InlineData("+11234567890", "H6a42YbZuc0BvzaVGBUVi73p9SDAVnyDXf40eD0KQjE=")]
    [InlineData("+6512345678", "xn2K5iZn+pV1H0nXXILY8ggcGt9dClVnIX13SXVVpZ8=")]
    [InlineData("+61212345678", "J24LFuwzgT5ElsjMwcqE40S8VtUoWXFCZgkq+PDSD+c=")]
    public void The_published_hashes_of_Unified_ID_2_come_out(string canonical, string hash) =>
        Assert.Equal(hash, Convert.ToBase64String(IdentifierHash.Of(canonical).ToBytes()));

    public static TheoryData<string, string?, string, string> Accepted => new()
    {
        { "+45 32 12 34 56", null, "+4532123456", "spaces" },
        { "32 12 34 56", "DK", "+4532123456", "national, no trunk prefix" },
        { "0045 32 12 34 56", "DE", "+4532123456", "the exit code of the country it is dialled in" },
        { "+44 (0)20 7946 0958", null, "+442079460958", "a trunk zero in brackets" },
        { "020 7946 0958", "gb", "+442079460958", "country in lower case" },
        { "+45 32 12 34 56", "GB", "+4532123456", "+ wins over the country named" },
        { "+39 06 1234 5678", null, "+390612345678", "Italy keeps its zero" },
        { "+٤٥ ٣٢ ١٢ ٣٤ ٥٦", null, "+4532123456", "Arabic digits are digits" },
    };

    [Theory, MemberData(nameof(Accepted))]
    public void Ways_of_writing_one_number_give_one_form(string phone, string? dialledIn, string expected, string reason)
    {
        Assert.True(PhoneCanonicalForm.TryCreate(phone, dialledIn, out var canonical, out _), reason);
        Assert.Equal(expected, canonical);
    }

    public static TheoryData<string?, string?, CanonicalFormProblem, string> Refused => new()
    {
        { null, null, CanonicalFormProblem.PhoneMissing, "nothing" },
        { " ", "DK", CanonicalFormProblem.PhoneMissing, "spaces only" },
        { "32 12 34 56", null, CanonicalFormProblem.PhoneWithoutCountry, "whose number is that?" },
        { "0045 32 12 34 56", null, CanonicalFormProblem.PhoneWithoutCountry, "00 is not the exit code everywhere" },
        { "+999 123 456 789", null, CanonicalFormProblem.PhoneWithoutCountry, "no such country code" },
        { "32 12 34 56", "UK", CanonicalFormProblem.PhoneCountryUnknown, "not an ISO code" },
        { "+45 32 12", null, CanonicalFormProblem.PhoneLength, "too short" },
        { "+45 32 12 34 56 78 90", null, CanonicalFormProblem.PhoneLength, "too long" },
        { "+", null, CanonicalFormProblem.PhoneLength, "no digits" },
        { "+1 800 FLOWERS", null, CanonicalFormProblem.PhoneMalformed, "letters" },
        { "+45 32 12 34 56 ext. 7", null, CanonicalFormProblem.PhoneMalformed, "an extension" },
        { new string('1', 41), "US", CanonicalFormProblem.PhoneMalformed, "not a number anybody types" },
    };

    [Theory, MemberData(nameof(Refused))]
    public void What_is_no_number_is_refused_with_what_to_change(string? phone, string? dialledIn, CanonicalFormProblem problem, string reason)
    {
        Assert.False(PhoneCanonicalForm.TryCreate(phone, dialledIn, out var canonical, out var error), reason);
        Assert.Equal(problem, error.Problem);
        Assert.Null(canonical);
    }
}
