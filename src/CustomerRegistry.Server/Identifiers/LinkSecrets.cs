using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace CustomerRegistry.Server.Identifiers;

/// <summary>
/// Secrets that are derived under key N instead of stored: a stolen database holds none of them, and a repeated call can
/// give the same one again. 43 characters of base64url, 256 bits. Comparisons take the same time wherever they differ.
/// </summary>
internal sealed class LinkSecrets(KeyFile keys)
{
    private const int GuidLength = 16;

    /// <summary>The secret in a notice's link: HMAC(N, "notice" || report id || number, 4 bytes big endian).</summary>
    /// <param name="number">Which notice of the report it is, from 1: a new one makes the old link void.</param>
    public string NoticeSecret(Guid reportId, int number) => Secret("notice"u8, reportId, number);

    public bool IsNoticeSecret(string? presented, Guid reportId, int number) => AreEqual(presented, NoticeSecret(reportId, number));

    /// <summary>The secret that reading, adding to and withdrawing an appeal needs: HMAC(N, "case" || appeal id || number).</summary>
    /// <param name="number">1 at filing; raised when a new secret is sent.</param>
    public string CaseSecret(Guid appealId, int number) => Secret("case"u8, appealId, number);

    public bool IsCaseSecret(string? presented, Guid appealId, int number) => AreEqual(presented, CaseSecret(appealId, number));

    /// <summary>The secret that reading and withdrawing a request needs: HMAC(N, "rights" || request id || 1).</summary>
    public string RightsSecret(Guid requestId) => Secret("rights"u8, requestId, 1);

    public bool IsRightsSecret(string? presented, Guid requestId) => AreEqual(presented, RightsSecret(requestId));

    /// <summary>The secret of a question after a withdrawal whose consumer has no notice's link: HMAC(N, "withdrawal" || question id || 1).</summary>
    public string WithdrawalSecret(Guid questionId) => Secret("withdrawal"u8, questionId, 1);

    /// <summary>
    /// What a one-time code is held as: HMAC(N, "code" || proof id || code), 32 bytes. Eight digits are tried in a moment, so
    /// a plain hash in a stolen database would be the code.
    /// </summary>
    public byte[] CodeHash(Guid proofId, string code)
    {
        Span<byte> place = stackalloc byte[GuidLength];
        proofId.TryWriteBytes(place, bigEndian: true, out _);
        byte[] content = [.. "code"u8, .. place, .. Encoding.UTF8.GetBytes(code)];
        return HMACSHA256.HashData(keys.LinkKey, content);
    }

    public bool IsCode(ReadOnlySpan<byte> stored, Guid proofId, string code) =>
        CryptographicOperations.FixedTimeEquals(stored, CodeHash(proofId, code));

    /// <summary>What a request is remembered by under its request_id: HMAC(N, "request" || canonical content), 32 bytes.</summary>
    public byte[] RequestFingerprint(ReadOnlySpan<byte> canonicalContent)
    {
        byte[] content = [.. "request"u8, .. canonicalContent];
        return HMACSHA256.HashData(keys.LinkKey, content);
    }

    public bool IsRequestFingerprint(ReadOnlySpan<byte> stored, ReadOnlySpan<byte> canonicalContent) =>
        CryptographicOperations.FixedTimeEquals(stored, RequestFingerprint(canonicalContent));

    private string Secret(ReadOnlySpan<byte> use, Guid id, int number)
    {
        Span<byte> place = stackalloc byte[GuidLength + sizeof(int)];
        id.TryWriteBytes(place, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(place[GuidLength..], number);
        byte[] content = [.. use, .. place];
        return Base64Url.EncodeToString(HMACSHA256.HashData(keys.LinkKey, content));
    }

    private static bool AreEqual(string? presented, string expected) =>
        presented is not null &&
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(presented), Encoding.UTF8.GetBytes(expected));
}
