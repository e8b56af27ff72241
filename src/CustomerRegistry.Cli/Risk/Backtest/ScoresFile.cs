using System.Globalization;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>The writer of SCORES.csv: one row per check, those that found nothing included.</summary>
internal static class ScoresFile
{
    public static void Write(
        TextWriter writer, History history, ReplayedHistory replayed, IReadOnlyList<AssessedCheck> assessed, AssessedCheck ofNothing)
    {
        writer.Write("at,merchant,subject,score,level,confidence\n");
        foreach (var check in replayed.Checks)
        {
            var answer = check.Snapshot < 0 ? ofNothing : assessed[check.Snapshot];
            writer.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{check.At:yyyy-MM-ddTHH:mm:ss.FFFFFFF}Z,{Field(history.Merchants[check.Merchant])},"));
            writer.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"{Field(history.Subjects[check.Subject])},{answer.Score},"));
            writer.Write($"{LevelName(answer.Level)},{ConfidenceName(answer.Confidence)}\n");
        }
    }

    public static string LevelName(RiskLevel level) => level switch
    {
        RiskLevel.None => "NONE",
        RiskLevel.Low => "LOW",
        RiskLevel.Medium => "MEDIUM",
        RiskLevel.High => "HIGH",
    };

    private static string ConfidenceName(Confidence confidence) => confidence switch
    {
        Confidence.None => "NONE",
        Confidence.Low => "LOW",
        Confidence.Medium => "MEDIUM",
        Confidence.High => "HIGH",
    };

    private static string Field(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
