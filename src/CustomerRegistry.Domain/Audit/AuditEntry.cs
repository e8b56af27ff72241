using CustomerRegistry.Domain.Identifiers;

namespace CustomerRegistry.Domain.Audit;

/// <summary>
/// One thing that happened: written in the same transaction as what it is about, or neither is. It names no person. A value
/// that cannot be true is refused by the constructor with <see cref="ArgumentException"/>, since a wrong entry must stop
/// the change that it is about.
/// </summary>
public sealed record AuditEntry
{
    /// <param name="id">Random or time-ordered; not empty.</param>
    /// <param name="at">When, cut to the microseconds that PostgreSQL keeps, so that bytes computed from a stored row are the same.</param>
    /// <param name="actorId">The merchant or the member of staff; null for all others, a consumer above all.</param>
    /// <param name="sandboxId">The sandbox of a test entry; <see cref="Guid.Empty"/> otherwise.</param>
    /// <param name="subjectId">A member of staff at most, never a consumer; <see cref="Guid.Empty"/> for the registry.</param>
    public AuditEntry(
        Guid id, DateTimeOffset at, AuditActorKind actorKind, Guid? actorId, RegistryMode mode, Guid sandboxId,
        AuditAction action, AuditSubject subjectKind, Guid subjectId, AuditDetails details)
    {
        Demand(id != Guid.Empty, "An entry needs an id.", nameof(id));
        Demand(Enum.IsDefined(actorKind), "Unknown kind of actor.", nameof(actorKind));
        Demand(Enum.IsDefined(mode), "Unknown mode.", nameof(mode));
        Demand(Enum.IsDefined(action), "Unknown action.", nameof(action));
        Demand(Enum.IsDefined(subjectKind), "Unknown kind of subject.", nameof(subjectKind));
        Demand(IsNamed(actorKind) ? actorId is { } actor && actor != Guid.Empty : actorId is null,
            "Merchants and staff act under their id, everybody else without one.", nameof(actorId));
        Demand(mode == RegistryMode.Test || sandboxId == Guid.Empty, "Nothing live belongs to a sandbox.", nameof(sandboxId));
        Demand((subjectKind == AuditSubject.Registry) == (subjectId == Guid.Empty),
            "Only the registry itself has no id.", nameof(subjectId));

        Id = id;
        At = at.ToUniversalTime().AddTicks(-(at.UtcTicks % TimeSpan.TicksPerMicrosecond));
        ActorKind = actorKind;
        ActorId = actorId;
        Mode = mode;
        SandboxId = sandboxId;
        Action = action;
        SubjectKind = subjectKind;
        SubjectId = subjectId;
        Details = details;
    }

    public Guid Id { get; }

    public DateTimeOffset At { get; }

    public AuditActorKind ActorKind { get; }

    public Guid? ActorId { get; }

    public RegistryMode Mode { get; }

    public Guid SandboxId { get; }

    public AuditAction Action { get; }

    public AuditSubject SubjectKind { get; }

    public Guid SubjectId { get; }

    public AuditDetails Details { get; }

    private static bool IsNamed(AuditActorKind kind) => kind switch
    {
        AuditActorKind.Merchant => true,
        AuditActorKind.Staff => true,
        AuditActorKind.Consumer => false,
        AuditActorKind.Provider => false,
        AuditActorKind.Job => false,
        AuditActorKind.Bootstrap => false,
    };

    private static void Demand(bool holds, string otherwise, string parameter)
    {
        if (!holds) throw new ArgumentException(otherwise, parameter);
    }
}
