namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>All checks of a history in time order, and the facts of those that found something live.</summary>
/// <param name="Circular">Reports marked because they followed a check that showed another merchant's listing.</param>
/// <param name="Stopped">Merchants that stand below the floor at the end.</param>
internal sealed record ReplayedHistory(
    IReadOnlyList<ReplayedCheck> Checks, IReadOnlyList<CheckSnapshot> Snapshots, int Circular, int Stopped);
