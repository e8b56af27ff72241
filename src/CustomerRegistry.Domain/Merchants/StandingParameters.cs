namespace CustomerRegistry.Domain.Merchants;

/// <summary>How standing is computed; read from the risk model, so that a change of it is a new version of the model.</summary>
/// <param name="AssumedRate">Share of contested reports upheld that is assumed while nobody's have been decided; 0 to 1.</param>
/// <param name="PoolStrength">How many decided cases the assumed rate is worth against those of all merchants.</param>
/// <param name="PriorStrength">How many decided cases all merchants' rate is worth against a merchant's own.</param>
/// <param name="Floor">Below this standing a merchant's reports stop counting; 0 to 1.</param>
public sealed record StandingParameters(double AssumedRate, double PoolStrength, double PriorStrength, double Floor);
