namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary>
/// Numbers or addresses that their holders give up at most once, and that somebody else may get later: reassigned phones,
/// flats moved into.
/// </summary>
internal sealed class Changeover
{
    private readonly long[] _before;
    private readonly long[] _after;
    private readonly int[] _at;

    /// <param name="own">What each holder has at first: even, the kind above bit 40.</param>
    /// <param name="perYear">Share of holders who change in a year.</param>
    /// <param name="taken">Share of changes to what another holder has given up.</param>
    /// <param name="pause">Seconds for which nobody has what was given up.</param>
    public Changeover(SeededRandom random, long[] own, double perYear, double taken, double pause, HistoryCalendar calendar)
    {
        _before = own;
        _after = new long[own.Length];
        _at = new int[own.Length];
        for (var holder = 0; holder < own.Length; holder++)
        {
            var at = perYear > 0 ? random.Exponential(HistoryCalendar.Year / perYear) : double.MaxValue;
            _at[holder] = at < calendar.End ? (int)at : int.MaxValue;
            _after[holder] = Fresh(own[holder], holder);
        }

        var free = new Queue<int>();
        var changes = Enumerable.Range(0, own.Length)
            .Where(holder => _at[holder] < int.MaxValue)
            .OrderBy(holder => _at[holder])
            .ThenBy(holder => holder)
            .ToList();
        var released = new Queue<int>(changes);
        foreach (var holder in changes)
        {
            while (released.TryPeek(out var earlier) && _at[earlier] + pause < _at[holder]) free.Enqueue(released.Dequeue());
            if (random.Chance(taken) && free.TryDequeue(out var before)) _after[holder] = _before[before];
        }
    }

    public long Of(int holder, int at) => at < _at[holder] ? _before[holder] : _after[holder];

    // What anybody has at first is even, so this is nobody's; those who shared do not go on to share.
    private static long Fresh(long own, int holder) => (own & -(1L << 40)) + (2L * holder) + 1;
}
