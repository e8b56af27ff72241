namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary>Everything that happens to one person by itself: orders, somebody else's orders in their name, disputes.</summary>
internal sealed class PersonHistory(long seed, World world, HistoryCalendar calendar, Marketplace marketplace, IdentifierBook book)
{
    private readonly OrderBook _orders = new(seed, world, calendar, marketplace, book);
    private readonly IdentityTheft _theft = new(seed, world, calendar, marketplace, book);
    private readonly DisputeCourse _course = new(world, calendar, marketplace);

    /// <summary>Adds what happens to <paramref name="history"/>.</summary>
    public void Add(Person person, SimulatedHistory history)
    {
        var random = new SeededRandom(seed, "disputes", person.Number);
        var own = _orders.OrdersOf(person);
        var others = person.Kind == PersonKind.Victim ? _theft.OrdersInNameOf(person) : [];
        history.Orders.AddRange(own);
        history.Orders.AddRange(others);
        foreach (var order in own)
        {
            if (CauseOf(random, person, order) is { } cause) Dispute(order, cause);
        }

        foreach (var order in others)
        {
            if (random.Chance(world.TheftDisputed)) Dispute(order, Cause.IdentityTheft);
        }

        void Dispute(Order order, Cause cause)
        {
            history.Disputes[(int)cause]++;
            if (_course.Run(random, order, cause, person.Kind, OrdersBy) is { } report) history.Reports.Add(report);

            int OrdersBy(int at) => own.Concat(others).Count(each => each.Merchant == order.Merchant && each.At <= at);
        }
    }

    private Cause? CauseOf(SeededRandom random, Person person, Order order)
    {
        var (claims, disputes) = (random.Share(), random.Share());
        if (person.ClaimsAt(order.At) && claims < person.ClaimPerOrder) return Cause.Unfounded;
        var merchant = marketplace.Merchants[order.Merchant];
        var unlucky = person.IsUnluckyAt(order.At) && !merchant.Subscriptions;
        if (disputes >= merchant.Disputes * (unlucky ? world.UnluckyFactor : 1)) return null;
        return unlucky ? Cause.LostParcels : Cause.Honest;
    }
}
