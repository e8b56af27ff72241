using System.Buffers.Text;

namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>The strict reader of TRUTH.csv, which a simulation writes beside its history.</summary>
internal static class TruthFile
{
    public static readonly string[] Columns = ["line", "person"];

    public static Truth Read(Stream stream, FileProblems problems, Action<double, int> progress, CancellationToken cancellationToken)
    {
        var truth = new Truth();
        var persons = new NameTable();
        using var rows = new CsvRows(stream, Columns, problems, progress, cancellationToken);
        if (!rows.ReadHeader()) return truth;
        while (rows.Next())
        {
            var person = persons.NumberOf(rows[1]);
            if (!Utf8Parser.TryParse(rows[0], out int line, out var read) || read != rows[0].Length || line < 2)
                rows.Wrong("line: expected the number of a line of EVENTS.csv; its header is line 1");
            else if (person < 0)
                rows.Wrong($"person: expected a name of 1 to {NameTable.Longest} bytes");
            else if (!truth.TryAdd(line, person))
                rows.Wrong("line: expected each number once");
        }

        return truth;
    }
}
