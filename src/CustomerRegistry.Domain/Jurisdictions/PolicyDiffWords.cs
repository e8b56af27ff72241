using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>What a changed value means, for somebody who has not read the files.</summary>
internal static class PolicyDiffWords
{
    /// <param name="part">Categories and levels; empty for all.</param>
    public static string MeaningOf(PolicyKey key, string part, object old, object proposed, IReadOnlyList<string> countries)
    {
        var from = string.Join(", ", countries);
        var entries = part.Length == 0 ? $"entries from {from}" : $"entries of {part} from {from}";
        return (old, proposed) switch
        {
            (SharingRule, SharingRule.Deny) => $"{entries} may not be held at all",
            (SharingRule.Allow or SharingRule.Gated, SharingRule.OwnOnly) => $"{entries} are no longer shared",
            (SharingRule, SharingRule.OwnOnly) => $"{entries} may be held, by their merchants alone",
            (SharingRule.OwnOnly or SharingRule.Deny, SharingRule) => $"{entries} may be shared; what is held own-only stays so",
            (SharingRule, SharingRule.Gated) => $"{entries} are shared only once the person was told",
            (SharingRule, SharingRule.Allow) => $"{entries} may be shared before the person was told",
            (OffenceData, OffenceData.No) => $"{entries} no longer count as data about an offence",
            (OffenceData.No, OffenceData) => $"{entries} count as data about an offence",
            (_, OffenceDataRule.No) => $"data about an offence from {from} is refused",
            (_, OffenceDataRule.WithPermit) => $"data about an offence from {from} is held with a permit only",
            (_, OffenceDataRule.Yes) => $"data about an offence from {from} may be held without a permit",
            (EvidenceLevel, EvidenceLevel level) => $"{entries} are listed from {PolicyWords.Of(level)} on",
            (EvidenceSource, EvidenceSource source) => $"{entries} are seen by others only from the source {PolicyWords.Of(source)} or a better one",
            (_, SectorRule.SameSector) => $"{entries} are seen in their own trade only",
            (_, SectorRule.Any) => $"{entries} are seen in every trade",
            (_, ContestRule.Marked) => $"contested {entries} stay and are marked",
            (_, ContestRule.Restricted) => $"contested {entries} stop counting until decided",
            (_, ContestRule.NotListable) => $"{entries} are listed only once the dispute is known to be over",
            (_, ScoreRule.ReasonsOnly) => $"checks with {from} are answered with reasons and no number",
            (_, ScoreRule.Score) => $"checks with {from} are answered with the number",
            (bool, bool needed) when key == PolicyKeys.PermitNeeded => needed
                ? $"nothing from {from} is shared without a permit"
                : $"sharing from {from} needs no permit any more",
            (bool, bool required) when key == PolicyKeys.NoticeBeforeSharing => required
                ? $"{entries} are hidden until the person was told"
                : $"{entries} are shared whether or not the person was told",
            (int before, int after) when key == PolicyKeys.RetentionMonths => after < before
                ? $"{entries} are kept {after} calendar months instead of {before}, also those that are held"
                : $"new {entries} are kept {after} calendar months instead of {before}; those that are held keep their last day",
            (int before, int after) when key == PolicyKeys.ReplyWindowDays =>
                $"{entries} are seen {after} days after the notice instead of {before}",
            (_, CountryLanguages { Served.Count: 0 }) => $"{from} is closed: no notice can go in an official language",
            (CountryLanguages { Served.Count: 0 }, CountryLanguages) => $"{from} can be opened: notices go in an official language",
            _ => $"{from}: {char.ToLowerInvariant(key.Meaning[0])}{key.Meaning[1..]}",
        };
    }
}
