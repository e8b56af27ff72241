using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Domain.Appeals;

/// <summary>What a rule decided about a case: taken or refused, nothing else.</summary>
public abstract record AppealStep
{
    private AppealStep()
    {
    }

    /// <summary>The case as it now stands, and everything that follows in the same transaction.</summary>
    /// <param name="Case">The case after the change, its version raised by one.</param>
    /// <param name="Path">The states passed, in order, for the timeline; empty where the state stayed.</param>
    /// <param name="Effects">What the other rooms do.</param>
    /// <param name="OutsideBody">The body to name to the consumer; only after Upheld.</param>
    public sealed record Taken(
        Appeal Case,
        IReadOnlyList<AppealState> Path,
        AppealEffect Effects,
        string? OutsideBody = null) : AppealStep;

    /// <summary>Refused.</summary>
    /// <param name="Consequence">
    /// What must be recorded all the same: a late answer is refused, and its lateness decides the case. Null where nothing changes.
    /// </param>
    public sealed record Refused(Refusal Refusal, Taken? Consequence = null) : AppealStep;
}
