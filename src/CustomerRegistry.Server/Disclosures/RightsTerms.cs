using System.Text.Json;
using CustomerRegistry.Domain.Jurisdictions;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>
/// What ruled when a request was made, as it is kept with it: the clock, where to turn to, and how its entry is treated
/// meanwhile. A change of policy does not move a running request, and a closed one still names its authority.
/// </summary>
/// <param name="AnswerMonths">Of the period for the answer; the days are added to it.</param>
/// <param name="ExtensionMonths">Of the longer period, on top; both 0 where the ruling has none.</param>
/// <param name="DaysToldBeforeLift">Of the entry's admission ruling.</param>
/// <param name="ContestRestricts">Of the entry's admission ruling: false where a contested entry stays visible, marked.</param>
internal sealed record RightsTerms(
    int AnswerMonths, int AnswerDays, int ExtensionMonths, int ExtensionDays, string Authority, string OutsideBody,
    int DaysToldBeforeLift, bool ContestRestricts, string PolicyHash, IReadOnlyList<RuledKey> Keys)
{
    public Period Answer => new(AnswerMonths, AnswerDays);

    public Period Extension => new(ExtensionMonths, ExtensionDays);

    public static RightsTerms Of(RightsRuling ruling, int daysToldBeforeLift, bool contestRestricts) => new(
        ruling.Answer.Months, ruling.Answer.Days, ruling.Extension.Months, ruling.Extension.Days,
        ruling.SupervisoryAuthority, ruling.OutsideBody, daysToldBeforeLift, contestRestricts, ruling.PolicyHash, ruling.Keys);

    public static RightsTerms Read(string json) => JsonSerializer.Deserialize<RightsTerms>(json)!;

    public string Write() => JsonSerializer.Serialize(this);
}
