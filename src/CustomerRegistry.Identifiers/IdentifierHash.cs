using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace CustomerRegistry.Identifiers;

/// <summary>
/// SHA-256 of an identifier's canonical form in UTF-8: what a merchant sends. It can be reversed by trying all e-mail
/// addresses or phone numbers, so it is never stored and never logged: <see cref="ToString"/> does not show it.
/// <c>default</c> is 32 zero bytes, the hash of nothing known.
/// </summary>
public readonly struct IdentifierHash : IEquatable<IdentifierHash>
{
    /// <summary>Bytes of a hash.</summary>
    public const int Length = 32;

    private readonly Bytes32 _bytes;

    private IdentifierHash(ReadOnlySpan<byte> bytes) => bytes.CopyTo(_bytes);

    /// <summary>Hashes a canonical form, as one of the <c>…CanonicalForm</c> classes made it.</summary>
    public static IdentifierHash Of(string canonicalForm)
    {
        ArgumentException.ThrowIfNullOrEmpty(canonicalForm);
        Span<byte> hash = stackalloc byte[Length];
        SHA256.HashData(Encoding.UTF8.GetBytes(canonicalForm), hash);
        return new IdentifierHash(hash);
    }

    /// <summary>Reads a hash from the wire; false unless it has 32 bytes.</summary>
    public static bool TryFromBytes(ReadOnlySpan<byte> bytes, out IdentifierHash hash)
    {
        hash = bytes.Length == Length ? new IdentifierHash(bytes) : default;
        return bytes.Length == Length;
    }

    /// <summary>Writes the 32 bytes.</summary>
    public void CopyTo(Span<byte> destination) => ((ReadOnlySpan<byte>)_bytes).CopyTo(destination);

    public byte[] ToBytes() => ((ReadOnlySpan<byte>)_bytes).ToArray();

    public bool Equals(IdentifierHash other) => ((ReadOnlySpan<byte>)_bytes).SequenceEqual(other._bytes);

    public override bool Equals(object? obj) => obj is IdentifierHash other && Equals(other);

    public override int GetHashCode() => BitConverter.ToInt32(_bytes);

    public static bool operator ==(IdentifierHash left, IdentifierHash right) => left.Equals(right);

    public static bool operator !=(IdentifierHash left, IdentifierHash right) => !left.Equals(right);

    public override string ToString() => "identifier hash";

    [InlineArray(Length)]
    private struct Bytes32
    {
        private byte _first;
    }
}
