using CsCheck;
using Xunit;

namespace CustomerRegistry.Identifiers.Tests;

public sealed class OrderReferenceTests
{
    [Theory]
    [InlineData("#2026-00417", "202600417", "signs")]
    [InlineData(" 2026 00417", "202600417", "spaces")]
    [InlineData("ord_ab12", "ORDAB12", "upper case")]
    [InlineData("Ｎｏ．①２", "NO12", "compatibility forms")]
    [InlineData("bestelling-één", "BESTELLINGÉÉN", "accents stay: composed, not decomposed")]
    [InlineData("1", "1", "one character is enough")]
    public void Ways_of_writing_one_reference_give_one_form(string reference, string expected, string reason)
    {
        Assert.True(OrderReference.TryCreate(reference, out var canonical, out _), reason);
        Assert.Equal(expected, canonical);
    }

    [Fact]
    public void Up_to_64_letters_and_digits_are_left()
    {
        Assert.True(OrderReference.TryCreate(new string('a', 64) + "---", out var canonical, out _));
        Assert.Equal(64, canonical.Length);
        Assert.False(OrderReference.TryCreate(new string('a', 65), out _, out var error));
        Assert.Equal(CanonicalFormProblem.OrderReferenceTooLong, error.Problem);
        Assert.False(OrderReference.TryCreate(new string('-', 1_000_000), out _, out error));
        Assert.Equal(CanonicalFormProblem.OrderReferenceTooLong, error.Problem);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("#--")]
    public void Nothing_left_is_refused(string? reference)
    {
        Assert.False(OrderReference.TryCreate(reference, out _, out var error));
        Assert.Equal(CanonicalFormProblem.OrderReferenceEmpty, error.Problem);
    }

    [Fact]
    public void The_form_of_a_form_is_itself() => Gen.String[0, 64].Sample(text =>
        !OrderReference.TryCreate(text, out var once, out _) ||
        (OrderReference.TryCreate(once, out var twice, out _) && twice == once));
}
