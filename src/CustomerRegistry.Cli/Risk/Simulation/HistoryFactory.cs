namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary>Makes a history from a seed and a world.</summary>
internal sealed class HistoryFactory(long seed, World world, int customers, int merchants, int months)
{
    public HistoryCalendar Calendar { get; } = new(months);

    public Marketplace Marketplace { get; } = Marketplace.Create(seed, world, merchants);

    /// <param name="progress">Gets the number of people done.</param>
    public SimulatedHistory Create(Action<int> progress, CancellationToken cancellationToken)
    {
        var book = new IdentifierBook(seed, world, Calendar, customers);
        var factory = new PersonFactory(seed, world, Calendar, Marketplace);
        var happens = new PersonHistory(seed, world, Calendar, Marketplace, book);
        var colluded = Collusion.Chosen(seed, world, customers);
        var history = new SimulatedHistory();
        for (var number = 0; number < customers; number++)
        {
            if (number % 256 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress(number);
            }

            var person = factory.Create(number, colluded.Contains(number));
            history.People.Add(person);
            happens.Add(person, history);
        }

        var falseReports = new FalseReports(seed, world, Calendar, Marketplace, book);
        falseReports.Add(history);
        new Collusion(seed, world, Calendar, Marketplace, falseReports).Add(history);
        return history;
    }
}
