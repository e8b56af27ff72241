namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>Which person each line of EVENTS.csv was really about, whatever identifier it came under; only a simulation knows.</summary>
internal sealed class Truth
{
    private readonly Dictionary<int, int> _persons = [];

    public bool TryAdd(int line, int person) => _persons.TryAdd(line, person);

    /// <summary>The first check or report without a person; null where all have one.</summary>
    public int? FirstMissing(History history) => history.Events
        .Where(each => each.Kind != HistoryEventKind.Appeal && !_persons.ContainsKey(each.Line))
        .Select(each => (int?)each.Line)
        .FirstOrDefault();

    /// <summary>Checks that were shown at least one listing that is about somebody else.</summary>
    public int WronglyMatched(ReplayedHistory replayed) => replayed.Snapshots.Count(IsWronglyMatched(replayed));

    private Func<CheckSnapshot, bool> IsWronglyMatched(ReplayedHistory replayed) => snapshot =>
    {
        var person = _persons[replayed.Checks[snapshot.Check].Line];
        var held = snapshot.Held.Reports;
        return Enumerable.Range(0, held.Count).Any(i => !snapshot.Standings[i].Stopped && _persons[held[i].Line] != person);
    };
}
