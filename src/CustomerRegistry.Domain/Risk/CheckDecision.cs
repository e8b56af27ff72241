using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Domain.Risk;

/// <summary>What happens with a check, decided before anything is looked up about its customer.</summary>
public abstract record CheckDecision
{
    private CheckDecision()
    {
    }

    /// <summary>Refused; hit and miss alike.</summary>
    public sealed record Refused(Refusal Refusal) : CheckDecision;

    /// <summary>Answered as if nothing were held: no disclosure, the checker's own flags.</summary>
    /// <param name="WouldBeCounted">
    /// The merchant observes: what would have been answered is assessed after the reply has left and added to its figures.
    /// False where a live merchant would not have been told either.
    /// </param>
    public sealed record AsIfNothing(bool WouldBeCounted) : CheckDecision;

    /// <summary>Looked up and assessed.</summary>
    public sealed record Assessed : CheckDecision
    {
        public static Assessed Instance { get; } = new();
    }
}
