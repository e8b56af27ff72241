namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>Checks of about the same probability, and how many of them were positives.</summary>
/// <param name="From">Least probability of the bin.</param>
/// <param name="To">Greatest probability of the bin.</param>
/// <param name="Predicted">Mean probability; 0 to 1.</param>
/// <param name="Observed">Share of positives; 0 to 1.</param>
internal sealed record ReliabilityBin(double From, double To, int Checks, double Predicted, double Observed)
{
    /// <summary>Bins of fewer checks say too little.</summary>
    public const int LeastChecks = 200;

    /// <summary>The most by which a bin of enough checks may be off.</summary>
    public const double MostDifference = 0.05;

    public double Difference => Observed - Predicted;

    public bool Counts => Checks >= LeastChecks;

    public bool IsOff => Counts && Math.Abs(Difference) > MostDifference;
}
