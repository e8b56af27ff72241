using System.Security.Cryptography;
using System.Text;

namespace CustomerRegistry.Server.Identifiers;

/// <summary>
/// Encrypts what the database holds of texts, addresses, attachments and secrets: AES-256-GCM under key D. Row id and
/// purpose are authenticated, so that content moved to another row or column does not open.
/// <code>version (1 byte) || nonce (12, random) || ciphertext || tag (16)</code>
/// Random nonces of one key are good for 2^32 contents (NIST SP 800-38D, section 8.3).
/// </summary>
internal sealed class ContentCipher(KeyFile keys)
{
    private const byte Version = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int Overhead = 1 + NonceLength + TagLength;
    private const int GuidLength = 16;

    /// <param name="rowId">The id of the row that will hold it.</param>
    /// <param name="purpose">A fixed word for the column, such as <c>appeal.address</c>.</param>
    public byte[] Encrypt(Guid rowId, string purpose, ReadOnlySpan<byte> content)
    {
        var sealedContent = new byte[Overhead + content.Length];
        sealedContent[0] = Version;
        var nonce = sealedContent.AsSpan(1, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(keys.ContentKey, TagLength);
        aes.Encrypt(
            nonce,
            content,
            sealedContent.AsSpan(1 + NonceLength, content.Length),
            sealedContent.AsSpan(sealedContent.Length - TagLength),
            AssociatedData(rowId, purpose));
        return sealedContent;
    }

    /// <exception cref="CryptographicException">Other key, row or purpose, or changed content: the database or the key file is not ours.</exception>
    public byte[] Decrypt(Guid rowId, string purpose, ReadOnlySpan<byte> sealedContent)
    {
        if (sealedContent.Length < Overhead || sealedContent[0] != Version)
            throw new CryptographicException("This is not content encrypted by this version.");
        var content = new byte[sealedContent.Length - Overhead];
        using var aes = new AesGcm(keys.ContentKey, TagLength);
        aes.Decrypt(
            sealedContent.Slice(1, NonceLength),
            sealedContent.Slice(1 + NonceLength, content.Length),
            sealedContent[^TagLength..],
            content,
            AssociatedData(rowId, purpose));
        return content;
    }

    private static byte[] AssociatedData(Guid rowId, string purpose)
    {
        ArgumentException.ThrowIfNullOrEmpty(purpose);
        var data = new byte[1 + GuidLength + Encoding.UTF8.GetByteCount(purpose)];
        data[0] = Version;
        rowId.TryWriteBytes(data.AsSpan(1), bigEndian: true, out _);
        Encoding.UTF8.GetBytes(purpose, data.AsSpan(1 + GuidLength));
        return data;
    }
}
