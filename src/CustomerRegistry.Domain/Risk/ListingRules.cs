using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Domain.Risk;

/// <summary>Whether a listing takes part in an assessment (design sections 2 and 5), from the live index's columns alone.</summary>
public static class ListingRules
{
    /// <summary>
    /// Decides for one listing and one check. Nothing is stored of the answer: a change of the listing, of its reporter or of
    /// the policy, or the passing of a day, holds from the next check on.
    /// </summary>
    /// <param name="reporter">The listing's reporter as it is now.</param>
    /// <param name="viewing">The ruling of the policy in force for this listing and this checker.</param>
    /// <param name="now">Days are UTC days; the last day of retention still counts.</param>
    /// <exception cref="ArgumentException">The reporter given is not the listing's.</exception>
    public static Counting CountsFor(Listing listing, Reporter reporter, ViewingRuling viewing, DateTimeOffset now)
    {
        if (reporter.MerchantId != listing.MerchantId)
        {
            throw new ArgumentException("The reporter is not the listing's.", nameof(reporter));
        }

        return RestrictionOf(listing, reporter, viewing, now) is { } restriction
            ? Counting.Restricted(restriction)
            : new Counting(null, listing.Contested || listing.DisputeStatement is not null);
    }

    /// <summary>
    /// Whether law, notice, windows and days let this listing count, whoever its reporter is now: what a change of policy or
    /// the passing of a permit changes.
    /// </summary>
    public static bool IsLawfulFor(Listing listing, ViewingRuling viewing, DateTimeOffset now) =>
        RestrictionByLaw(listing, viewing, now) is null;

    /// <summary>
    /// An own-only listing that comes back to its own merchant, apart from the assessment. One that the person contests or
    /// objects to stays away from its merchant's checks too: its use is restricted (GDPR art. 18), whoever holds it.
    /// </summary>
    public static bool ReturnsApart(Listing listing, Checker checker, DateTimeOffset now) =>
        listing.OwnOnly
        && listing.MerchantId == checker.MerchantId
        && !listing.Contested
        && !listing.Objected
        && DayOf(now) <= listing.LastDay;

    private static Restriction? RestrictionOf(Listing listing, Reporter reporter, ViewingRuling viewing, DateTimeOffset now) =>
        RestrictionByLaw(listing, viewing, now) ?? (IsStopped(reporter) ? Restriction.ReporterStopped : null);

    private static Restriction? RestrictionByLaw(Listing listing, ViewingRuling viewing, DateTimeOffset now)
    {
        if (listing.OwnOnly) return Restriction.OwnOnly;
        if (DayOf(now) > LastDay(listing, viewing)) return Restriction.Expired;
        if (listing.Objected) return Restriction.Objected;
        if (!IsFinalEnough(listing)) return Restriction.Unconfirmed;
        if (!viewing.Visible) return IsForItsSource(viewing) ? Restriction.Unconfirmed : Restriction.RulingDenies;
        if (listing.ShareFrom is not { } shareFrom) return Restriction.NoticeOutstanding;
        if (viewing.NoticeRequired && listing.NoticedAt is null) return Restriction.NoticeOutstanding;
        if (now < shareFrom || now < listing.NoticedAt?.AddDays(viewing.ReplyWindowDays)) return Restriction.ReplyWindow;
        return listing.Contested && viewing.ContestRestricts ? Restriction.Contested : null;
    }

    // The shorter of what admission ruled and what is in force: a tightened policy hides at once.
    internal static DateOnly LastDay(Listing listing, ViewingRuling viewing)
    {
        var inForce = listing.OpenedOn.AddMonths(viewing.RetentionMonths);
        return inForce < listing.LastDay ? inForce : listing.LastDay;
    }

    // Getting an unauthorised charge refunded is a statutory right, so only an independent finding counts there.
    private static bool IsFinalEnough(Listing listing) => listing.Evidence switch
    {
        EvidenceLevel.IndependentFinding => true,
        EvidenceLevel.FinalForMerchant => listing.Category != Category.Unauthorised,
        EvidenceLevel.CustomerRight or EvidenceLevel.Claimed or EvidenceLevel.Contested or EvidenceLevel.NotFinal => false,
    };

    // Only explain shows the difference: this one can begin to count when the provider confirms, without a new law.
    private static bool IsForItsSource(ViewingRuling viewing) =>
        viewing.WhyNot == PolicyKeys.MinimumSource.Name;

    private static bool IsStopped(Reporter reporter) => reporter.SharingStopped || reporter.Standing.Stopped || reporter.State switch
    {
        MerchantState.Observing or MerchantState.Live => false,
        MerchantState.Suspended or MerchantState.Offboarded => true,
    };

    private static DateOnly DayOf(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime);
}
