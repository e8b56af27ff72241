namespace CustomerRegistry.Domain.Appeals;

/// <summary>
/// One case: facts and where it stands. It holds no text, no name, no address and no amount: what people wrote is stored
/// apart, encrypted, and nobody pays for anything here.
/// </summary>
/// <param name="MerchantId">The reporter: the only one who may answer.</param>
/// <param name="OwnerId">The reporter's ultimate owner: a reviewer tied to it may not decide.</param>
/// <param name="MerchantAnswerDueAt">The last instant at which the merchant's answer is in time.</param>
/// <param name="DecisionDueAt">The last instant at which a decision is in time.</param>
/// <param name="Restricts">The admission ruling restricts while the case is open.</param>
/// <param name="Extended">Added information has already lengthened <paramref name="DecisionDueAt"/>.</param>
/// <param name="ClosedAt">When it reached a final state; null while open.</param>
/// <param name="DecidedBy">The reviewer; null where nobody had to decide.</param>
/// <param name="LiftAt">
/// From when the report is no longer marked contested after a case that left it standing; null while open and where the
/// report is gone.
/// </param>
/// <param name="Reasons">Why it was decided so; empty while open, and where nobody decided.</param>
/// <param name="Version">Raised by every change; the etag of an answer or a decision.</param>
public sealed record Appeal(
    Guid Id,
    Guid ReportId,
    Guid MerchantId,
    Guid OwnerId,
    AppealGround Ground,
    AppealProof Proof,
    AppealState State,
    DateTimeOffset FiledAt,
    DateTimeOffset MerchantAnswerDueAt,
    DateTimeOffset DecisionDueAt,
    bool Restricts,
    bool Extended,
    DateTimeOffset? ClosedAt,
    Guid? DecidedBy,
    DateTimeOffset? LiftAt,
    IReadOnlyList<DecisionReason> Reasons,
    int Version)
{
    /// <summary>
    /// Days between telling the person and the end of the contested mark: the ruling's <c>told_before_lifting_days</c>; 0 to 90.
    /// </summary>
    public int DaysToldBeforeLift { get; init; } = AppealRules.DaysToldBeforeLift;

    public bool IsOpen => !AppealTransitions.IsFinal(State);

    /// <summary>
    /// The deadline that this state waits for has passed, so the case is decided for the consumer whether or not a job has
    /// said so yet. The instant of the deadline itself is still in time.
    /// </summary>
    public bool IsOverdue(DateTimeOffset now) => State switch
    {
        AppealState.Filed => now > MerchantAnswerDueAt,
        AppealState.AwaitingMerchant => now > MerchantAnswerDueAt,
        AppealState.Conceded => now > DecisionDueAt,
        AppealState.Defended => now > DecisionDueAt,
        AppealState.UnderReview => now > DecisionDueAt,
        AppealState.Upheld => false,
        AppealState.Overturned => false,
        AppealState.Withdrawn => false,
        AppealState.Ended => false,
        AppealState.Frivolous => false,
    };

    /// <summary>While true the report's listings carry the contested mark.</summary>
    public bool Contests(DateTimeOffset now) => IsOpen || now < LiftAt;
}
