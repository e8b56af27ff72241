using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>One subject during the replay: what is live, what merchants stated, and what they were shown.</summary>
internal sealed class SubjectHistory
{
    private readonly List<ReplayedReport> _live = [];
    private readonly Dictionary<int, int> _orders = [];
    private readonly Dictionary<int, DateTime> _shownAt = [];
    private HeldReports? _held;
    private Standing[] _standings = [];

    /// <summary>Null where nothing is live.</summary>
    public HeldReports? Held => _live.Count == 0 ? null : _held ??= Gather();

    /// <param name="orders">Null leaves the merchant's statement before it, as the server does.</param>
    public void Add(ReplayedReport report, int? orders)
    {
        _live.Add(report);
        if (orders is { } stated) _orders[report.Merchant] = stated;
        _held = null;
    }

    public void Remove(Guid reportId)
    {
        _live.RemoveAll(each => each.Report.ReportId == reportId);
        _held = null;
    }

    /// <summary>Of each report of <see cref="Held"/>; the array of the last time, where nothing has moved since.</summary>
    public Standing[] StandingsOf(HeldReports held, StandingLedger ledger)
    {
        var standings = new Standing[held.Reports.Count];
        for (var i = 0; i < standings.Length; i++) standings[i] = ledger.Of(held.Reports[i].Merchant);
        if (!standings.AsSpan().SequenceEqual(_standings)) _standings = standings;
        return _standings;
    }

    public void NoteShown(int merchant, DateTime at) => _shownAt[merchant] = at;

    /// <summary>The merchant was shown another's listing so shortly before that its report rests on it.</summary>
    public bool IsCircular(int merchant, DateTime at) =>
        _shownAt.TryGetValue(merchant, out var shown) && shown + ReportRules.CircularAfterDisclosure >= at;

    private HeldReports Gather() => new(
        [.. _live],
        [.. _live.Select(each => _orders.TryGetValue(each.Merchant, out var stated) ? stated : (int?)null)],
        _live.Select(each => each.Merchant).Distinct().Count());
}
