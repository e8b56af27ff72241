using System.Buffers.Binary;

namespace CustomerRegistry.Server.Audit;

/// <summary>Ids of entries begin with their time in milliseconds (RFC 9562, version 7): so a span of time is a span of ids.</summary>
internal static class AuditPlaces
{
    /// <summary>No entry of this time or later has a smaller id.</summary>
    public static Guid First(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        BinaryPrimitives.WriteInt64BigEndian(bytes, at.ToUnixTimeMilliseconds() << 16);
        return new Guid(bytes, bigEndian: true);
    }
}
