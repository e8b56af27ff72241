namespace CustomerRegistry.Domain.Reports;

/// <summary>
/// The person's statement about an entry that stays though they dispute it, as a code (FCRA §611(c) allows a codification
/// instead of the text): so no free text about a person ever leaves the registry. Numbers are those of the proto.
/// </summary>
public enum DisputeStatement
{
    /// <summary>They say that they did not place the order.</summary>
    NotMyOrder = 1,

    /// <summary>They say that the goods did not arrive.</summary>
    NotReceived = 2,

    /// <summary>They say that the goods were not as described.</summary>
    NotAsDescribed = 3,

    /// <summary>They say that they returned the goods or cancelled.</summary>
    ReturnedOrCancelled = 4,

    /// <summary>They say that the matter was settled with the shop.</summary>
    SettledWithShop = 5,

    /// <summary>They say that the decision on their appeal is wrong.</summary>
    DecisionDisputed = 6,
}
