using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>
/// Goes through a history in time order and keeps, for each check, what an assessment would have seen at that moment. Every
/// report counts as admitted and shared, each merchant is an owner of its own, and nothing expires.
/// </summary>
internal sealed class Replay
{
    /// <summary>Between two reports of progress.</summary>
    private const int EventsBetween = 4096;

    private readonly History _history;
    private readonly StandingLedger _ledger;
    private readonly SubjectHistory?[] _subjects;
    private readonly List<ReplayedCheck> _checks = [];
    private readonly List<CheckSnapshot> _snapshots = [];
    private int _circular;

    private Replay(History history, RiskModel model)
    {
        _history = history;
        _ledger = new StandingLedger(history.Merchants.Count, model.Standing);
        _subjects = new SubjectHistory?[history.Subjects.Count];
    }

    /// <param name="model">Only its standing parameters matter here.</param>
    public static ReplayedHistory Of(History history, RiskModel model, Action<double, int> progress, CancellationToken cancellationToken)
    {
        var replay = new Replay(history, model);
        for (var i = 0; i < history.Events.Count; i++)
        {
            replay.Take(history.Events[i]);
            if (i % EventsBetween != 0) continue;
            cancellationToken.ThrowIfCancellationRequested();
            progress((double)i / history.Events.Count, i);
        }

        var stopped = Enumerable.Range(0, history.Merchants.Count).Count(merchant => replay._ledger.Of(merchant).Stopped);
        return new ReplayedHistory(replay._checks, replay._snapshots, replay._circular, stopped);
    }

    private void Take(in HistoryEvent each)
    {
        switch (each.Kind)
        {
            case HistoryEventKind.Check: Check(each); break;
            case HistoryEventKind.Report: Report(each); break;
            case HistoryEventKind.Appeal: Appeal(each); break;
        }
    }

    private void Check(in HistoryEvent each)
    {
        var subject = _subjects[each.Subject];
        if (subject?.Held is not { } held)
        {
            _checks.Add(new ReplayedCheck(each.At, each.Line, each.Merchant, each.Subject, Snapshot: -1, Reported: subject is not null));
            return;
        }

        var standings = subject.StandingsOf(held, _ledger);
        _snapshots.Add(new CheckSnapshot(_checks.Count, DateOnly.FromDateTime(each.At), held, standings));
        _checks.Add(new ReplayedCheck(each.At, each.Line, each.Merchant, each.Subject, _snapshots.Count - 1, Reported: true));
        for (var i = 0; i < standings.Length; i++)
        {
            if (standings[i].Stopped || held.Reports[i].Merchant == each.Merchant) continue;
            subject.NoteShown(each.Merchant, each.At);
            break;
        }
    }

    private void Report(in HistoryEvent each)
    {
        var subject = _subjects[each.Subject] ??= new SubjectHistory();
        var merchant = IdOf(each.Merchant, IdKind.Merchant);
        var report = new AssessedReport(
            IdOf(each.Report, IdKind.Report),
            merchant,
            OwnerId: merchant,
            OrderKey: (ulong)each.Report,
            each.Category,
            each.Evidence,
            each.Source,
            DateOnly.FromDateTime(each.At),
            DateOnly.FromDateTime(each.At),
            Disputed: false,
            subject.IsCircular(each.Merchant, each.At));
        if (report.Circular) _circular++;
        _ledger.CountReport(each.Merchant);
        subject.Add(new ReplayedReport(report, each.Merchant, each.Line), each.Orders);
    }

    private void Appeal(in HistoryEvent each)
    {
        _ledger.CountAppeal(each.Merchant, each.Overturned);
        if (each.Overturned) _subjects[each.Subject]!.Remove(IdOf(each.Report, IdKind.Report));
    }

    private enum IdKind : short
    {
        Merchant = 1,
        Report = 2,
    }

    // Made from the number, so that ids have the order of the file.
    private static Guid IdOf(int number, IdKind kind) => new(number, (short)kind, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}
