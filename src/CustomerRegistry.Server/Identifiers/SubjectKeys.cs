using System.Security.Cryptography;
using System.Text;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Identifiers;

namespace CustomerRegistry.Server.Identifiers;

/// <summary>
/// From what a merchant sends to what listings are stored under (design sections 4.3 and 4.4):
/// <code>
/// identifier hash -- OPRF, key A --> subject token -- HMAC-SHA-256, key B, first 16 bytes --> subject key
///   shared:   HMAC(B, 0x01 || token)
///   own-only: HMAC(B, 0x02 || merchant id, 16 bytes || token)
///   order:    HMAC(B, 0x03 || merchant id, 16 bytes || canonical order reference)
/// </code>
/// An own-only key contains its merchant, so that what two merchants hold about one person cannot be joined, by us or by
/// a thief. Merchant ids are written big endian, as they are printed. Safe for use by many threads.
/// </summary>
internal sealed class SubjectKeys(KeyFile keys)
{
    private const byte SharedScope = 1;
    private const byte OwnOnlyScope = 2;
    private const byte OrderScope = 3;
    private const int GuidLength = 16;

    /// <summary>The token of a hash: one evaluation of the OPRF, some 70 us, what rations count.</summary>
    public SubjectToken TokenOf(RegistryMode mode, int epoch, IdentifierKind kind, in IdentifierHash hash)
    {
        Span<byte> input = stackalloc byte[SubjectTokenInput.Length];
        Span<byte> output = stackalloc byte[Oprf.OutputLength];
        SubjectTokenInput.Write((byte)kind, hash, input);

        // Both conditions have a probability of some 2^-250.
        if (!Oprf.TryEvaluate(keys.Keys(mode, epoch).A, input, output) || !SubjectToken.TryCreate(epoch, output, out var token))
            throw new CryptographicException("This identifier hash has no token.");
        return token;
    }

    /// <summary>Evaluates elements that a merchant blinded, with the proof; see <see cref="Oprf.TryBlindEvaluate(ReadOnlySpan{byte}, ReadOnlySpan{byte}, Span{byte}, Span{byte})"/>.</summary>
    public bool TryBlindEvaluate(RegistryMode mode, int epoch, ReadOnlySpan<byte> blinded, Span<byte> evaluated, Span<byte> proof) =>
        Oprf.TryBlindEvaluate(keys.Keys(mode, epoch).A, blinded, evaluated, proof);

    /// <summary>Where what may be shared about a subject is held.</summary>
    public SubjectKey Shared(RegistryMode mode, in SubjectToken token)
    {
        Span<byte> content = stackalloc byte[1 + SubjectToken.ValueLength];
        content[0] = SharedScope;
        token.CopyTo(content[1..]);
        return KeyOf(mode, token.Epoch, content);
    }

    /// <summary>Where a merchant's own-only reports about a subject are held.</summary>
    public SubjectKey OwnOnly(RegistryMode mode, in SubjectToken token, Guid merchantId)
    {
        Span<byte> content = stackalloc byte[1 + GuidLength + SubjectToken.ValueLength];
        WriteScope(OwnOnlyScope, merchantId, content);
        token.CopyTo(content[(1 + GuidLength)..]);
        return KeyOf(mode, token.Epoch, content);
    }

    /// <summary>What an order reference is stored as, 32 bytes: equal for one merchant, mode and epoch alone.</summary>
    /// <param name="canonicalOrderReference">As <see cref="OrderReference"/> made it.</param>
    public byte[] OrderKey(RegistryMode mode, int epoch, Guid merchantId, string canonicalOrderReference)
    {
        var content = new byte[1 + GuidLength + Encoding.UTF8.GetByteCount(canonicalOrderReference)];
        WriteScope(OrderScope, merchantId, content);
        Encoding.UTF8.GetBytes(canonicalOrderReference, content.AsSpan(1 + GuidLength));
        return HMACSHA256.HashData(keys.Keys(mode, epoch).B, content);
    }

    private SubjectKey KeyOf(RegistryMode mode, int epoch, ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(keys.Keys(mode, epoch).B, content, hash);
        return SubjectKey.FromBytes(hash[..SubjectKey.Length]);
    }

    private static void WriteScope(byte scope, Guid merchantId, Span<byte> content)
    {
        content[0] = scope;
        merchantId.TryWriteBytes(content[1..], bigEndian: true, out _);
    }
}
