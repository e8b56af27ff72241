using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Domain.Reports;

/// <summary>What a submission or an update does. Only <see cref="Recorded"/> ever writes keys or listings.</summary>
public abstract record ReportDecision
{
    private ReportDecision()
    {
    }

    /// <summary>Nothing is written.</summary>
    public sealed record Refused(Refusal Refusal) : ReportDecision;

    /// <summary>The outcome is not newer than the one held; nothing is written.</summary>
    public sealed record Unchanged(Guid ReportId) : ReportDecision;

    /// <summary>The report is written, new or changed.</summary>
    /// <param name="Updates">The report that it changes; null for a new one.</param>
    /// <param name="Category">The category to record: the reason code's where there is one.</param>
    /// <param name="Level">The level to record; may be lower than the one stated.</param>
    /// <param name="Source">How the outcome is known.</param>
    /// <param name="OutcomeAt">The time to record with it.</param>
    /// <param name="UsBillingError">Once stated it stays: it keeps the report from counting below E4.</param>
    /// <param name="OwnOnly">
    /// Held for its merchant alone, under keys that cannot be joined. Where the report held was not, its keys are written anew.
    /// </param>
    /// <param name="Correction">STOP_USING goes to every recipient of what was listed: it is removed, or its level or category changed.</param>
    /// <param name="FirstNoticeDue">
    /// A first notice is due within the ruling's days, else the report is deleted. After a reinsertion those given before
    /// no longer count.
    /// </param>
    /// <param name="SecondMessageDue">
    /// The outcome begins to count after the report was recorded: if the first notice has gone, a second message must say
    /// so before it counts (<see cref="NoticeRules.SecondMessageNeeded"/>).
    /// </param>
    /// <param name="Circular">It followed the registry's own answer about the same customer.</param>
    /// <param name="AwaitsReview">Stated as E4; held lower until a reviewer has seen the document.</param>
    public sealed record Recorded(
        Guid? Updates,
        ReportState State,
        Category Category,
        EvidenceLevel Level,
        EvidenceSource Source,
        DateTimeOffset OutcomeAt,
        bool UsBillingError,
        bool OwnOnly,
        ListingChange Listing,
        bool Correction,
        bool FirstNoticeDue,
        bool SecondMessageDue,
        bool Circular,
        bool AwaitsReview) : ReportDecision
    {
        /// <summary>There are listing rows after it.</summary>
        public bool HasListing => State == ReportState.Listed;
    }

    /// <summary>
    /// E-: what is held goes, a tombstone (CustomerRight) stays for the order reference, unless a final one stands there
    /// (<see cref="TombstoneRules.After"/>).
    /// </summary>
    /// <param name="ReportId">The report that ends; null where none was held, so that only the tombstone is written.</param>
    /// <param name="HadListing">There were listings: STOP_USING goes to their recipients.</param>
    /// <param name="EndsAppeal">An open appeal becomes Ended.</param>
    public sealed record Deleted(Guid? ReportId, bool HadListing, bool EndsAppeal) : ReportDecision;
}
