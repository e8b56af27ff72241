namespace CustomerRegistry.Domain.Disclosures;

/// <summary>The one table of legal transitions of a request. What is not in it is not allowed; every other state is final.</summary>
public static class RightsTransitions
{
    private static readonly Dictionary<(RightsState, RightsEvent), RightsState> Table = new()
    {
        [(RightsState.Open, RightsEvent.Granted)] = RightsState.Granted,
        [(RightsState.Open, RightsEvent.Refused)] = RightsState.Refused,
        // Silence is never a refusal.
        [(RightsState.Open, RightsEvent.DeadlinePassed)] = RightsState.Granted,
        [(RightsState.Open, RightsEvent.Extended)] = RightsState.Open,
        [(RightsState.Open, RightsEvent.Withdrawn)] = RightsState.Withdrawn,
        [(RightsState.Open, RightsEvent.EntryGone)] = RightsState.Ended,
    };

    /// <summary>The state that follows, or null where the event is not allowed in this state.</summary>
    public static RightsState? Next(RightsState state, RightsEvent happened) =>
        Table.TryGetValue((state, happened), out var next) ? next : null;
}
