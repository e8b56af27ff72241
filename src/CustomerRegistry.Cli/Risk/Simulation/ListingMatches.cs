using CustomerRegistry.Domain.Identifiers;

namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary>The person whose listings a check matches, where it matches any.</summary>
internal enum Match
{
    /// <summary>Nothing is held that these identifiers match, of this person or another.</summary>
    Nothing,

    Own,
    SomebodyElses,

    /// <summary>Something is held of this person, but not under these identifiers.</summary>
    Missed,
}

/// <summary>
/// The listings as the registry would hold them: found by identifiers alone, with the rule that the server matches by.
/// </summary>
internal sealed class ListingMatches(int people)
{
    private readonly Dictionary<long, List<Report>> _byIdentifier = [];
    private readonly int[] _live = new int[people];
    private readonly HashSet<Report> _found = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether a report with these identifiers is admitted: one that could never match is refused.</summary>
    public static bool Admits(Report report)
    {
        Span<MatchableIdentifier> all = stackalloc MatchableIdentifier[3];
        var given = report.Identifiers;
        return IdentifierMatchRules.RefuseUnmatchable(Common(report, given, all), HistoryCalendar.DayOf(report.At)) is null;
    }

    public void Add(Report report)
    {
        _live[report.Person]++;
        foreach (var value in ValuesOf(report.Identifiers))
        {
            if (!_byIdentifier.TryGetValue(value, out var reports)) _byIdentifier.Add(value, reports = []);
            reports.Add(report);
        }
    }

    public void Remove(Report report)
    {
        _live[report.Person]--;
        foreach (var value in ValuesOf(report.Identifiers)) _byIdentifier[value].Remove(report);
    }

    public bool IsListed(int person) => _live[person] > 0;

    /// <summary>Whose listings a check matches: the person's own before anybody else's, else those of the earliest report.</summary>
    public (Match Match, int Subject) Of(Order order)
    {
        _found.Clear();
        foreach (var value in ValuesOf(order.Identifiers))
        {
            if (_byIdentifier.TryGetValue(value, out var reports)) _found.UnionWith(reports);
        }

        Report? other = null;
        foreach (var report in _found)
        {
            if (!Matches(report, order)) continue;
            if (report.Person == order.Person) return (Match.Own, order.Person);
            if (other is null || (report.At, report.Person).CompareTo((other.At, other.Person)) < 0) other = report;
        }

        return other is not null ? (Match.SomebodyElses, other.Person)
            : (IsListed(order.Person) ? Match.Missed : Match.Nothing, order.Person);
    }

    private static bool Matches(Report report, Order order)
    {
        Span<MatchableIdentifier> all = stackalloc MatchableIdentifier[3];
        return IdentifierMatchRules.Matches(Common(report, order.Identifiers, all), HistoryCalendar.DayOf(order.At));
    }

    private static ReadOnlySpan<MatchableIdentifier> Common(Report report, Identifiers given, Span<MatchableIdentifier> into)
    {
        var orderedOn = HistoryCalendar.DayOf(report.OrderedAt);
        var count = 0;
        var held = report.Identifiers;
        if (held.Email == given.Email) into[count++] = new MatchableIdentifier(IdentifierKind.Email, held.Confirmed, orderedOn);
        if (held.Phone == given.Phone && held.Phone != 0) into[count++] = new MatchableIdentifier(IdentifierKind.Phone, false, orderedOn);
        if (held.PostalAddress == given.PostalAddress && held.PostalAddress != 0)
            into[count++] = new MatchableIdentifier(IdentifierKind.PostalAddress, false, orderedOn);
        return into[..count];
    }

    private static IEnumerable<long> ValuesOf(Identifiers identifiers)
    {
        yield return identifiers.Email;
        if (identifiers.Phone != 0) yield return identifiers.Phone;
        if (identifiers.PostalAddress != 0) yield return identifiers.PostalAddress;
    }
}
