namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>
/// What a consumer is owed beside the contest of one entry: the clocks of their requests (access, rectification, erasure,
/// restriction, objection, portability, human review) and of what follows from them.
/// </summary>
/// <param name="Answer">From the day of the request, identity shown, to the answer.</param>
/// <param name="Extension">Added once, told with reasons before the answer is due: months where the request is complex, days where the person adds something or the file says so; none where there is none.</param>
/// <param name="ComplaintAcknowledgementDays">Calendar days within which a complaint about the registry is acknowledged; 0 where the law names none.</param>
/// <param name="StatementOfDispute">The person's own statement is carried with an entry that stays (FCRA §611(b), (c)).</param>
/// <param name="ReinsertionNoticeBusinessDays">The person is told within so many business days that a deleted entry came back; 0 where the law names none.</param>
/// <param name="DeletedOnSettlement">An entry whose claim was settled is deleted.</param>
public sealed record RightsClock(
    Period Answer,
    Period Extension,
    int ComplaintAcknowledgementDays,
    bool StatementOfDispute,
    int ReinsertionNoticeBusinessDays,
    bool DeletedOnSettlement);

/// <summary>The policy's answer for a person's request, whatever is held about them: the strictest of the consumer's and the operator's country.</summary>
/// <param name="Clock">The clocks.</param>
/// <param name="SupervisoryAuthority">To whom they can complain, by the consumer's country.</param>
/// <param name="OutsideBody">Who decides after an entry was upheld, by the consumer's country.</param>
/// <param name="Languages">Official languages of the consumer's country that the registry serves; empty where it is closed (the request is answered all the same, in English).</param>
/// <param name="Holidays">Of the consumer's country, for what is counted in business days.</param>
/// <param name="PolicyHash">SHA-256 (hex) of the policy bundle that ruled.</param>
/// <param name="Keys">The keys that this rests on, each with the file and legal source it came from.</param>
public sealed record RightsRuling(
    RightsClock Clock,
    string SupervisoryAuthority,
    string OutsideBody,
    IReadOnlyList<string> Languages,
    PublicHolidays Holidays,
    string PolicyHash,
    IReadOnlyList<RuledKey> Keys)
{
    public Period Answer => Clock.Answer;

    public Period Extension => Clock.Extension;

    public bool StatementOfDispute => Clock.StatementOfDispute;
}
