using CustomerRegistry.Domain.Jurisdictions;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Jurisdictions;

public sealed class CountryTests
{
    [Theory]
    [InlineData("DK", "DK", false)]
    [InlineData("dk", "DK", false)]
    [InlineData("US-CA", "US-CA", true)]
    [InlineData("us-ca", "US-CA", true)]
    [InlineData("GB-SCT", "GB-SCT", true)]
    [InlineData("FR-2A", "FR-2A", true)]
    [InlineData("AT-9", "AT-9", true)]
    [InlineData("ZZ-999", "ZZ-999", true)]
    public void A_code_is_read_and_written_alike(string text, string expected, bool subdivision)
    {
        Assert.True(Country.TryParse(text, out var country));
        Assert.Equal(expected, country.ToString());
        Assert.Equal(subdivision, country.IsSubdivision);
        Assert.Equal(expected[..2], country.Whole.ToString());
        Assert.Equal(country, Country.Parse(expected));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("D")]
    [InlineData("1A")]
    [InlineData("DNK")]
    [InlineData("US-")]
    [InlineData("US_CA")]
    [InlineData("US-CALI")]
    [InlineData("US-C ")]
    [InlineData("US-Ä")]
    [InlineData("-CA")]
    public void Anything_else_is_not_known(string? text)
    {
        Assert.False(Country.TryParse(text, out var country));
        Assert.True(country.IsUnknown);
        Assert.Equal("UNKNOWN", country.ToString());
    }

    [Fact]
    public void Every_country_and_subdivision_is_another()
    {
        string[] codes = ["US", "US-A", "US-AA", "US-A1", "US-1", "US-01", "US-AAA", "UT", "AU", "AA", "ZZ", "ZZ-999"];
        Assert.Equal(codes.Length, codes.Select(Country.Parse).Distinct().Count());
    }

    [Fact]
    public void It_takes_four_bytes_in_a_listing() => Assert.Equal(4, System.Runtime.CompilerServices.Unsafe.SizeOf<Country>());
}
