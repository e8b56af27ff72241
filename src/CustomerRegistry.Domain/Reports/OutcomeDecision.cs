using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Domain.Reports;

/// <summary>What an outcome does to a report that is held.</summary>
public abstract record OutcomeDecision
{
    private OutcomeDecision()
    {
    }

    /// <summary>It may not be.</summary>
    public sealed record Refused(Refusal Refusal) : OutcomeDecision;

    /// <summary>Not newer, or nothing new: the report stays as it is.</summary>
    public sealed record Unchanged : OutcomeDecision;

    /// <summary>The report takes this level.</summary>
    /// <param name="Level">The level to record; lower than the one stated where a decided dispute is open again.</param>
    /// <param name="Reinserted">It rises from E-: a new first notice is due and its keys must be written anew.</param>
    public sealed record Changed(ReportState State, EvidenceLevel Level, ListingChange Listing, bool Reinserted) : OutcomeDecision;

    /// <summary>E-: keys and listings go, a tombstone stays, an open appeal ends.</summary>
    /// <param name="HadListing">There were listings: their recipients are told to stop using them.</param>
    /// <param name="EndsAppeal">An open appeal becomes Ended.</param>
    public sealed record Deleted(bool HadListing, bool EndsAppeal) : OutcomeDecision;
}
