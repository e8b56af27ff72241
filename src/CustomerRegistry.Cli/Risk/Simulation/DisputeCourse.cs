using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary>How one dispute goes on: contested or not, won or not, reported or not, appealed or not.</summary>
internal sealed class DisputeCourse(World world, HistoryCalendar calendar, Marketplace marketplace)
{
    private static readonly Category[] Categories = Enum.GetValues<Category>();

    /// <param name="ordersBy">The merchant's orders from this customer up to a time.</param>
    /// <returns>Null where nothing reaches the registry within the history.</returns>
    public Report? Run(SeededRandom random, Order order, Cause cause, PersonKind kind, Func<int, int> ordersBy)
    {
        var merchant = marketplace.Merchants[order.Merchant];
        var category = CategoryOf(random, merchant, cause);
        var found = random.Chance(cause == Cause.Unfounded ? world.FindingUnfounded : world.FindingHonest);
        var reported = random.Chance(ReportedShare(merchant, cause));
        var days = random.Triangle(world.OutcomeDaysShortest, world.OutcomeDaysTypical, world.OutcomeDaysLongest);
        var at = (int)(order.At + (HistoryCalendar.Day * days));
        var appeal = AppealOf(random, at, cause, kind);

        // A refund of an unauthorised charge is a right: only an independent finding makes it a report.
        if (!reported || at >= calendar.End || (category == Category.Unauthorised && !found)) return null;
        return new Report(
            at,
            order.At,
            order.Person,
            order.Merchant,
            order.Identifiers,
            category,
            found ? EvidenceLevel.IndependentFinding : EvidenceLevel.FinalForMerchant,
            merchant.ProviderConnected ? EvidenceSource.ProviderConfirmed : EvidenceSource.Statement,
            merchant.KnowsOrders ? ordersBy(at) : null,
            cause,
            appeal);
    }

    /// <summary>Whether and how a report is contested; null where it is not.</summary>
    public Appeal? AppealOf(SeededRandom random, int reportedAt, Cause cause, PersonKind kind)
    {
        var (files, answers, rightly) = (random.Share(), random.Share(), random.Share());
        var at = (int)(reportedAt + (HistoryCalendar.Day * random.Between(world.AppealDaysShortest, world.AppealDaysLongest)));
        var (filed, answered) = cause switch
        {
            Cause.Unfounded => (kind == PersonKind.ClaimantContesting ? 1 : world.AppealsClaimants, world.AppealsAnswered),
            Cause.IdentityTheft => (world.AppealsVictims, world.AppealsAnswered),
            Cause.WithoutCause or Cause.Collusion => (world.AppealsWithoutCause, world.AppealsAnsweredWithoutCause),
            Cause.Honest or Cause.LostParcels => (kind == PersonKind.ClaimantContesting ? 1 : world.AppealsHonest, world.AppealsAnswered),
        };
        if (files >= filed) return null;

        // Unanswered is overturned; else the truth is that only an unfounded claim's report stands.
        var overturned = answers >= answered || (rightly < world.DecidedRightly) != (cause == Cause.Unfounded);
        return new Appeal(at, overturned);
    }

    /// <summary>A category by the honest mix, for a report that is made up to look like one.</summary>
    public Category AnyCategory(SeededRandom random, SimulatedMerchant merchant)
    {
        var category = FromMix(random.Share(), merchant, world.HonestMix);
        return category == Category.Unauthorised ? Category.NotReceived : category;
    }

    private double ReportedShare(SimulatedMerchant merchant, Cause cause)
    {
        if (cause == Cause.IdentityTheft) return world.TheftReported;
        var wins = cause == Cause.Unfounded ? world.WinsUnfounded : world.WinsHonest;
        if (cause != Cause.Unfounded && merchant.WeakProof) wins *= world.WeakProofFactor;
        if (cause != Cause.Unfounded && !merchant.ProviderConnected) wins *= world.StatementError;
        if (cause == Cause.LostParcels) wins *= world.UnluckyProofFactor;
        return world.Represented * Math.Min(1, wins) * world.WinsReported;
    }

    private Category CategoryOf(SeededRandom random, SimulatedMerchant merchant, Cause cause)
    {
        var share = random.Share();
        if (cause == Cause.IdentityTheft) return share < world.TheftAsNotReceived ? Category.NotReceived : Category.Unauthorised;
        if (cause == Cause.LostParcels && !merchant.Subscriptions) return Category.NotReceived;
        return FromMix(share, merchant, cause == Cause.Unfounded ? world.UnfoundedMix : world.HonestMix);
    }

    private static Category FromMix(double share, SimulatedMerchant merchant, IReadOnlyDictionary<Category, double> mix)
    {
        var sum = Categories.Sum(Weight);
        var left = share * sum;
        foreach (var category in Categories)
        {
            left -= Weight(category);
            if (left < 0) return category;
        }

        return Category.Other;

        double Weight(Category category) => Applies(category, merchant) ? mix[category] : 0;
    }

    private static bool Applies(Category category, SimulatedMerchant merchant) => category switch
    {
        Category.RecurringCancelled => merchant.Subscriptions,
        Category.NotReceived or Category.CancelledOrReturned or Category.UncollectedDelivery => !merchant.Subscriptions,
        Category.Unauthorised or Category.NotAsDescribed or Category.CreditNotProcessed or Category.Duplicate or Category.Other => true,
    };
}
