using System.Security.Cryptography;
using System.Text;
using CustomerRegistry.Server.Identifiers;
using Xunit;

namespace CustomerRegistry.Server.Tests.Identifiers;

public sealed class ApiKeySecretTests
{
    private static readonly RandomNumberGenerator Random = RandomNumberGenerator.Create();

    [Theory]
    [InlineData("Live", "cr_live_")]
    [InlineData("Test", "cr_test_")]
    [InlineData("Staff", "cr_staff_")]
    public void A_key_says_what_it_opens_and_is_read_back(string kindName, string prefix)
    {
        var kind = Enum.Parse<ApiKeyKind>(kindName);
        var created = ApiKeySecret.Create(kind, Random);

        Assert.Matches($"^{prefix}[A-Za-z0-9_-]{{43}}$", created.Text);
        Assert.True(ApiKeySecret.TryParse(created.Text, out var read));
        Assert.Equal(kind, read.Kind);
        Assert.Equal(created.Hash(), read.Hash());
        Assert.Equal(SHA256.HashData(Encoding.ASCII.GetBytes(created.Text)), created.Hash());
    }

    [Fact]
    public void Every_key_is_another_and_only_its_own_hash_fits()
    {
        var first = ApiKeySecret.Create(ApiKeyKind.Live, Random);

        Assert.True(first.HasHash(first.Hash()));
        Assert.False(first.HasHash(ApiKeySecret.Create(ApiKeyKind.Live, Random).Hash()));
        Assert.False(first.HasHash([]));
    }

    [Theory]
    [InlineData(null, "nothing")]
    [InlineData("", "empty")]
    [InlineData("cr_live_", "prefix only")]
    [InlineData("cr_live_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "42 characters")]
    [InlineData("cr_live_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "44 characters")]
    [InlineData("cr_live_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA+A", "not base64url")]
    [InlineData("cr_live_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA AA", "a space inside")]
    [InlineData("CR_LIVE_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "prefix in upper case")]
    [InlineData("sk_live_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "another service's key")]
    [InlineData(" cr_live_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "a space before")]
    public void What_cannot_be_a_key_is_not_looked_up(string? text, string reason) =>
        Assert.False(ApiKeySecret.TryParse(text, out _), reason);

    [Fact]
    public void Printing_a_key_shows_nothing_of_it() =>
        Assert.Equal("API key", $"{ApiKeySecret.Create(ApiKeyKind.Staff, Random)}");
}
