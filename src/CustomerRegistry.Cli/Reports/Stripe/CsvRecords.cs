using CsvHelper;

namespace CustomerRegistry.Cli.Reports.Stripe;

/// <summary>One record of a CSV file.</summary>
/// <param name="Fields">As many as the header has; null where the record is broken.</param>
internal sealed record CsvRecord(int Line, string[]? Fields);

/// <summary>
/// Reads CSV as records that know their line. The library reads the fields; where a record ends is decided here, so that a
/// quote that is never closed breaks its own line and not the rest of the file.
/// </summary>
internal sealed class CsvRecords
{
    /// <summary>A quoted field may span lines; beyond this the quote is taken for a mistake.</summary>
    private const int MostLinesOfRecord = 20;

    private readonly TextReader _reader;
    private readonly LinkedList<string> _ahead = [];
    private int _line;

    private CsvRecords(TextReader reader) => _reader = reader;

    public string[] Header { get; private set; } = [];

    /// <summary>Comma, semicolon (spreadsheets in much of Europe) or tabulator, whichever the header has most of.</summary>
    public char Delimiter { get; private set; } = ',';

    /// <summary>Reads the header; it has no fields where the file is empty.</summary>
    public static async Task<CsvRecords> OpenAsync(TextReader reader)
    {
        var records = new CsvRecords(reader);
        while (await records.NextLineAsync() is { } line)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            line = line.TrimStart('\uFEFF');
            records.Delimiter = new[] { ',', ';', '\t' }.MaxBy(each => line.Count(c => c == each));
            records.Header = records.Parse(line) ?? [];
            break;
        }

        return records;
    }

    public async IAsyncEnumerable<CsvRecord> ReadAsync()
    {
        while (await NextLineAsync() is { } first)
        {
            if (string.IsNullOrWhiteSpace(first)) continue;
            var line = _line;
            yield return new CsvRecord(line, await FieldsAsync(first));
        }
    }

    // Tries the line alone, then with the lines that an open quote would take in; what was taken in vain is put back.
    private async Task<string[]?> FieldsAsync(string first)
    {
        var text = first;
        var taken = new Stack<string>();
        while (HasOpenQuote(text) && taken.Count < MostLinesOfRecord && await NextLineAsync() is { } next)
        {
            taken.Push(next);
            text += "\n" + next;
        }

        if (!HasOpenQuote(text) && Parse(text) is { } fields && fields.Length >= Header.Length && fields.Skip(Header.Length).All(string.IsNullOrWhiteSpace))
            return fields[..Header.Length];
        _line -= taken.Count;
        while (taken.TryPop(out var back)) _ahead.AddFirst(back);
        return null;
    }

    private static bool HasOpenQuote(string text) => text.Count(c => c == '"') % 2 == 1;

    private string[]? Parse(string text)
    {
        try
        {
            using var record = CsvReader.FromText(text, new CsvReaderOptions
            {
                Separator = Delimiter,
                HasHeader = false,
                MalformedData = CsvMalformedDataHandling.Throw,
                TrimWhitespace = true,
                IncludeValuesInExceptions = false,
            });
            if (!record.Read()) return null;
            var fields = new string[record.FieldCount];
            for (var i = 0; i < fields.Length; i++) fields[i] = record.GetString(i);
            return fields;
        }
        catch (CsvFormatException)
        {
            return null;
        }
    }

    private async Task<string?> NextLineAsync()
    {
        string? line;
        if (_ahead.First is { } ahead)
        {
            _ahead.RemoveFirst();
            line = ahead.Value;
        }
        else
        {
            line = await _reader.ReadLineAsync();
        }

        if (line is not null) _line++;
        return line;
    }
}
