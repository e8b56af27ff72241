using System.Text.Json.Serialization;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>The checks answered with a level.</summary>
/// <param name="Share">Of all checks; 0 to 1.</param>
/// <param name="Precision">Share of positives among them; null where there are none.</param>
internal sealed record LevelFigures(
    [property: JsonIgnore] RiskLevel Level, int Checks, int Positives, double Share, double? Precision)
{
    public string Name => ScoresFile.LevelName(Level);

    /// <summary>All levels; the checks that found nothing live are at NONE.</summary>
    public static IReadOnlyList<LevelFigures> Of(JudgedChecks judged, Ranking ranking)
    {
        var checks = new int[(int)RiskLevel.High + 1];
        var positives = new int[(int)RiskLevel.High + 1];
        for (var i = 0; i < judged.Positive.Count; i++)
        {
            checks[(int)ranking.Levels[i]]++;
            if (judged.Positive[i]) positives[(int)ranking.Levels[i]]++;
        }

        checks[(int)RiskLevel.None] += judged.Checks - judged.Positive.Count;
        positives[(int)RiskLevel.None] += judged.Positives - judged.Positive.Count(each => each);
        return
        [
            .. Enum.GetValues<RiskLevel>().Select(level => new LevelFigures(
                level,
                checks[(int)level],
                positives[(int)level],
                judged.Checks == 0 ? 0 : (double)checks[(int)level] / judged.Checks,
                checks[(int)level] == 0 ? null : (double)positives[(int)level] / checks[(int)level])),
        ];
    }
}
