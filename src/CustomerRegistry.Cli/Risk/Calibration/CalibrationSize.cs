namespace CustomerRegistry.Cli.Risk.Calibration;

/// <summary>How large each simulated history is, and how many of its checks are looked at.</summary>
/// <param name="MostChecks">Checks that have a listing; more are thinned by a seeded draw, so that no world outweighs the others.</param>
internal sealed record CalibrationSize(int Customers, int Merchants, int Months, int MostChecks);
