using System.Buffers.Binary;

namespace CustomerRegistry.Domain.Identifiers;

/// <summary>
/// The 16 bytes that listings are stored under (design section 4.4). Its bytes are secret-derived and are not for logs:
/// <see cref="ToString"/> does not show them.
/// </summary>
public readonly record struct SubjectKey(ulong High, ulong Low) : IComparable<SubjectKey>
{
    public const int Length = 16;

    public static SubjectKey FromBytes(ReadOnlySpan<byte> bytes) => bytes.Length == Length
        ? new SubjectKey(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]))
        : throw new ArgumentException("A subject key has 16 bytes.", nameof(bytes));

    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(8), Low);
        return bytes;
    }

    /// <summary>Byte order, the same as PostgreSQL's order of bytea: rows are locked in this order.</summary>
    public int CompareTo(SubjectKey other) =>
        High != other.High ? High.CompareTo(other.High) : Low.CompareTo(other.Low);

    public static bool operator <(SubjectKey a, SubjectKey b) => a.CompareTo(b) < 0;

    public static bool operator >(SubjectKey a, SubjectKey b) => a.CompareTo(b) > 0;

    public static bool operator <=(SubjectKey a, SubjectKey b) => a.CompareTo(b) <= 0;

    public static bool operator >=(SubjectKey a, SubjectKey b) => a.CompareTo(b) >= 0;

    public override string ToString() => "subject key";
}
