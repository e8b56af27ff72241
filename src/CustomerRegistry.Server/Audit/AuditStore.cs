using System.Security.Cryptography;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Server.Store;

namespace CustomerRegistry.Server.Audit;

/// <summary>Adds entries to the transaction of what they are about. A trigger refuses a change without one.</summary>
internal sealed class AuditStore(RandomNumberGenerator random)
{
    public void Stage(RegistryDbContext db, AuditEntry entry)
    {
        var bytes = AuditCanonicalForm.Bytes(entry);
        var blinding = new byte[AuditLeaf.BlindingLength];
        random.GetBytes(blinding);
        db.AuditEntries.Add(new AuditEntryRow
        {
            Id = entry.Id,
            At = entry.At,
            CanonicalBytes = bytes,
            Blinding = blinding,
            LeafHash = AuditLeaf.Hash(bytes, blinding),
        });
    }
}
