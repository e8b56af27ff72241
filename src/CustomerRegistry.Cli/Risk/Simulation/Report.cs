using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary>What really was behind a report.</summary>
internal enum Cause
{
    /// <summary>The customer was right or honestly mistaken, and lost.</summary>
    Honest,

    /// <summary>The same, where parcels get lost.</summary>
    LostParcels,

    /// <summary>Somebody else had ordered in their name.</summary>
    IdentityTheft,

    /// <summary>The claim was unfounded.</summary>
    Unfounded,

    /// <summary>A merchant made it up.</summary>
    WithoutCause,

    /// <summary>Two merchants made it up together.</summary>
    Collusion,
}

/// <summary>A dispute that ended finally for the merchant, as it reports it.</summary>
/// <param name="At">Seconds since the history's beginning.</param>
/// <param name="OrderedAt">The same, of the order disputed.</param>
/// <param name="Orders">The merchant's orders from this customer so far; null where it does not know.</param>
/// <param name="Appeal">Null where nobody contests it.</param>
internal sealed record Report(
    int At,
    int OrderedAt,
    int Person,
    int Merchant,
    Identifiers Identifiers,
    Category Category,
    EvidenceLevel Evidence,
    EvidenceSource Source,
    int? Orders,
    Cause Cause,
    Appeal? Appeal);

/// <param name="At">Of the decision, or of the deadline that passed unanswered.</param>
internal sealed record Appeal(int At, bool Overturned);
