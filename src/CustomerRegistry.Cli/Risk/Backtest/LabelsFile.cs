namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>The strict reader of LABELS.csv.</summary>
internal static class LabelsFile
{
    public static readonly string[] Columns = ["subject", "kind", "positive_from", "positive_to"];

    /// <param name="subjects">Of the history; subjects that no event names are added.</param>
    public static Labels Read(
        Stream stream, NameTable subjects, FileProblems problems, Action<double, int> progress, CancellationToken cancellationToken)
    {
        var labels = new Labels();
        var kinds = new NameTable();
        using var rows = new CsvRows(stream, Columns, problems, progress, cancellationToken);
        if (!rows.ReadHeader()) return labels;
        while (rows.Next())
        {
            var subject = subjects.NumberOf(rows[0]);
            var kind = kinds.NumberOf(rows[1]);
            if (subject < 0) rows.Wrong($"subject: expected a name of 1 to {NameTable.Longest} bytes");
            else if (kind < 0) rows.Wrong($"kind: expected a word of 1 to {NameTable.Longest} bytes");
            else if (!TrySpan(rows, out var span, out var expected)) rows.Wrong(expected);
            else if (!labels.TryAdd(subject, kinds[kind], span)) rows.Wrong("subject: expected one line for each subject");
        }

        return labels;
    }

    private static bool TrySpan(CsvRows rows, out PositiveSpan? span, out string expected)
    {
        span = null;
        expected = $"positive_from and positive_to: expected {HistoryTime.Form} in both, or both empty";
        if (rows.IsEmpty(2) && rows.IsEmpty(3)) return true;
        if (!HistoryTime.TryParse(rows[2], out var from) || !HistoryTime.TryParse(rows[3], out var to)) return false;
        expected = "positive_to: expected a time not before positive_from";
        span = new PositiveSpan(from, to);
        return from <= to;
    }
}
