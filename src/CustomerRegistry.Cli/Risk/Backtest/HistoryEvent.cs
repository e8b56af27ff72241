using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>
/// One line of EVENTS.csv. Merchants, subjects and reports are numbers, in the order in which the file first names them, so
/// that a million events fit in tens of megabytes.
/// </summary>
/// <param name="At">UTC.</param>
/// <param name="Line">Of the file, from 1; the header is line 1.</param>
/// <param name="Merchant">Of an appeal: the merchant of its report.</param>
/// <param name="Subject">Of an appeal: the subject of its report.</param>
/// <param name="Report">-1 for a check.</param>
/// <param name="Orders">The merchant's orders from this customer so far; null where not known.</param>
/// <param name="Overturned">Of an appeal: decided against the report; false where upheld.</param>
internal readonly record struct HistoryEvent(
    DateTime At,
    HistoryEventKind Kind,
    int Line,
    int Merchant,
    int Subject,
    int Report = -1,
    Category Category = default,
    EvidenceLevel Evidence = default,
    EvidenceSource Source = default,
    int? Orders = null,
    bool Overturned = false);
