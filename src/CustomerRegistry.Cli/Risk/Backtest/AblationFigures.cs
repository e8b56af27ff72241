namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>What a factor is worth: the figures without it.</summary>
internal sealed record AblationFigures(string Without, BacktestFigures Figures);
