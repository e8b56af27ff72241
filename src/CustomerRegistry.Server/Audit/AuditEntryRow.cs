namespace CustomerRegistry.Server.Audit;

/// <summary>
/// One thing that happened, written in the same transaction as what it is about; a trigger refuses a change without one.
/// It names no person. Erasing bytes and blinding keeps the leaf hash checkable.
/// </summary>
internal sealed class AuditEntryRow
{
    public Guid Id { get; set; }

    /// <summary>Set by the database: the writing transaction.</summary>
    public ulong Txid { get; set; }

    public DateTimeOffset At { get; set; }

    public byte[]? CanonicalBytes { get; set; }

    public byte[]? Blinding { get; set; }

    public byte[] LeafHash { get; set; } = [];
}
