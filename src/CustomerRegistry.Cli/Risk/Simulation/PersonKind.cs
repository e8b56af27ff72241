namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary>What is true of a person in a history, as LABELS.csv says it. It is never said of anybody real.</summary>
internal enum PersonKind
{
    Ordinary,

    /// <summary>Lives where parcels get lost: several honest disputes.</summary>
    Unlucky,

    /// <summary>Somebody else orders in their name once.</summary>
    Victim,

    /// <summary>Claims of theirs are unfounded for a time.</summary>
    Claimant,

    /// <summary>The same, and every report is contested whatever the truth.</summary>
    ClaimantContesting,

    /// <summary>Honest; two merchants report them without cause.</summary>
    ColludedAgainst,
}
