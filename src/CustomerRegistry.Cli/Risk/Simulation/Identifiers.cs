namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary>
/// What a customer gave with one order. Values are numbers that stand for an address or a number as written; 0 means none.
/// </summary>
/// <param name="Confirmed">The merchant states that the customer was signed in or answered mail.</param>
internal readonly record struct Identifiers(long Email, bool Confirmed, long Phone, long PostalAddress);
