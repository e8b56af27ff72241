using Xunit;

namespace CustomerRegistry.Identifiers.Tests;

public sealed class SecretsStayHiddenTests
{
    private static readonly IdentifierHash Hash = IdentifierHash.Of("user@example.com");

    [Fact]
    public void Printing_a_hash_a_token_or_a_blinding_shows_nothing_of_it()
    {
        Assert.True(SubjectToken.TryCreate(1, new byte[64], out var token));

        Assert.Equal("identifier hash", $"{Hash}");
        Assert.Equal("subject token", $"{token}");
        Assert.Equal("blinded inputs", $"{BlindedInputs.Blind([new byte[] { 1 }])}");
    }

    [Fact]
    public void What_to_change_is_said_for_every_problem()
    {
        foreach (var problem in Enum.GetValues<CanonicalFormProblem>())
        {
            var error = CanonicalFormError.For(problem);
            Assert.EndsWith(".", error.WhatToChange, StringComparison.Ordinal);
            Assert.Equal(error.WhatToChange, error.ToString());
        }
    }

    [Fact]
    public void A_hash_has_32_bytes_and_a_token_64_and_an_epoch()
    {
        Assert.True(IdentifierHash.TryFromBytes(Hash.ToBytes(), out var read));
        Assert.Equal(Hash, read);
        Assert.True(Hash == read && !(Hash != read) && Hash.GetHashCode() == read.GetHashCode());
        Assert.False(IdentifierHash.TryFromBytes(new byte[31], out _));
        Assert.False(IdentifierHash.TryFromBytes(new byte[33], out _));
        Assert.False(SubjectToken.TryCreate(1, new byte[63], out _));
        Assert.False(SubjectToken.TryCreate(0, new byte[64], out _));
        Assert.Throws<ArgumentException>(() => IdentifierHash.Of(""));
    }

    [Fact]
    public void Tokens_are_equal_by_epoch_and_value()
    {
        SubjectToken.TryCreate(1, new byte[64], out var first);
        SubjectToken.TryCreate(1, new byte[64], out var same);
        SubjectToken.TryCreate(2, new byte[64], out var otherEpoch);
        SubjectToken.TryCreate(1, [.. new byte[63], 1], out var otherValue);

        Assert.True(first == same && first.GetHashCode() == same.GetHashCode());
        Assert.True(first != otherEpoch && first != otherValue);
        Assert.Equal(new byte[64], first.ToBytes());
    }

    [Fact]
    public void The_input_of_a_token_is_kind_then_hash()
    {
        Assert.Equal([2, .. Hash.ToBytes()], SubjectTokenInput.Create(2, Hash));
        Assert.Throws<ArgumentOutOfRangeException>(() => SubjectTokenInput.Create(0, Hash));
    }
}
