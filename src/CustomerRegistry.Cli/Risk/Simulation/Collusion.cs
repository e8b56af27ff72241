namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary>Two merchants that agree to report one honest person: of one owner for every other person, else of two.</summary>
internal sealed class Collusion(long seed, World world, HistoryCalendar calendar, Marketplace marketplace, FalseReports reports)
{
    /// <summary>The numbers of the people it is done to.</summary>
    public static HashSet<int> Chosen(long seed, World world, int people) =>
        [.. Marketplace.Shuffled(new SeededRandom(seed, "colluded-people"), people).Take((int)world.ColludedPeople)];

    public void Add(SimulatedHistory history)
    {
        var oneOwner = true;
        foreach (var person in history.People.Where(each => each.Kind == PersonKind.ColludedAgainst))
        {
            var random = new SeededRandom(seed, "collusion", person.Number);
            var first = random.Between(HistoryCalendar.Month, Math.Max(HistoryCalendar.Month, calendar.End - (6 * HistoryCalendar.Month)));
            foreach (var merchant in PairOf(random, oneOwner)) AddOf(random, merchant, person, first, history);
            oneOwner = !oneOwner;
        }
    }

    private void AddOf(SeededRandom random, SimulatedMerchant merchant, Person person, double first, SimulatedHistory history)
    {
        var count = 1 + random.Below((int)world.CollusionReports);
        for (var i = 0; i < count; i++)
        {
            var at = (int)(first + (random.Share() * world.CollusionDays * HistoryCalendar.Day));
            var orderedAt = Math.Max(0, (int)(at - (world.MadeUpOrderAge * HistoryCalendar.Day)));
            if (at >= calendar.End) continue;
            var orders = 1 + random.Below((int)world.CollusionOrders);
            history.Reports.Add(reports.MadeUp(random, merchant, person, orderedAt, at, Cause.Collusion, orders));
        }
    }

    private SimulatedMerchant[] PairOf(SeededRandom random, bool oneOwner)
    {
        var pairs = marketplace.Merchants
            .SelectMany(one => marketplace.Merchants.Skip(one.Number + 1).Select(other => new[] { one, other }))
            .Where(pair => (pair[0].Owner == pair[1].Owner) == oneOwner)
            .ToList();
        return pairs.Count == 0 ? [] : pairs[random.Below(pairs.Count)];
    }
}
