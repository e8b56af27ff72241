namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>A history as its files have it: events in time order, and the names behind their numbers.</summary>
/// <param name="Subjects">Of events and labels.</param>
/// <param name="Reports">How many reports there are; they are numbered from 0.</param>
internal sealed record History(IReadOnlyList<HistoryEvent> Events, NameTable Merchants, NameTable Subjects, int Reports);
