using CustomerRegistry.Cli.Risk.Backtest;

namespace CustomerRegistry.Cli.Risk.Calibration;

/// <summary>A simulated history, replayed: the checks that have a listing, and those drawn from them for the fit.</summary>
/// <param name="Judged">Of all checks that have a listing.</param>
/// <param name="Snapshots">Of all checks that have a listing.</param>
/// <param name="Drawn">Those the loss is computed over, in time order.</param>
/// <param name="Positive">Per drawn snapshot.</param>
/// <param name="DrawnSubjects">Different people among the drawn.</param>
internal sealed record CalibrationWorld(
    long Seed,
    JudgedChecks Judged,
    IReadOnlyList<CheckSnapshot> Snapshots,
    IReadOnlyList<CheckSnapshot> Drawn,
    IReadOnlyList<bool> Positive,
    int DrawnSubjects)
{
    public int Positives => Positive.Count(each => each);

    /// <summary>Of the checks that found nothing live, how many were positives; 0 to 1.</summary>
    public double PositiveShareWithoutListing =>
        (double)(Judged.Positives - Judged.Positive.Count(each => each)) / Math.Max(1, Judged.Checks - Judged.Positive.Count);
}
