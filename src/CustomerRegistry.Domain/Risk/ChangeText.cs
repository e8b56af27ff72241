using System.Globalization;

namespace CustomerRegistry.Domain.Risk;

/// <summary>
/// What would change a result as a neutral sentence, for the shop's staff and for the person's own file. Levels are named as
/// on the wire, in every language.
/// </summary>
public static class ChangeText
{
    /// <summary>Such as "without the report of March 2026 the level would be LOW".</summary>
    public static string Of(ResultChange change, TextLanguage language)
    {
        var words = ChangeWords.Of(language);
        var form = change.Code switch
        {
            ChangeCode.WithoutReport => words.WithoutReport,
            ChangeCode.WithoutOwner => words.WithoutOwner,
            ChangeCode.WithoutReports => words.WithoutReports,
            ChangeCode.WhenOlder => words.WhenOlder,
        };
        DateOnly[] months = change.From is { } from ? [from] : [.. change.Reports.Select(report => report.OpenedMonth).Distinct().Order()];
        return string.Format(
            CultureInfo.InvariantCulture,
            form,
            LevelName(change.Level),
            Joined([.. months.Select(month => NameOf(month, language))], words.And),
            change.Reports.Count);
    }

    private static string LevelName(RiskLevel level) => level switch
    {
        RiskLevel.None => "NONE",
        RiskLevel.Low => "LOW",
        RiskLevel.Medium => "MEDIUM",
        RiskLevel.High => "HIGH",
    };

    private static string NameOf(DateOnly month, TextLanguage language) =>
        string.Create(CultureInfo.InvariantCulture, $"{ReasonWords.Of(language).Months[month.Month - 1]} {month.Year:0000}");

    private static string Joined(string[] names, string and) =>
        names.Length < 2 ? string.Concat(names) : $"{string.Join(", ", names[..^1])} {and} {names[^1]}";
}
