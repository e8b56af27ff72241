using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>What a policy put in force makes of one report.</summary>
/// <param name="LastDay">The earlier of the one held and the one that the policy rules.</param>
/// <param name="DeleteOn">It is deleted after this day, since admission would now refuse it or keep it apart; null otherwise.</param>
/// <param name="Restricts">Others could see its listings and no longer can.</param>
/// <param name="Opens">Others could not see its listings and now can.</param>
public sealed record PolicyConsequence(DateOnly LastDay, DateOnly? DeleteOn, bool Restricts, bool Opens);

/// <summary>
/// A new policy, or a permit's day, against what is held (design section 5). Visibility needs no change of a row: it is
/// ruled at every check. What is written is only what makes an end: an earlier last day, and a day of deletion. Nothing
/// is ever kept longer or opened by a change: the last day does not move back, and own-only stays own-only.
/// </summary>
public static class PolicyChangeRules
{
    /// <summary>What may no longer be held as it is goes after so many days: the policy may be wrong, and deletion is for ever.</summary>
    public const int DeletedAfterDays = 30;

    /// <param name="listing">One of its listings, whose state they share; null where it has none.</param>
    /// <param name="before">What held before; null where this version cannot read it: then nothing is known to have been hidden.</param>
    /// <param name="after">What holds now.</param>
    /// <param name="viewers">Who is subscribed, other than its own merchant.</param>
    public static PolicyConsequence Of(
        HeldUnderPolicy held, Listing? listing, PolicyAt? before, PolicyAt after, IReadOnlyCollection<Viewer> viewers, DateTimeOffset now)
    {
        var ruling = AdmissionOf(held, after);
        var lastDay = Deadlines.AfterMonths(held.OpenedOn, ruling.RetentionMonths);
        var restricts = false;
        var opens = false;
        if (listing is { OwnOnly: false })
        {
            foreach (var viewer in viewers)
            {
                var (saw, sees) = (before is null || IsSeen(listing, before, viewer, now), IsSeen(listing, after, viewer, now));
                restricts |= saw && !sees;
                opens |= !saw && sees;
            }
        }

        return new PolicyConsequence(
            lastDay < held.LastDay ? lastDay : held.LastDay,
            IsAdmitted(ruling.Outcome, held.OwnOnly) ? null : held.DeleteOn ?? after.Day.AddDays(DeletedAfterDays),
            restricts,
            opens);
    }

    /// <summary>Whether admission lets a report be held as it is held: under the shared key, or for its merchant alone.</summary>
    public static bool IsAdmitted(AdmissionOutcome outcome, bool ownOnly) => outcome switch
    {
        AdmissionOutcome.Refused => false,
        AdmissionOutcome.OwnOnly => ownOnly,
        AdmissionOutcome.Shared => true,
    };

    /// <summary>Whether somebody who was told of a listing may still use it, as far as law, windows and days go.</summary>
    public static bool IsSeen(Listing listing, PolicyAt policy, Viewer viewer, DateTimeOffset now)
    {
        var viewing = policy.Book.ViewingFor(new ViewingCase(
            listing.ReporterCountry,
            listing.ConsumerCountry,
            policy.Book.OperatorCountry,
            viewer.Country,
            listing.ReporterSector,
            viewer.Sector,
            listing.Category,
            listing.Evidence,
            listing.Source,
            policy.Day));
        return ListingRules.IsLawfulFor(listing, viewing, now);
    }

    // Asked as of a dispute that opened today: how old a dispute may be when it is reported is no question to one that is held.
    private static AdmissionRuling AdmissionOf(HeldUnderPolicy held, PolicyAt policy) => policy.Book.AdmissionFor(new AdmissionCase(
        held.Reporter,
        held.Consumer,
        policy.Book.OperatorCountry,
        held.ReporterSector,
        held.Category,
        held.Evidence,
        held.Source,
        policy.Day,
        policy.Day));
}
