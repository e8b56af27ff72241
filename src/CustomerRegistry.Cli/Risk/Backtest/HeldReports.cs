namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>What is live about a subject between two changes; shared by all checks in between.</summary>
/// <param name="Reports">Live: from their event until an appeal overturned them, whatever their merchant's standing.</param>
/// <param name="Orders">Per report: its merchant's newest statement of this customer's orders; null where it made none.</param>
/// <param name="Merchants">Distinct merchants of the reports.</param>
internal sealed record HeldReports(IReadOnlyList<ReplayedReport> Reports, IReadOnlyList<int?> Orders, int Merchants);
