namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary>Makes all orders of one person, in time order.</summary>
internal sealed class OrderBook(long seed, World world, HistoryCalendar calendar, Marketplace marketplace, IdentifierBook book)
{
    public List<Order> OrdersOf(Person person)
    {
        var random = new SeededRandom(seed, "orders", person.Number);
        var habits = new CheckoutHabits(seed, world, marketplace, book, person);
        var orders = new List<Order>();

        // Thinning: candidates at the highest rate that ever holds, each kept by the share that holds when it comes.
        var highest = person.Kind.Claims() ? Math.Max(1, world.SpanOrders) : 1;
        var gap = HistoryCalendar.Year / (person.OrdersPerYear * highest * world.SeasonPeak / MeanSeason());
        for (var at = person.Active.From + random.Exponential(gap); at < person.Active.To; at += random.Exponential(gap))
        {
            var second = (int)at;
            var keep = (calendar.IsPeak(second) ? 1 : 1 / world.SeasonPeak) * (person.ClaimsAt(at) ? world.SpanOrders : 1) / highest;
            if (!random.Chance(keep)) continue;
            var merchant = MerchantOf(random, person, at);
            orders.Add(new Order(second, person.Number, merchant, habits.At(merchant, second, orders.Count, person.ClaimsAt(at))));
        }

        return orders;
    }

    private double MeanSeason() => ((2 * world.SeasonPeak) + 10) / 12;

    // Earlier favourites are dearer: the first gets the largest part.
    private int MerchantOf(SeededRandom random, Person person, double at)
    {
        var (favourite, which) = (random.Chance(world.FavouriteOrders), random.Share());
        var elsewhere = marketplace.Any(random);
        if (person.OnlyMerchant is { } only && person.ClaimsAt(at)) return only;
        return favourite ? person.Favourites[(int)(which * which * person.Favourites.Length)] : elsewhere;
    }
}
