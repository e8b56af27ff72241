namespace CustomerRegistry.Domain.Disclosures;

/// <summary>A person's exercise of a right: facts and where it stands. It holds no text, no name and no address.</summary>
/// <param name="ReportId">The entry it is about; null where it is about a check or everything.</param>
/// <param name="CheckId">The disclosure it is about; null otherwise.</param>
/// <param name="OwnerId">The ultimate owner of the merchant concerned: a reviewer tied to it may not decide.</param>
/// <param name="DueAt">The last instant at which an answer is in time.</param>
/// <param name="ExtendedAt">When the longer period was taken; null while it was not.</param>
/// <param name="ClosedAt">When it reached a final state; null while open.</param>
/// <param name="DecidedBy">Null where nobody had to decide.</param>
/// <param name="Reasons">Why it was decided so; empty while open, and where nobody decided.</param>
/// <param name="DaysToldBeforeLift">Days between telling the person and the end of a restriction, by the entry's ruling; 0 to 90.</param>
/// <param name="Version">Raised by every change; the etag of a decision.</param>
public sealed record RightsRequest(
    Guid Id,
    RightKind Kind,
    RightsState State,
    Guid? ReportId,
    Guid? CheckId,
    Guid? OwnerId,
    DateTimeOffset FiledAt,
    DateTimeOffset DueAt,
    DateTimeOffset? ExtendedAt,
    DateTimeOffset? ClosedAt,
    Guid? DecidedBy,
    IReadOnlyList<RightsDecisionReason> Reasons,
    int DaysToldBeforeLift,
    int Version)
{
    public bool IsOpen => State == RightsState.Open;

    /// <summary>The instant of the deadline itself is still in time.</summary>
    public bool IsOverdue(DateTimeOffset now) => IsOpen && now > DueAt;

    /// <summary>
    /// From when what the request restricted is free again after it left the entry as it was; null while open, where it
    /// restricted nothing, and where the entry is gone or stays restricted.
    /// </summary>
    public DateTimeOffset? LiftAt => ClosedAt is { } closed
        && RightsRules.Restricts(Kind) && State is RightsState.Refused or RightsState.Withdrawn
        ? closed.AddDays(DaysToldBeforeLift)
        : null;

    /// <summary>While true the entry carries the contested mark because of this request.</summary>
    public bool HoldsContested(DateTimeOffset now) =>
        Kind is RightKind.Rectification or RightKind.Restriction && (IsOpen || now < LiftAt);

    /// <summary>
    /// While true the entry carries the objected mark because of this request. A granted restriction does for good: it is
    /// kept, and nobody sees it.
    /// </summary>
    public bool HoldsObjected(DateTimeOffset now) =>
        (Kind == RightKind.Objection && (IsOpen || now < LiftAt))
        || (Kind == RightKind.Restriction && State == RightsState.Granted);
}
