using System.Security.Cryptography;
using System.Text;
using CsCheck;
using CustomerRegistry.Server.Identifiers;
using Xunit;

namespace CustomerRegistry.Server.Tests.Identifiers;

public sealed class ContentCipherTests
{
    private static readonly Guid Row = Guid.Parse("11111111-2222-3333-4444-555555555555");

    private readonly ContentCipher _cipher = new(KeyFile.Generate(RandomNumberGenerator.Create()));

    [Fact]
    public void What_was_encrypted_is_decrypted() => Gen.Byte.Array[0, 5000].Sample(
        content => content.AsSpan().SequenceEqual(_cipher.Decrypt(Row, "mail.body", _cipher.Encrypt(Row, "mail.body", content))),
        iter: 200);

    [Fact]
    public void The_same_content_never_looks_the_same_and_never_like_itself()
    {
        var content = "user@example.com"u8.ToArray();
        var first = _cipher.Encrypt(Row, "mail.body", content);

        Assert.NotEqual(first, _cipher.Encrypt(Row, "mail.body", content));
        Assert.DoesNotContain("user@example.com", Encoding.Latin1.GetString(first), StringComparison.Ordinal);
        Assert.Equal(1 + 12 + content.Length + 16, first.Length);
        Assert.Equal(1, first[0]);
    }

    [Fact]
    public void Content_opens_in_its_own_row_and_column_alone()
    {
        var encrypted = _cipher.Encrypt(Row, "mail.body", [1, 2, 3]);

        Assert.ThrowsAny<CryptographicException>(() => _cipher.Decrypt(Guid.Empty, "mail.body", encrypted));
        Assert.ThrowsAny<CryptographicException>(() => _cipher.Decrypt(Row, "mail.bodz", encrypted));
        Assert.ThrowsAny<CryptographicException>(() =>
            new ContentCipher(KeyFile.Generate(RandomNumberGenerator.Create())).Decrypt(Row, "mail.body", encrypted));
    }

    [Fact]
    public void Any_changed_or_missing_byte_is_seen()
    {
        var encrypted = _cipher.Encrypt(Row, "mail.body", [1, 2, 3]);

        for (var i = 0; i < encrypted.Length; i++)
        {
            var changed = encrypted.ToArray();
            changed[i] ^= 1;
            var cut = encrypted[..i];
            Assert.ThrowsAny<CryptographicException>(() => _cipher.Decrypt(Row, "mail.body", changed));
            Assert.ThrowsAny<CryptographicException>(() => _cipher.Decrypt(Row, "mail.body", cut));
        }
    }

    [Fact]
    public void A_purpose_must_be_named() => Assert.Throws<ArgumentException>(() => _cipher.Encrypt(Row, "", [1]));
}
