namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary>Makes the customers, each from a stream of its own.</summary>
internal sealed class PersonFactory(long seed, World world, HistoryCalendar calendar, Marketplace marketplace)
{
    public Person Create(int number, bool colludedAgainst)
    {
        var random = new SeededRandom(seed, "person", number);
        var kind = KindOf(random.Share(), random.Share(), colludedAgainst);
        var median = world.OrdersMedian * (kind.Claims() ? world.ClaimantsOrders : 1);
        var rate = Math.Clamp(random.LogNormal(median, world.OrdersSpread), world.OrdersFewest, world.OrdersMost);
        var active = ActiveOf(random);
        var favourites = FavouritesOf(random);
        var claimPerOrder = Math.Clamp(
            world.ClaimPerOrder + random.Between(-world.ClaimPerOrderSpread, world.ClaimPerOrderSpread), 0.05, 0.95);
        int? only = random.Chance(world.OneMerchantClaimants) && kind.Claims() ? favourites[0] : null;
        var span = kind.Claims() ? SpanOf(random, active, random.Triangle(world.SpanShortest, world.SpanTypical, world.SpanLongest))
            : kind == PersonKind.Unlucky ? SpanOf(random, active, world.UnluckyMonths)
            : (Span?)null;
        return new Person(number, kind, rate, active, span, claimPerOrder, favourites, only);
    }

    private PersonKind KindOf(double share, double contesting, bool colludedAgainst)
    {
        if (colludedAgainst) return PersonKind.ColludedAgainst;
        if (share < world.Claimants) return contesting < world.ContestEverything ? PersonKind.ClaimantContesting : PersonKind.Claimant;

        // From the other end, so that another share of claimants leaves these people as they are.
        return share > 1 - world.Unlucky ? PersonKind.Unlucky
            : share > 1 - world.Unlucky - world.Victims ? PersonKind.Victim
            : PersonKind.Ordinary;
    }

    private Span ActiveOf(SeededRandom random)
    {
        var throughout = random.Chance(world.StaysThroughout);
        var stay = random.Exponential(world.StayMean * HistoryCalendar.Month);
        var from = random.Between(-stay, calendar.End);
        return throughout ? new Span(0, calendar.End) : new Span(Math.Max(0, from), Math.Min(calendar.End, from + stay));
    }

    private int[] FavouritesOf(SeededRandom random)
    {
        var favourites = new int[1 + random.Count(Math.Max(0, world.FavouriteMerchants - 1))];
        for (var i = 0; i < favourites.Length; i++) favourites[i] = marketplace.Any(random);
        return favourites;
    }

    // It may have begun before the history or the custom, and may outlast them.
    private static Span SpanOf(SeededRandom random, Span active, double months)
    {
        var length = months * HistoryCalendar.Month;
        var from = Math.Floor(random.Between(active.From - (length / 2), active.To));
        return new Span(from, Math.Floor(from + length));
    }
}
