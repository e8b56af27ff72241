using System.Runtime.CompilerServices;

namespace CustomerRegistry.Identifiers;

/// <summary>
/// The OPRF output for an identifier hash under the registry's key A of one epoch: 64 bytes that a merchant may keep and
/// send instead of the hash. The registry does not store it and nobody logs it: <see cref="ToString"/> does not show it.
/// </summary>
public readonly struct SubjectToken : IEquatable<SubjectToken>
{
    /// <summary>Bytes of a token's value.</summary>
    public const int ValueLength = Oprf.OutputLength;

    private readonly Bytes64 _value;

    private SubjectToken(uint epoch, ReadOnlySpan<byte> value)
    {
        Epoch = epoch;
        value.CopyTo(_value);
    }

    /// <summary>The epoch whose key made it, from 1.</summary>
    public uint Epoch { get; }

    /// <summary>Reads a token from the wire; false unless its value has 64 bytes and the epoch is not 0.</summary>
    public static bool TryCreate(uint epoch, ReadOnlySpan<byte> value, out SubjectToken token)
    {
        var formed = epoch != 0 && value.Length == ValueLength;
        token = formed ? new SubjectToken(epoch, value) : default;
        return formed;
    }

    /// <summary>Writes the 64 bytes of the value.</summary>
    public void CopyTo(Span<byte> destination) => ((ReadOnlySpan<byte>)_value).CopyTo(destination);

    public byte[] ToBytes() => ((ReadOnlySpan<byte>)_value).ToArray();

    public bool Equals(SubjectToken other) =>
        Epoch == other.Epoch && ((ReadOnlySpan<byte>)_value).SequenceEqual(other._value);

    public override bool Equals(object? obj) => obj is SubjectToken other && Equals(other);

    public override int GetHashCode() => BitConverter.ToInt32(_value);

    public static bool operator ==(SubjectToken left, SubjectToken right) => left.Equals(right);

    public static bool operator !=(SubjectToken left, SubjectToken right) => !left.Equals(right);

    public override string ToString() => "subject token";

    [InlineArray(ValueLength)]
    private struct Bytes64
    {
        private byte _first;
    }
}
