using Xunit;

namespace CustomerRegistry.Identifiers.Tests;

public sealed class PaymentAccountReferenceCanonicalFormTests
{
    [Theory]
    [InlineData("V0010013816180398947326400396")]
    [InlineData(" v0010013816180398947326400396 ")]
    public void Trimmed_and_upper_case(string reference)
    {
        Assert.True(PaymentAccountReferenceCanonicalForm.TryCreate(reference, out var canonical, out _));
        Assert.Equal("V0010013816180398947326400396", canonical);
    }

    [Theory]
    [InlineData(null, CanonicalFormProblem.PaymentAccountReferenceLength, "nothing")]
    [InlineData("", CanonicalFormProblem.PaymentAccountReferenceLength, "empty")]
    [InlineData("4111111111111111", CanonicalFormProblem.PaymentAccountReferenceLength, "a card number")]
    [InlineData("V001001381618039894732640039", CanonicalFormProblem.PaymentAccountReferenceLength, "28 characters")]
    [InlineData("V00100138161803989473264003966", CanonicalFormProblem.PaymentAccountReferenceLength, "30 characters")]
    [InlineData("V001001381618039894732640039-", CanonicalFormProblem.PaymentAccountReferenceCharacters, "a hyphen")]
    [InlineData("V00100138161803989473264003Ä6", CanonicalFormProblem.PaymentAccountReferenceCharacters, "a letter beyond Z")]
    public void Anything_else_is_refused_with_what_to_change(string? reference, CanonicalFormProblem problem, string reason)
    {
        Assert.False(PaymentAccountReferenceCanonicalForm.TryCreate(reference, out var canonical, out var error), reason);
        Assert.Equal(problem, error.Problem);
        Assert.Null(canonical);
    }
}
