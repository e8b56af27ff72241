namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>A check of the history.</summary>
/// <param name="At">UTC.</param>
/// <param name="Line">Of EVENTS.csv.</param>
/// <param name="Snapshot">Number of its snapshot; -1 where nothing was live.</param>
internal readonly record struct ReplayedCheck(DateTime At, int Line, int Merchant, int Subject, int Snapshot);
