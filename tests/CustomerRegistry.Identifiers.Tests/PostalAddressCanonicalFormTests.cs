using System.Globalization;
using Xunit;

namespace CustomerRegistry.Identifiers.Tests;

public sealed class PostalAddressCanonicalFormTests
{
    public static TheoryData<string, string, string, string, string, string> Accepted => new()
    {
        { "DK", "1620", "12 B", "Vesterbrogade", "dk|1620|12bvesterbrogade", "the example of the documentation" },
        { "dk", "DK-1620", "12b", "VESTERBROGADE", "dk|dk1620|12bvesterbrogade", "a country prefix is part of what was written" },
        { "GB", "SW1A 2AA", "10", "Downing St.", "gb|sw1a2aa|10downingst", "spaces and full stops" },
        { "SE", "114 55", "3", "Åsögatan", "se|11455|3asogatan", "å and ö are decomposed, their marks dropped" },
        { "DK", "8000", "1", "Ø-gade", "dk|8000|1øgade", "ø has no decomposition and stays" },
        { "DE", "10115", "5", "Große Straße", "de|10115|5großestraße", "ß has no decomposition and stays" },
        { "FR", "75001", "1 bis", "rue de l'Œuvre", "fr|75001|1bisruedelœuvre", "nor has œ" },
        { "TR", "34000", "4", "İstiklal", "tr|34000|4istiklal", "a dotted capital I" },
        { "GR", "10431", "7", "Οδός", "gr|10431|7οδοσ", "final sigma is sigma" },
        { "JP", "１００", "１", "ｱ通り", "jp|100|1ア通り", "full width and half width" },
        { "IE", "D02 X285", "Rose Cottage", "Mill Lane", "ie|d02x285|rosecottagemilllane", "a house's name" },
    };

    [Theory, MemberData(nameof(Accepted))]
    public void Ways_of_writing_one_house_give_one_form(
        string country, string postalCode, string houseNumber, string street, string expected, string reason)
    {
        Assert.True(PostalAddressCanonicalForm.TryCreate(country, postalCode, houseNumber, street, out var canonical, out _), reason);
        Assert.Equal(expected, canonical);
    }

    [Fact]
    public void The_culture_of_the_machine_changes_nothing()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("tr-TR");
            PostalAddressCanonicalForm.TryCreate("IT", "I", "1", "VIA INDIA", out var canonical, out _);
            Assert.Equal("it|i|1viaindia", canonical);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    public static TheoryData<string?, string?, string?, string?, CanonicalFormProblem, string> Refused => new()
    {
        { null, "1620", "12", "Vesterbrogade", CanonicalFormProblem.AddressCountryUnknown, "no country" },
        { "UK", "SW1A 2AA", "10", "Downing Street", CanonicalFormProblem.AddressCountryUnknown, "UK is not assigned" },
        { "Denmark", "1620", "12", "Vesterbrogade", CanonicalFormProblem.AddressCountryUnknown, "a name" },
        { "DNK", "1620", "12", "Vesterbrogade", CanonicalFormProblem.AddressCountryUnknown, "three letters" },
        { "DK", " ", "12", "Vesterbrogade", CanonicalFormProblem.AddressPostalCodeMissing, "no postal code" },
        { "DK", "--", "12", "Vesterbrogade", CanonicalFormProblem.AddressPostalCodeMissing, "nothing left of it" },
        { "DK", "1620", null, "Vesterbrogade", CanonicalFormProblem.AddressHouseNumberMissing, "no house number" },
        { "DK", "1620", "12", "", CanonicalFormProblem.AddressStreetMissing, "no street" },
        { "DK", "1620", "12", new string('a', 201), CanonicalFormProblem.AddressTooLong, "201 characters" },
        { "DK", "1620", "12", "\ud800", CanonicalFormProblem.AddressStreetMissing, "half a character" },
    };

    [Theory, MemberData(nameof(Refused))]
    public void What_is_no_address_is_refused_with_what_to_change(
        string? country, string? postalCode, string? houseNumber, string? street, CanonicalFormProblem problem, string reason)
    {
        Assert.False(PostalAddressCanonicalForm.TryCreate(country, postalCode, houseNumber, street, out var canonical, out var error), reason);
        Assert.Equal(problem, error.Problem);
        Assert.Null(canonical);
    }

    [Fact]
    public void All_assigned_country_codes_are_known() => Assert.Equal(249 + 1, IsoCountries.Count);
}
