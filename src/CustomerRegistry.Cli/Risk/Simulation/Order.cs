namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary>An order at a subscribing merchant, and so a check before dispatch.</summary>
/// <param name="At">Seconds since the history's beginning.</param>
/// <param name="Person">In whose name it is.</param>
internal readonly record struct Order(int At, int Person, int Merchant, Identifiers Identifiers);
