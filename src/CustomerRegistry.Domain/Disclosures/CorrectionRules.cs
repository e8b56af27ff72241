using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Domain.Disclosures;

/// <summary>Who is told STOP_USING: a correction names the check and never says why.</summary>
/// <param name="CheckId">The check whose answer must no longer be used.</param>
public sealed record CorrectionRecipient(Guid MerchantId, Guid CheckId);

/// <summary>Who must be told when a listing is restricted, deleted or changed, and what follows from not listening.</summary>
public static class CorrectionRules
{
    /// <summary>So long a correction may wait for its merchant before that merchant's checks stop.</summary>
    public const int UnfetchedHours = 72;

    /// <summary>Why a merchant's checks are refused; null where they are not. Fetching opens them at once.</summary>
    /// <param name="unfetchedSince">When the oldest correction that it has not fetched was made; null where it has them all.</param>
    public static Refusal? RefusalOfChecks(DateTimeOffset? unfetchedSince, DateTimeOffset now) =>
        unfetchedSince is { } since && now - since >= TimeSpan.FromHours(UnfetchedHours)
            ? new Refusal(
                RefusalReason.CorrectionsUnfetched,
                "A correction has waited for 72 hours: call ListCorrections again and again with the cursor of the last reply until "
                + "nothing more comes, or WatchCorrections; checks go on at once.")
            : null;

    /// <summary>
    /// Everybody who received a listing of the report, the reporter included, once per check however many listings it
    /// disclosed, in the order of merchant and check so that rows are written in one order everywhere. A check is left out
    /// only if it was corrected after its last answer: an answer given again after a correction needs another one.
    /// </summary>
    public static IReadOnlyList<CorrectionRecipient> RecipientsOf(IEnumerable<DisclosedListing> disclosed) =>
    [
        .. disclosed
            .GroupBy(listing => new CorrectionRecipient(listing.MerchantId, listing.CheckId))
            .Where(check => !(check.Max(listing => listing.CorrectedAt) > check.Max(listing => listing.AnsweredAt)))
            .Select(check => check.Key)
            .OrderBy(recipient => recipient.MerchantId)
            .ThenBy(recipient => recipient.CheckId),
    ];
}
