namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>
/// What a ruling decided, as it travels in replies of a check and of a report. The flags of a check that finds nothing
/// depend on the checker and the operator alone, so that they tell nothing about the person.
/// </summary>
/// <param name="Shared">Other merchants may see it; false means own-only.</param>
/// <param name="ScoreAllowed">The number may be returned; otherwise only reasons and advice.</param>
/// <param name="HumanReviewRequired">A person must decide; the answer alone may not.</param>
/// <param name="ContestRestricts">A contested entry stops counting until decided.</param>
/// <param name="AdverseActionNoticeRequired">The merchant must tell the buyer of an adverse action (FCRA §615(a)).</param>
/// <param name="AnswerDueMonths">Calendar months within which a contest must be answered; 0 where days are used.</param>
/// <param name="AnswerDueDays">Calendar days within which a contest must be answered; 0 where months are used.</param>
public sealed record JurisdictionFlags(
    bool Shared,
    bool ScoreAllowed,
    bool HumanReviewRequired,
    bool ContestRestricts,
    bool AdverseActionNoticeRequired,
    int AnswerDueMonths,
    int AnswerDueDays);
