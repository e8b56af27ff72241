namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>A check of the history.</summary>
/// <param name="At">UTC.</param>
/// <param name="Line">Of EVENTS.csv.</param>
/// <param name="Snapshot">Number of its snapshot; -1 where nothing was live.</param>
/// <param name="Reported">A report about the subject came before it, whether or not an appeal has overturned it since.</param>
internal readonly record struct ReplayedCheck(DateTime At, int Line, int Merchant, int Subject, int Snapshot, bool Reported);
