using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Merchants;

namespace CustomerRegistry.Server.Audit;

/// <summary>Entries from what a workflow knows: the caller, or the part of the server that acted.</summary>
internal static class AuditEntries
{
    /// <summary>By a caller; a merchant's entry carries its mode and sandbox.</summary>
    public static AuditEntry Of(
        Caller caller, AuditAction action, AuditSubject subject, Guid subjectId, DateTimeOffset now,
        params (AuditDetail Key, string Value)[] details) => caller switch
        {
            Caller.Merchant merchant => Of(
                AuditActorKind.Merchant, merchant.MerchantId, merchant.Mode, merchant.SandboxId, action, subject, subjectId, now, details),
            Caller.Staff staff => Of(
                AuditActorKind.Staff, staff.PersonId, RegistryMode.Live, Guid.Empty, action, subject, subjectId, now, details),
            _ => Of(AuditActorKind.Consumer, null, RegistryMode.Live, Guid.Empty, action, subject, subjectId, now, details),
        };

    /// <summary>By a consumer, a provider, a job or the server itself, about something of a mode and sandbox.</summary>
    public static AuditEntry Of(
        AuditActorKind actor, Guid? actorId, RegistryMode mode, Guid sandboxId, AuditAction action, AuditSubject subject,
        Guid subjectId, DateTimeOffset now, params (AuditDetail Key, string Value)[] details) => new(
            Guid.CreateVersion7(now), now, actor, actorId, mode, sandboxId, action, subject, subjectId, AuditDetails.Of(details));
}
