namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary>What a history is asked to be.</summary>
internal sealed record SimulationSize(long Seed, int Customers, int Merchants, int Months);
