using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>What a check was answered with.</summary>
/// <param name="LogitMilli">Log-odds before caps, in thousandths: the calibrated number.</param>
/// <param name="Level">After caps.</param>
internal readonly record struct AssessedCheck(int LogitMilli, RiskLevel Level, Confidence Confidence)
{
    /// <summary>0 to 1.</summary>
    public double Probability => Logistic.ProbabilityOf(LogitMilli / 1000.0);

    /// <summary>0 to 1000, before caps.</summary>
    public int Score => AssessmentRules.ScoreOf(LogitMilli);
}
