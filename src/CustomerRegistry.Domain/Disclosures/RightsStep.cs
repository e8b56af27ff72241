using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Domain.Disclosures;

/// <summary>What a rule decided about a request: taken, found under way already, or refused.</summary>
public abstract record RightsStep
{
    private RightsStep()
    {
    }

    /// <summary>The request as it now stands, and everything that follows in the same transaction.</summary>
    public sealed record Taken(RightsRequest Request, RightsEffect Effects) : RightsStep;

    /// <summary>The same right about the same entry is under way: nothing changes.</summary>
    public sealed record UnderWay(RightsRequest Request) : RightsStep;

    /// <summary>Refused.</summary>
    /// <param name="Consequence">What must be recorded all the same: a late answer is refused, and its lateness grants the request.</param>
    public sealed record Refused(Refusal Refusal, Taken? Consequence = null) : RightsStep;
}
