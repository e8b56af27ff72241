using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary>Reports that merchants make up about honest customers.</summary>
internal sealed class FalseReports(long seed, World world, HistoryCalendar calendar, Marketplace marketplace, IdentifierBook book)
{
    private readonly DisputeCourse _course = new(world, calendar, marketplace);

    public void Add(SimulatedHistory history)
    {
        foreach (var merchant in marketplace.Merchants.Where(each => each.FalseReporting != FalseReporting.None))
        {
            var orders = history.Orders.Where(order => order.Merchant == merchant.Number).ToList();
            AddOf(merchant, orders, history);
        }
    }

    private void AddOf(SimulatedMerchant merchant, List<Order> orders, SimulatedHistory history)
    {
        var random = new SeededRandom(seed, "false-reports", merchant.Number);
        var customers = orders.ToLookup(order => order.Person);
        var count = random.Count(world.FalseReports * orders.Count);
        var burst = 0.0;
        for (var i = 0; i < count; i++)
        {
            if (i % (int)world.FalseBurstReports == 0) burst = random.Between(0, calendar.End);
            var at = merchant.FalseReporting == FalseReporting.Bursts
                ? burst + (random.Share() * world.FalseBurstDays * HistoryCalendar.Day)
                : random.Between(0, calendar.End);
            var any = history.People[random.Below(history.People.Count)];
            var (person, orderedAt) = merchant.FalseReporting == FalseReporting.Unseen
                ? (customers.Contains(any.Number) ? null : any, at - (world.MadeUpOrderAge * HistoryCalendar.Day))
                : OneOf(orders[random.Below(orders.Count)]);
            if (person is null || person.Kind.Claims() || orderedAt >= at || at >= calendar.End) continue;
            var known = OrdersBy(person.Number, (int)at);
            history.Reports.Add(MadeUp(random, merchant, person, (int)Math.Max(0, orderedAt), (int)at, Cause.WithoutCause, known));
        }

        (Person? Person, double OrderedAt) OneOf(Order order) => (history.People[order.Person], order.At);

        int OrdersBy(int person, int at) => Math.Max(1, customers[person].Count(order => order.At <= at));
    }

    /// <summary>A report about an honest person that looks like any other.</summary>
    public Report MadeUp(
        SeededRandom random, SimulatedMerchant merchant, Person person, int orderedAt, int at, Cause cause, int orders) => new(
        at,
        orderedAt,
        person.Number,
        merchant.Number,
        new Identifiers(
            book.Email(person.Number), Confirmed: true, book.Phone(person.Number, orderedAt), book.PostalAddress(person.Number, orderedAt)),
        _course.AnyCategory(random, merchant),
        EvidenceLevel.FinalForMerchant,
        random.Chance(world.FalseStatement) ? EvidenceSource.Statement : EvidenceSource.ProviderConfirmed,
        merchant.KnowsOrders ? orders : null,
        cause,
        _course.AppealOf(random, at, cause, person.Kind));
}
