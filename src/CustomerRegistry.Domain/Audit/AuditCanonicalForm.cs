using System.Buffers.Binary;
using System.Text;

namespace CustomerRegistry.Domain.Audit;

/// <summary>
/// The bytes that an entry is hashed over: one entry has one form, and two entries that differ in anything have different
/// forms, since every field has its length before it. The form is versioned by its first byte: whoever checks old entries
/// must be able to read them, so a new form gets a new number and nothing is changed in place.
/// <code>
/// form   = version (1 byte) field*
/// field  = length (4 bytes, big-endian) value
/// fields = id, at, actor kind, actor id, mode, sandbox id, action, subject kind, subject id, number of details,
///          then for each detail, by key: key, value
/// </code>
/// An id is its 16 bytes in the order in which it is written (RFC 9562), or nothing where there is none; a time is
/// microseconds since 1970-01-01T00:00Z (8 bytes, big-endian, signed); numbers and enum members are 4 bytes, big-endian;
/// a value is ASCII.
/// </summary>
public static class AuditCanonicalForm
{
    public const byte Version = 1;

    public static byte[] Bytes(AuditEntry entry)
    {
        using var form = new MemoryStream(256);
        form.WriteByte(Version);
        Write(form, entry.Id);
        Write(form, (entry.At - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
        Write(form, (int)entry.ActorKind);
        Write(form, entry.ActorId ?? Guid.Empty);
        Write(form, (int)entry.Mode);
        Write(form, entry.SandboxId);
        Write(form, (int)entry.Action);
        Write(form, (int)entry.SubjectKind);
        Write(form, entry.SubjectId);
        Write(form, entry.Details.Sorted.Count);
        foreach (var (key, value) in entry.Details.Sorted)
        {
            Write(form, (int)key);
            Write(form, Encoding.ASCII.GetBytes(value));
        }

        return form.ToArray();
    }

    /// <summary>The entry of these bytes.</summary>
    /// <exception cref="FormatException">They are not the form of an entry.</exception>
    public static AuditEntry Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 0 || bytes[0] != Version) throw new FormatException("Not a form of this version.");
        var left = bytes[1..];
        var id = Id(Next(ref left));
        var at = DateTimeOffset.UnixEpoch.AddTicks(BinaryPrimitives.ReadInt64BigEndian(Exactly(Next(ref left), sizeof(long))) * TimeSpan.TicksPerMicrosecond);
        var actor = (AuditActorKind)Number(Next(ref left));
        var actorId = Id(Next(ref left));
        var mode = (Identifiers.RegistryMode)Number(Next(ref left));
        var sandboxId = Id(Next(ref left));
        var action = (AuditAction)Number(Next(ref left));
        var subject = (AuditSubject)Number(Next(ref left));
        var subjectId = Id(Next(ref left));
        var details = new (AuditDetail, string)[Number(Next(ref left))];
        for (var i = 0; i < details.Length; i++)
        {
            details[i] = ((AuditDetail)Number(Next(ref left)), Encoding.ASCII.GetString(Next(ref left)));
        }

        if (left.Length > 0) throw new FormatException("Bytes after the end.");
        return new AuditEntry(
            id, at, actor, actorId == Guid.Empty ? null : actorId, mode, sandboxId, action, subject, subjectId, AuditDetails.Of(details));
    }

    private static ReadOnlySpan<byte> Next(ref ReadOnlySpan<byte> left)
    {
        if (left.Length < sizeof(int)) throw new FormatException("Cut off.");
        var length = BinaryPrimitives.ReadInt32BigEndian(left);
        if (length < 0 || length > left.Length - sizeof(int)) throw new FormatException("Cut off.");
        var value = left.Slice(sizeof(int), length);
        left = left[(sizeof(int) + length)..];
        return value;
    }

    private static ReadOnlySpan<byte> Exactly(ReadOnlySpan<byte> value, int length) =>
        value.Length == length ? value : throw new FormatException("A value without its length.");

    private static int Number(ReadOnlySpan<byte> value) => BinaryPrimitives.ReadInt32BigEndian(Exactly(value, sizeof(int)));

    private static Guid Id(ReadOnlySpan<byte> value) => value.Length == 0 ? Guid.Empty : new Guid(Exactly(value, 16), bigEndian: true);

    private static void Write(MemoryStream form, Guid id) => Write(form, id == Guid.Empty ? [] : id.ToByteArray(bigEndian: true));

    private static void Write(MemoryStream form, int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        Write(form, bytes);
    }

    private static void Write(MemoryStream form, long number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, number);
        Write(form, bytes);
    }

    private static void Write(MemoryStream form, ReadOnlySpan<byte> value)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
        form.Write(length);
        form.Write(value);
    }
}
