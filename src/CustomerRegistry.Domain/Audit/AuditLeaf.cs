using System.Security.Cryptography;

namespace CustomerRegistry.Domain.Audit;

/// <summary>
/// An entry as a leaf of a verifiable log. The leaf's data is a commitment, SHA-256(blinding || canonical bytes); its hash
/// is SHA-256(0x00 || commitment), the leaf prefix of RFC 6962 section 2.1. While bytes and blinding are held, anybody can
/// check that the leaf is this entry; once both are erased the leaf stays where it is and every proof over it still holds,
/// but without the 32 random bytes nobody can find out by trying what the entry said.
/// </summary>
public static class AuditLeaf
{
    public const int BlindingLength = 32;

    public const int HashLength = SHA256.HashSizeInBytes;

    private const byte LeafPrefix = 0x00;

    /// <param name="canonicalBytes"><see cref="AuditCanonicalForm.Bytes"/> of the entry.</param>
    /// <param name="blinding">32 random bytes, used for this entry only.</param>
    /// <exception cref="ArgumentException">The blinding has not 32 bytes: with any length, where it ends would be open.</exception>
    public static byte[] Commitment(ReadOnlySpan<byte> canonicalBytes, ReadOnlySpan<byte> blinding) => blinding.Length == BlindingLength
        ? SHA256.HashData([.. blinding, .. canonicalBytes])
        : throw new ArgumentException("A blinding has 32 bytes.", nameof(blinding));

    /// <summary>The leaf hash while the entry is held.</summary>
    /// <inheritdoc cref="Commitment"/>
    public static byte[] Hash(ReadOnlySpan<byte> canonicalBytes, ReadOnlySpan<byte> blinding) =>
        HashOfCommitment(Commitment(canonicalBytes, blinding));

    /// <summary>The leaf hash where only the commitment is left.</summary>
    /// <exception cref="ArgumentException">The commitment has not 32 bytes.</exception>
    public static byte[] HashOfCommitment(ReadOnlySpan<byte> commitment) => commitment.Length == HashLength
        ? SHA256.HashData([LeafPrefix, .. commitment])
        : throw new ArgumentException("A commitment has 32 bytes.", nameof(commitment));

    /// <summary>Whether a stored leaf hash is this entry's.</summary>
    public static bool Matches(ReadOnlySpan<byte> leafHash, ReadOnlySpan<byte> canonicalBytes, ReadOnlySpan<byte> blinding) =>
        Hash(canonicalBytes, blinding).AsSpan().SequenceEqual(leafHash);
}
