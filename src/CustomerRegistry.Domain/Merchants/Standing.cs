namespace CustomerRegistry.Domain.Merchants;

/// <summary>How far a merchant's reports are trusted: a multiplier of each of its reports' contributions.</summary>
/// <param name="PerMille">0 to 1000; 1000 means that a report weighs in full. An integer, so that replicas agree.</param>
/// <param name="Stopped">Below the floor and not resumed by an operator: its reports take no part at all.</param>
public readonly record struct Standing(int PerMille, bool Stopped);
