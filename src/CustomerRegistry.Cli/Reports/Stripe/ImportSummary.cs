using System.Globalization;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.Client;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Cli.Reports.Stripe;

/// <summary>
/// What became of an import, counted. Lines are kept up to a number, so that a file of a million broken lines costs no more
/// than one of a hundred. Written to by the reading and the answering side: locked.
/// </summary>
internal sealed class ImportSummary
{
    private const int MostPlaces = 100;

    /// <summary>What the source of these reports means; the EU and GB ask for more than a file (design section 6).</summary>
    public const string Sharing =
        "The source of these reports is PROVIDER_FILE, an export that its owner could edit. Of consumers in the EU and GB other shops see only what the " +
        "provider itself confirms to the registry: store the account once with 'registry provider set', and the same disputes are confirmed when the " +
        "registry has fetched them. Under the shipped policies a file alone is shown to nobody; where a policy lets it count, it counts for less. Whether a report may be shared at all is ruled by the law of the countries " +
        "involved, and nothing counts before its consumer was told: 'registry notices send'.";

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, Tally> _notListable = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Tally> _lacking = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Tally> _refused = new(StringComparer.Ordinal);
    private readonly List<(Place Place, string Why)> _broken = [];
    private int _brokenCount;
    private int _read;
    private int _sent;
    private int _submitted;
    private int _updated;
    private int _unchanged;
    private int _ended;
    private int _endedEarlier;

    public int Read => Volatile.Read(ref _read);

    public int Answered => _submitted + _updated + _unchanged + _ended + _endedEarlier + _refused.Values.Sum(tally => tally.Count);

    /// <summary>The import ended before its file did.</summary>
    public string? StoppedBecause { get; set; }

    /// <summary>Sent without an answer: not known whether durable; the same import again settles it.</summary>
    public int Unanswered => _sent - Answered;

    public bool IsComplete => _brokenCount == 0 && _lacking.Count == 0 && _refused.Count == 0 && StoppedBecause is null && Unanswered == 0;

    /// <summary>The file had neither a dispute nor anything that should have been one.</summary>
    public bool IsEmpty => _read == 0 && _brokenCount == 0;

    public void CountRead() => Interlocked.Increment(ref _read);

    public void CountSent() => Interlocked.Increment(ref _sent);

    public void CountBroken(Place place, string why)
    {
        lock (_lock)
        {
            _brokenCount++;
            if (_broken.Count < MostPlaces) _broken.Add((place, why));
        }
    }

    public void CountNotListable(Place place, string why) => Count(_notListable, why, place, why);

    public void CountLacking(Place place, IEnumerable<string> missing)
    {
        foreach (var each in missing) Count(_lacking, each, place, each);
    }

    public void CountAnswer(Place place, Wire.SubmitReportsResponse answer)
    {
        if (answer.AnswerCase == Wire.SubmitReportsResponse.AnswerOneofCase.Refusal)
        {
            var refusal = RegistryRefusal.Of(answer.Refusal);
            Count(_refused, refusal.Reason!, place, refusal.Detail);
            return;
        }

        lock (_lock)
        {
            switch (answer.Response.Disposition)
            {
                case Wire.Disposition.Recorded: _submitted++; break;
                case Wire.Disposition.Updated: _updated++; break;
                case Wire.Disposition.Deleted: _ended++; break;
                case Wire.Disposition.Unchanged or Wire.Disposition.Unspecified when IsGone(answer.Response.Report): _endedEarlier++; break;
                case Wire.Disposition.Unchanged or Wire.Disposition.Unspecified: _unchanged++; break;
            }
        }
    }

    // What was withdrawn, deleted or ended before is answered as it now is: not held any more.
    private static bool IsGone(Wire.Report? report) => report?.State is Wire.ReportState.CustomerRight or Wire.ReportState.Withdrawn
        or Wire.ReportState.Overturned or Wire.ReportState.Expired;

    /// <summary>For programs.</summary>
    public object Document(string? fixme)
    {
        lock (_lock)
        {
            return new
            {
                DisputesRead = _read,
                Submitted = _submitted,
                Updated = _updated,
                Unchanged = _unchanged,
                EndedForTheCustomer = _ended,
                EndedEarlier = _endedEarlier,
                Unanswered,
                NotListable = _notListable.Select(each => new { Why = each.Key, each.Value.Count, each.Value.Places }),
                Lacking = _lacking.Select(each => new { Missing = each.Key, each.Value.Count, each.Value.Places }),
                Refused = _refused.Select(each => new { Reason = each.Key, each.Value.Count, each.Value.Detail, each.Value.Places }),
                BrokenLines = _brokenCount,
                Broken = _broken.Select(each => new { Line = each.Place.ToString(), each.Why }),
                Fixme = fixme,
                StoppedBecause,
                Sharing,
            };
        }
    }

    /// <summary>For people.</summary>
    public void Print(Page page, string? fixme)
    {
        page.Heading("Import of Stripe's disputes");
        page.Facts(
            ("disputes read", Number(_read)),
            ("submitted", Number(_submitted)),
            ("updated", Number(_updated)),
            ("already there, unchanged", Number(_unchanged)),
            ("ended for the customer: nothing of them is held", Number(_ended)),
            ("ended earlier (withdrawn, overturned or past its time): not held", Number(_endedEarlier)),
            ("not listable, not sent", Number(_notListable.Values.Sum(tally => tally.Count))),
            ("lack something", fixme is null ? null : $"see {fixme}"),
            ("refused by the registry", Number(_refused.Values.Sum(tally => tally.Count))),
            ("broken lines", Number(_brokenCount)),
            ("sent without an answer", Unanswered > 0 ? $"{Number(Unanswered)}: import again, nothing is doubled" : null));
        PrintTallies(page, "Not listable, and why", "why", _notListable, tally => null);
        PrintTallies(page, "Lack something", "column", _lacking, tally => null);
        if (fixme is not null)
        {
            page.Line($"  Complete {fixme} and import again with --orders {fixme}; what went through stays as it is.");
            if (_lacking.ContainsKey("email_confirmed"))
                page.Line("  email_confirmed: an address matches only if its customer showed that it is theirs (signed in, or answered mail). Say yes in that column, or --emails-confirmed if it holds for all your customers.");
        }

        PrintTallies(page, "Refused by the registry, and why", "reason", _refused, tally => tally.Detail);
        if (_broken.Count > 0)
        {
            page.Heading("Broken lines");
            page.Table(["line", "why"], [.. _broken.Select(each => new[] { each.Place.ToString(), each.Why })]);
            if (_brokenCount > _broken.Count) page.Line($"  and {Number(_brokenCount - _broken.Count)} more");
        }

        if (StoppedBecause is not null) page.Line($"Stopped: {StoppedBecause} Import again: what went through stays as it is.");
        page.Heading("What this means for sharing");
        page.Line(Sharing);
    }

    private void Count(SortedDictionary<string, Tally> tallies, string key, Place place, string detail)
    {
        lock (_lock)
        {
            if (!tallies.TryGetValue(key, out var tally)) tallies.Add(key, tally = new Tally(detail));
            tally.Add(place);
        }
    }

    private static void PrintTallies(
        Page page, string heading, string name, SortedDictionary<string, Tally> tallies, Func<Tally, string?> detail)
    {
        if (tallies.Count == 0) return;
        page.Heading(heading);
        page.Table(
            ["number", name, "lines"],
            [.. tallies.Select(each => new[]
            {
                Number(each.Value.Count),
                detail(each.Value) is { } more ? $"{each.Key}: {more}" : each.Key,
                each.Value.FirstPlaces,
            })]);
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private sealed class Tally(string detail)
    {
        private readonly List<string> _places = [];

        public string Detail { get; } = detail;

        public int Count { get; private set; }

        public IReadOnlyList<string> Places => _places;

        public string FirstPlaces => string.Join(", ", _places.Take(8)) + (Count > 8 ? ", ..." : "");

        public void Add(Place place)
        {
            Count++;
            if (_places.Count < MostPlaces) _places.Add(place.ToString());
        }
    }
}
