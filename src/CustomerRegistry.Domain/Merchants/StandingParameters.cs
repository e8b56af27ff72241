namespace CustomerRegistry.Domain.Merchants;

/// <summary>How standing is computed; read from the risk model, so that a change of it is a new version of the model.</summary>
/// <param name="AssumedUpheld">Share of decided cases upheld that is assumed while nobody's have been decided; 0.05 to 1.</param>
/// <param name="AssumedLost">Share of all reports that are lost (overturned or unanswered) assumed at first; 0.001 to 0.5.</param>
/// <param name="PoolCases">How many decided cases the assumed share upheld is worth against those of all merchants.</param>
/// <param name="PoolReports">How many reports the assumed share lost is worth against those of all merchants.</param>
/// <param name="OwnCases">How many decided cases all merchants' share upheld is worth against a merchant's own.</param>
/// <param name="OwnReports">How many reports all merchants' share lost is worth against a merchant's own.</param>
/// <param name="Floor">Below this standing a merchant's reports stop counting; 0 to 1.</param>
public sealed record StandingParameters(
    double AssumedUpheld, double AssumedLost, double PoolCases, double PoolReports, double OwnCases, double OwnReports, double Floor);
