using CustomerRegistry.Domain.Merchants;

namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>
/// The facts of a check that found something live. It can be assessed again with any other model whose standing parameters
/// are the same; where these change, the history is replayed anew.
/// </summary>
/// <param name="Check">Number of the check.</param>
/// <param name="Standings">Per report of <paramref name="Held"/>, its merchant's at this moment.</param>
internal readonly record struct CheckSnapshot(int Check, DateOnly Day, HeldReports Held, IReadOnlyList<Standing> Standings);
