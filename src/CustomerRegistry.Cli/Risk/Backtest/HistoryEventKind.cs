namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>What a line of EVENTS.csv is about.</summary>
internal enum HistoryEventKind
{
    Check,
    Report,
    Appeal,
}
