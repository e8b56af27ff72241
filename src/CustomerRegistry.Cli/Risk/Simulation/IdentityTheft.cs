namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary>Orders by somebody else in a person's name: a burst at several merchants.</summary>
internal sealed class IdentityTheft(long seed, World world, HistoryCalendar calendar, Marketplace marketplace, IdentifierBook book)
{
    public List<Order> OrdersInNameOf(Person person)
    {
        var random = new SeededRandom(seed, "theft", person.Number);
        var takeover = random.Chance(world.TheftTakeover);
        var from = random.Between(0, calendar.End);
        var merchants = Enumerable.Range(0, 2 + random.Below((int)world.TheftMerchants - 1)).Select(_ => marketplace.Any(random)).ToArray();
        var count = 1 + random.Count(Math.Max(0, world.TheftOrders - 1));
        return [.. Enumerable.Range(0, count)
            .Select(number => (Number: number, At: (int)(from + (random.Share() * world.TheftDays * HistoryCalendar.Day))))
            .Where(each => each.At < calendar.End)
            .OrderBy(each => each.At)
            .Select(each => new Order(each.At, person.Number, merchants[each.Number % merchants.Length], IdentifiersAt(each.At)))];

        // One new e-mail address for the whole burst, apart from those of the person's own orders.
        Identifiers IdentifiersAt(int at) => new(
            takeover ? book.Email(person.Number) : IdentifierBook.OneOffEmail(person.Number, (1 << 20) - 1),
            takeover,
            book.Phone(person.Number, at),
            book.PostalAddress(person.Number, at));
    }
}
