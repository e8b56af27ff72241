using System.Globalization;
using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary>Goes through a history in time order as the registry would, and writes what it sees.</summary>
internal sealed class HistoryWriter(SimulatedHistory history, Marketplace marketplace)
{
    private const int EventsBetween = 8192;

    private readonly ListingMatches _matches = new(history.People.Count);
    private readonly HashSet<int> _reported = [];
    private readonly HashSet<int> _unmatched = [];
    private readonly string[] _reportNames = new string[history.Reports.Count];

    /// <summary>In the order of things that happen in one second.</summary>
    private enum Step : ulong
    {
        Report,
        Appeal,
        Check,
    }

    public SimulationCounts Counts { get; } = new();

    /// <param name="progress">Gets the share done (0 to 1) and the number of events.</param>
    public void Write(string folder, HistoryCalendar calendar, Action<double, int> progress, CancellationToken cancellationToken)
    {
        using var events = new HistoryFile(folder, "EVENTS.csv");
        using var truth = new HistoryFile(folder, "TRUTH.csv");
        using var labels = new HistoryFile(folder, "LABELS.csv");
        using var owners = new HistoryFile(folder, "OWNERS.csv");
        events.Line("at,kind,merchant,subject,report,category,evidence,source,orders,outcome");
        truth.Line("line,person");
        foreach (var person in history.People) Counts.Of(person.Kind).People++;
        var steps = StepsInOrder(calendar);
        for (var i = 0; i < steps.Length; i++)
        {
            if (i % EventsBetween == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress((double)i / steps.Length, i);
            }

            var index = (int)(steps[i] & 0xFFFF_FFFF);
            switch ((Step)((steps[i] >> 32) & 3))
            {
                case Step.Report: WriteReport(index, events, truth); break;
                case Step.Appeal: WriteAppeal(index, events); break;
                case Step.Check: WriteCheck(history.Orders[index], events, truth); break;
            }
        }

        WriteLabels(labels);
        owners.Line("merchant,owner");
        foreach (var merchant in marketplace.Merchants) owners.Line($"{merchant.Name},{marketplace.Merchants[merchant.Owner].Name}");
        foreach (var file in new[] { events, truth, labels, owners }) file.Finish();
    }

    // Time, then kind, then the order of making: no two are alike, so that sorting cannot differ.
    private ulong[] StepsInOrder(HistoryCalendar calendar)
    {
        var steps = new List<ulong>(history.Orders.Count + (2 * history.Reports.Count));
        for (var i = 0; i < history.Orders.Count; i++) steps.Add(At(history.Orders[i].At, Step.Check, i));
        for (var i = 0; i < history.Reports.Count; i++)
        {
            if (!ListingMatches.Admits(history.Reports[i]))
            {
                Counts.ReportsRefused++;
                continue;
            }

            steps.Add(At(history.Reports[i].At, Step.Report, i));
            if (history.Reports[i].Appeal is { } appeal && appeal.At < calendar.End) steps.Add(At(appeal.At, Step.Appeal, i));
        }

        var sorted = steps.ToArray();
        Array.Sort(sorted);
        return sorted;

        static ulong At(int at, Step step, int index) => ((ulong)at << 34) | ((ulong)step << 32) | (uint)index;
    }

    private void WriteCheck(Order order, HistoryFile events, HistoryFile truth)
    {
        var (match, subject) = _matches.Of(order);
        if (match == Match.Missed) _unmatched.Add(order.Person);
        var seen = match == Match.Missed ? Unmatched(subject) : Subject(subject);
        events.Line($"{HistoryCalendar.Text(order.At)},check,{marketplace.Merchants[order.Merchant].Name},{seen},,,,,,");
        truth.Line(string.Create(CultureInfo.InvariantCulture, $"{events.Lines},{Subject(order.Person)}"));
        var positive = history.People[subject].ClaimsAt(order.At);
        var listed = match is Match.Own or Match.SomebodyElses;
        var kind = Counts.Of(history.People[order.Person].Kind);
        kind.Checks++;
        Counts.Checks++;
        if (positive) Counts.Positives++;
        if (listed) Counts.ChecksWithListing++;
        if (listed) kind.ChecksWithListing++;
        if (listed && positive) Counts.PositiveWithListing++;
        if (match == Match.SomebodyElses) Counts.MatchedWrongly++;
        if (match == Match.Missed) Counts.Missed++;
    }

    private void WriteReport(int index, HistoryFile events, HistoryFile truth)
    {
        var report = history.Reports[index];
        _reportNames[index] = string.Create(CultureInfo.InvariantCulture, $"r{Counts.Reports + 1:000000}");
        events.Line(string.Join(
            ',',
            HistoryCalendar.Text(report.At),
            "report",
            marketplace.Merchants[report.Merchant].Name,
            Subject(report.Person),
            _reportNames[index],
            CategoryWords.All[report.Category],
            report.Evidence == EvidenceLevel.IndependentFinding ? "E4" : "E3",
            report.Source == EvidenceSource.Statement ? "STATEMENT" : "PROVIDER",
            report.Orders?.ToString(CultureInfo.InvariantCulture),
            null));
        truth.Line(string.Create(CultureInfo.InvariantCulture, $"{events.Lines},{Subject(report.Person)}"));
        _matches.Add(report);
        Counts.Reports++;
        Counts.ReportsByCause[(int)report.Cause]++;
        var kind = Counts.Of(history.People[report.Person].Kind);
        kind.Reports++;
        if (_reported.Add(report.Person)) kind.PeopleReported++;
    }

    private void WriteAppeal(int index, HistoryFile events)
    {
        var report = history.Reports[index];
        var appeal = report.Appeal!;
        var merchant = marketplace.Merchants[report.Merchant].Name;
        var outcome = appeal.Overturned ? "overturned" : "upheld";
        events.Line($"{HistoryCalendar.Text(appeal.At)},appeal,{merchant},{Subject(report.Person)},{_reportNames[index]},,,,,{outcome}");
        Counts.Appeals++;
        if (!appeal.Overturned) return;
        Counts.Overturned++;
        Counts.OverturnedByCause[(int)report.Cause]++;
        _matches.Remove(report);
    }

    private void WriteLabels(HistoryFile labels)
    {
        labels.Line("subject,kind,positive_from,positive_to");
        foreach (var person in history.People)
        {
            var span = person.Kind.Claims()
                ? $"{HistoryCalendar.Text(person.Span!.Value.From)},{HistoryCalendar.Text(person.Span.Value.To)}"
                : ",";
            labels.Line($"{Subject(person.Number)},{person.Kind.Word()},{span}");
            if (_unmatched.Contains(person.Number)) labels.Line($"{Unmatched(person.Number)},{person.Kind.Word()},{span}");
        }
    }

    private static string Subject(int person) => string.Create(CultureInfo.InvariantCulture, $"s{person + 1:000000}");

    // To the registry somebody new: the same person, under identifiers that match nothing held.
    private static string Unmatched(int person) => Subject(person) + "-unmatched";
}
