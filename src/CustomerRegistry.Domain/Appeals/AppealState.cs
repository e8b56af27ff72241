namespace CustomerRegistry.Domain.Appeals;

/// <summary>
/// Where a case stands. Numbers are those of the proto enum <c>AppealState</c>. <see cref="Filed"/>, <see cref="Conceded"/>
/// and <see cref="Defended"/> are passed through within one change and only seen in the timeline; a case rests in
/// <see cref="AwaitingMerchant"/>, <see cref="UnderReview"/> or one of the final states.
/// </summary>
public enum AppealState
{
    Filed = 1,
    AwaitingMerchant = 2,
    Conceded = 3,
    Defended = 4,
    UnderReview = 5,

    /// <summary>Final: the report stays.</summary>
    Upheld = 6,

    /// <summary>Final: the report is deleted and may not come back.</summary>
    Overturned = 7,

    /// <summary>Final: by the consumer.</summary>
    Withdrawn = 8,

    /// <summary>Final: the report is gone for another reason.</summary>
    Ended = 9,

    /// <summary>Final, and only where a ruling has it (FCRA §611(a)(3)).</summary>
    Frivolous = 10,
}
