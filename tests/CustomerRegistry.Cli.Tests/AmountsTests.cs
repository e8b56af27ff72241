using CustomerRegistry.Cli.Reports;
using CustomerRegistry.V1;

namespace CustomerRegistry.Cli.Tests;

public sealed class AmountsTests
{
    public static TheoryData<string, string, long?, string> Written => new()
    {
        { "12.34", "GBP", 1_234, "the ordinary case" },
        { "12", "GBP", 1_200, "whole pounds" },
        { "1,234.56", "GBP", 123_456, "thousands with a comma" },
        { "1.234,56", "EUR", 123_456, "thousands with a point" },
        { "1 234,56", "EUR", 123_456, "thousands with a space" },
        { "1'234.50", "CHF", 123_450, "thousands with an apostrophe" },
        { "12,34", "EUR", 1_234, "a decimal comma" },
        { "1,234", "GBP", 123_400, "thousands, since pounds have two decimals" },
        { "1,234,567", "GBP", 123_456_700, "two commas can only be thousands" },
        { "5000", "JPY", 5_000, "yen have no minor unit" },
        { "5,000", "JPY", 5_000, "thousands of yen" },
        { "1.234", "KWD", 1_234, "dinars have three decimals" },
        { "1,234", "KWD", null, "of dinars this could be either" },
        { "1.234", "GBP", null, "more decimals than pounds have" },
        { "12.5", "JPY", null, "half a yen" },
        { "0", "GBP", 0, "nothing" },
        { "-3.00", "GBP", -300, "below zero is the registry's to refuse, with its reason" },
        { "much", "GBP", null, "no number" },
        { "", "GBP", null, "nothing written" },
        { "99999999999999", "GBP", null, "beyond any dispute" },
    };

    [Theory]
    [MemberData(nameof(Written))]
    public void Amounts_are_read_as_people_write_them(string text, string currency, long? expected, string why)
    {
        var read = Amounts.TryParseMajor(text, currency, out var minor);

        Assert.True(read == expected.HasValue, why);
        if (expected is not null) Assert.Equal(expected, minor);
    }

    [Theory]
    [InlineData("GBP", 1234, "12.34 GBP")]
    [InlineData("JPY", 5000, "5000 JPY")]
    [InlineData("KWD", 1234, "1.234 KWD")]
    public void Amounts_are_shown_with_their_currency(string currency, long minor, string expected) =>
        Assert.Equal(expected, Amounts.Read(new Money { Currency = currency, MinorUnits = minor }));
}
