namespace CustomerRegistry.Domain.Merchants;

/// <summary>
/// What can be counted of one merchant in the last twelve months. Reports are those that are still held. What the registry
/// cannot know is not here: a check that found nothing leaves a number and not its customer, and nobody tells it of an
/// ordinary sale.
/// </summary>
/// <param name="ProviderConfirmed">Reports whose outcome the payment provider confirmed, which also proves the sale.</param>
/// <param name="WithoutOrders">Unconfirmed reports whose merchant states 0 orders of this customer.</param>
/// <param name="Checks">Checks that were answered, whatever they found.</param>
/// <param name="FollowingDisclosure">Reports that follow a disclosure to this merchant about the same customer.</param>
/// <param name="FollowingOthers">Of these: something of another owner was disclosed.</param>
/// <param name="ComplaintKnown">Reports of which it is known whether the buyer had complained or returned.</param>
/// <param name="Complainants">Of these: the buyer had, and no provider confirmed the outcome.</param>
/// <param name="Appeals">Appeals filed against its reports, those since deleted included.</param>
/// <param name="AppealsDecided">Cases that said something about its standing.</param>
/// <param name="AppealsLost">Of these: lost, unanswered included.</param>
/// <param name="Pace">Its reports over time.</param>
/// <param name="Outcomes">What it did with what it was told.</param>
public sealed record ConductFigures(
    int ProviderConfirmed,
    int ProviderFile,
    int Statement,
    int WithoutOrders,
    int Checks,
    int FollowingDisclosure,
    int FollowingOthers,
    int ComplaintKnown,
    int Complainants,
    int Appeals,
    int AppealsDecided,
    int AppealsLost,
    ReportPace Pace,
    OutcomeFigures Outcomes)
{
    public int Reports => ProviderConfirmed + ProviderFile + Statement;

    public int Unconfirmed => ProviderFile + Statement;

    /// <summary>
    /// Reports that cannot be of people it checked or sold to, as far as the registry can know: those whose merchant itself
    /// states no order; or, since a check is about one customer, those by which unconfirmed reports outnumber all checks.
    /// </summary>
    public int UnknownCustomers => Math.Max(WithoutOrders, Unconfirmed - Checks);
}

/// <summary>How many disclosures of a level ended one way. Numbers of level, action and decider are those of the protos.</summary>
public sealed record OutcomeCount(Risk.RiskLevel Level, Risk.ShopAction Action, Risk.DecidedBy DecidedBy, int Count);

/// <summary>What became of a merchant's disclosures.</summary>
/// <param name="Due">Disclosures older than 90 days.</param>
/// <param name="Missing">Of these: without a recorded outcome.</param>
/// <param name="Recorded">Outcomes recorded in the last twelve months, whether due or not.</param>
public sealed record OutcomeFigures(int Due, int Missing, IReadOnlyList<OutcomeCount> Recorded);
