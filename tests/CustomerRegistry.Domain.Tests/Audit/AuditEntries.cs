using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Identifiers;

namespace CustomerRegistry.Domain.Tests.Audit;

/// <summary>The parts of an entry, so that a test can change one of them: an entry itself cannot be changed.</summary>
internal sealed record AuditParts(
    Guid Id, DateTimeOffset At, AuditActorKind ActorKind, Guid? ActorId, RegistryMode Mode, Guid SandboxId,
    AuditAction Action, AuditSubject SubjectKind, Guid SubjectId, AuditDetails Details)
{
    public static readonly AuditParts Disclosure = new(
        Guid.Parse("01020304-0506-4708-890a-0b0c0d0e0f10"),
        new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
        AuditActorKind.Merchant,
        Guid.Parse("22222222-2222-4222-8222-222222222222"),
        RegistryMode.Test,
        Guid.Parse("33333333-3333-4333-8333-333333333333"),
        AuditAction.CheckDisclosed,
        AuditSubject.Check,
        Guid.Parse("44444444-4444-4444-8444-444444444444"),
        AuditDetails.Of((AuditDetail.ModelVersion, "risk-model-1"), (AuditDetail.Level, "Low"), (AuditDetail.Count, "2")));

    public static readonly AuditParts Opened = Disclosure with
    {
        ActorKind = AuditActorKind.Consumer,
        ActorId = null,
        Mode = RegistryMode.Live,
        SandboxId = Guid.Empty,
        Action = AuditAction.ConsumerFileOpened,
        SubjectKind = AuditSubject.ConsumerProof,
        Details = AuditDetails.None,
    };

    public AuditEntry Entry() => new(Id, At, ActorKind, ActorId, Mode, SandboxId, Action, SubjectKind, SubjectId, Details);

    public byte[] Bytes() => AuditCanonicalForm.Bytes(Entry());
}
