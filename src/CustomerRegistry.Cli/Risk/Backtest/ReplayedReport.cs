using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>A report of the history as an assessment sees it.</summary>
/// <param name="Line">Of EVENTS.csv.</param>
internal sealed record ReplayedReport(AssessedReport Report, int Merchant, int Line);
