using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Merchants;

namespace CustomerRegistry.Server.Audit;

/// <summary>Who makes a change, for the audit entry that goes with it: a merchant, a provider's answer, or time.</summary>
internal sealed record Author(AuditActorKind Kind, Guid? Id, RegistryMode Mode, Guid SandboxId)
{
    public static Author Of(Caller.Merchant caller) => new(AuditActorKind.Merchant, caller.MerchantId, caller.Mode, caller.SandboxId);

    public static Author Of(Caller.Staff caller) => new(AuditActorKind.Staff, caller.PersonId, RegistryMode.Live, Guid.Empty);

    public AuditEntry Entry(
        AuditAction action, AuditSubject subject, Guid subjectId, DateTimeOffset now, params (AuditDetail Key, string Value)[] details) =>
        AuditEntries.Of(Kind, Id, Mode, SandboxId, action, subject, subjectId, now, details);
}
