namespace CustomerRegistry.Domain.Disclosures;

/// <summary>What can happen to a request. Which of them is legal in which state is <see cref="RightsTransitions"/>'s table.</summary>
public enum RightsEvent
{
    Granted = 1,
    Refused = 2,

    /// <summary>Nobody answered in time.</summary>
    DeadlinePassed = 3,

    /// <summary>The ruling's longer period was taken.</summary>
    Extended = 4,
    Withdrawn = 5,

    /// <summary>The entry went for another reason.</summary>
    EntryGone = 6,
}
