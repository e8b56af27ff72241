using System.Buffers.Text;
using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>
/// The strict reader of EVENTS.csv. All lines are read, so that everything that is wrong is told at once; a history with a
/// problem is not replayed.
/// </summary>
internal sealed class EventsFile
{
    private const int MostOrders = 1_000_000;
    private const string Categories =
        "UNAUTHORISED, NOT_RECEIVED, NOT_AS_DESCRIBED, CREDIT_NOT_PROCESSED, CANCELLED_OR_RETURNED, RECURRING_CANCELLED, DUPLICATE, "
        + "UNCOLLECTED_DELIVERY, OTHER";

    private readonly CsvRows _rows;
    private readonly List<HistoryEvent> _events = [];
    private readonly NameTable _merchants = new();
    private readonly NameTable _subjects = new();
    private readonly NameTable _reportNames = new();
    private readonly List<ReportedBy> _reports = [];
    private DateTime _newest = DateTime.MinValue;

    private EventsFile(CsvRows rows) => _rows = rows;

    /// <summary>The columns, in their order.</summary>
    public static readonly string[] Columns =
        ["at", "kind", "merchant", "subject", "report", "category", "evidence", "source", "orders", "outcome"];

    // In the order of the columns.
    private enum Column
    {
        At,
        Kind,
        Merchant,
        Subject,
        Report,
        Category,
        Evidence,
        Source,
        Orders,
        Outcome,
    }

    /// <summary>Whose report it is, for its appeals. A report whose line is wrong is known too, but not whose it is.</summary>
    private sealed record ReportedBy(int Merchant, int Subject)
    {
        public bool Overturned { get; set; }
    }

    /// <param name="problems">Gets every malformed line; the history is usable only if it has none.</param>
    public static History Read(Stream stream, FileProblems problems, Action<double, int> progress, CancellationToken cancellationToken)
    {
        using var rows = new CsvRows(stream, Columns, problems, progress, cancellationToken);
        var file = new EventsFile(rows);
        if (rows.ReadHeader())
        {
            while (rows.Next()) file.ReadRow();
        }

        return new History(file._events, file._merchants, file._subjects, file._reports.Count);
    }

    private ReadOnlySpan<byte> this[Column column] => _rows[(int)column];

    private void ReadRow()
    {
        var kind = KindOf(this[Column.Kind]);
        var report = kind == HistoryEventKind.Report ? NewReport() : null;
        if (!HistoryTime.TryParse(this[Column.At], out var at))
        {
            _rows.Wrong($"at: expected {HistoryTime.Form}");
        }
        else if (at < _newest)
        {
            _rows.Wrong("at: earlier than a line before it; expected lines in time order");
        }
        else
        {
            _newest = at;
            if (Read(kind, at, report) is { } read) _events.Add(read);
        }
    }

    private HistoryEvent? Read(HistoryEventKind? kind, DateTime at, int? report)
    {
        switch (kind)
        {
            case HistoryEventKind.Check: return ReadCheck(at);
            case HistoryEventKind.Report: return report is { } number ? ReadReport(at, number) : null;
            case HistoryEventKind.Appeal: return ReadAppeal(at);
            default:
                _rows.Wrong("kind: expected check, report or appeal");
                return null;
        }
    }

    private HistoryEvent? ReadCheck(DateTime at)
    {
        if (!OnlyFilled("a check has at, kind, merchant and subject alone", Column.Merchant, Column.Subject)) return null;
        var (merchant, subject) = (Name(_merchants, Column.Merchant), Name(_subjects, Column.Subject));
        return merchant < 0 || subject < 0 ? null : new HistoryEvent(at, HistoryEventKind.Check, _rows.Line, merchant, subject);
    }

    private HistoryEvent? ReadReport(DateTime at, int report)
    {
        var (merchant, subject) = (Name(_merchants, Column.Merchant), Name(_subjects, Column.Subject));
        if (merchant < 0 || subject < 0) return null;
        _reports[report] = new ReportedBy(merchant, subject);
        if (CategoryOf(this[Column.Category]) is not { } category) return Wrong($"category: expected one of {Categories}");
        if (EvidenceOf(this[Column.Evidence]) is not { } evidence) return Wrong("evidence: expected E3 or E4");
        if (SourceOf(this[Column.Source]) is not { } source) return Wrong("source: expected PROVIDER or STATEMENT");
        if (!TryOrders(out var orders))
            return Wrong($"orders: expected a whole number from 0 to {MostOrders}, or nothing where it is not known");
        if (!this[Column.Outcome].IsEmpty) return Wrong("outcome: expected nothing, since it is an appeal's");
        return new HistoryEvent(
            at, HistoryEventKind.Report, _rows.Line, merchant, subject, report, category, evidence, source, orders);
    }

    private HistoryEvent? ReadAppeal(DateTime at)
    {
        if (!OnlyFilled("an appeal has at, kind, report and outcome", Column.Merchant, Column.Subject, Column.Report, Column.Outcome))
            return null;
        var number = _reportNames.Find(this[Column.Report]);
        if (number < 0) return Wrong("report: expected the id of a report in a line before");
        var overturned = this[Column.Outcome].SequenceEqual("overturned"u8);
        if (!overturned && !this[Column.Outcome].SequenceEqual("upheld"u8)) return Wrong("outcome: expected upheld or overturned");
        var report = _reports[number];
        if (report.Merchant < 0) return null;
        if (!IsEmptyOr(Column.Merchant, _merchants, report.Merchant) || !IsEmptyOr(Column.Subject, _subjects, report.Subject))
            return Wrong("merchant, subject: expected nothing, or those of the report");
        if (report.Overturned) return Wrong("report: expected one that is not overturned already");
        report.Overturned = overturned;
        return new HistoryEvent(
            at, HistoryEventKind.Appeal, _rows.Line, report.Merchant, report.Subject, number, Overturned: overturned);
    }

    // Known from here on even where its line is wrong, so that its appeals are not told as mistakes too.
    private int? NewReport()
    {
        var before = _reportNames.Count;
        var number = _reportNames.NumberOf(this[Column.Report]);
        if (number == before)
        {
            _reports.Add(new ReportedBy(-1, -1));
            return number;
        }

        _rows.Wrong(number < 0
            ? $"report: expected an id of 1 to {NameTable.Longest} bytes"
            : "report: expected an id that no line before has");
        return null;
    }

    private HistoryEvent? Wrong(string expected)
    {
        _rows.Wrong(expected);
        return null;
    }

    private int Name(NameTable table, Column column)
    {
        var number = table.NumberOf(this[column]);
        if (number < 0) _rows.Wrong($"{Columns[(int)column]}: expected a name of 1 to {NameTable.Longest} bytes");
        return number;
    }

    private bool IsEmptyOr(Column column, NameTable table, int number) => this[column].IsEmpty || table.Find(this[column]) == number;

    private bool OnlyFilled(string expected, params ReadOnlySpan<Column> columns)
    {
        for (var column = Column.Merchant; column <= Column.Outcome; column++)
        {
            if (columns.Contains(column) || this[column].IsEmpty) continue;
            _rows.Wrong($"{Columns[(int)column]}: expected nothing, since {expected}");
            return false;
        }

        return true;
    }

    private bool TryOrders(out int? orders)
    {
        orders = null;
        var text = this[Column.Orders];
        if (text.IsEmpty) return true;
        if (!Utf8Parser.TryParse(text, out int number, out var read) || read != text.Length || number is < 0 or > MostOrders) return false;
        orders = number;
        return true;
    }

    private static HistoryEventKind? KindOf(ReadOnlySpan<byte> text) =>
        text.SequenceEqual("check"u8) ? HistoryEventKind.Check
        : text.SequenceEqual("report"u8) ? HistoryEventKind.Report
        : text.SequenceEqual("appeal"u8) ? HistoryEventKind.Appeal
        : null;

    private static EvidenceLevel? EvidenceOf(ReadOnlySpan<byte> text) =>
        text.SequenceEqual("E3"u8) ? EvidenceLevel.FinalForMerchant
        : text.SequenceEqual("E4"u8) ? EvidenceLevel.IndependentFinding
        : null;

    private static EvidenceSource? SourceOf(ReadOnlySpan<byte> text) =>
        text.SequenceEqual("PROVIDER"u8) ? EvidenceSource.ProviderConfirmed
        : text.SequenceEqual("STATEMENT"u8) ? EvidenceSource.Statement
        : null;

    private static Category? CategoryOf(ReadOnlySpan<byte> text) =>
        text.SequenceEqual("UNAUTHORISED"u8) ? Category.Unauthorised
        : text.SequenceEqual("NOT_RECEIVED"u8) ? Category.NotReceived
        : text.SequenceEqual("NOT_AS_DESCRIBED"u8) ? Category.NotAsDescribed
        : text.SequenceEqual("CREDIT_NOT_PROCESSED"u8) ? Category.CreditNotProcessed
        : text.SequenceEqual("CANCELLED_OR_RETURNED"u8) ? Category.CancelledOrReturned
        : text.SequenceEqual("RECURRING_CANCELLED"u8) ? Category.RecurringCancelled
        : text.SequenceEqual("DUPLICATE"u8) ? Category.Duplicate
        : text.SequenceEqual("UNCOLLECTED_DELIVERY"u8) ? Category.UncollectedDelivery
        : text.SequenceEqual("OTHER"u8) ? Category.Other
        : null;
}
