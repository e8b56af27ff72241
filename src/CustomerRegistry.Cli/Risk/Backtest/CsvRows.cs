using System.Globalization;
using System.Text;
using CsvHelper;

namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>
/// Rows of a CSV file with exactly the columns that are expected, as UTF-8. A line break ends a row also inside quotes, so
/// that a quote that is never closed breaks its own line and not the rest of the file. Empty lines are passed over.
/// </summary>
internal sealed class CsvRows : IDisposable
{
    /// <summary>Between two reports of progress.</summary>
    private const int RowsBetween = 4096;

    private readonly Stream _stream;
    private readonly CsvReader _reader;
    private readonly string[] _columns;
    private readonly Action<double, int> _progress;
    private readonly CancellationToken _cancellationToken;
    private bool _badQuotes;
    private int _rows;

    /// <param name="columns">Of the header, in this order.</param>
    /// <param name="progress">Gets the share read (0 to 1) and the number of rows, now and then.</param>
    public CsvRows(
        Stream stream, string[] columns, FileProblems problems, Action<double, int> progress, CancellationToken cancellationToken)
    {
        _stream = stream;
        _columns = columns;
        _progress = progress;
        _cancellationToken = cancellationToken;
        Problems = problems;
        _reader = CsvReader.Create(
            stream,
            new CsvReaderOptions
            {
                Separator = ',',
                HasHeader = false,
                AllowLineBreaksInQuotes = false,
                TrimWhitespace = true,
                TrackLineNumbers = true,
                IncludeValuesInExceptions = false,
                MalformedData = CsvMalformedDataHandling.Recover,
                OnMalformedRecord = _ => _badQuotes = true,
            },
            leaveOpen: true);
    }

    public FileProblems Problems { get; }

    public int Line { get; private set; }

    public ReadOnlySpan<byte> this[int column] => _reader.GetSpan(column);

    /// <summary>Reads the header; false, with the problem noted, where it is not the one expected.</summary>
    public bool ReadHeader()
    {
        if (_reader.Read() && _reader.FieldCount == _columns.Length && Enumerable.Range(0, _columns.Length).All(IsColumn)) return true;
        Problems.Add(1, $"expected the header {string.Join(',', _columns)}");
        return false;
    }

    /// <summary>Goes to the next row with as many columns as the header; what is wrong with others is noted.</summary>
    public bool Next()
    {
        while (_reader.Read())
        {
            if (++_rows % RowsBetween == 0) Report();
            Line = (int)_reader.LineNumber;
            if (_badQuotes)
            {
                _badQuotes = false;
                Wrong("a quote that is not closed, or in the middle of a field; double it inside a quoted field");
            }
            else if (_reader.FieldCount != _columns.Length)
            {
                Wrong(string.Create(
                    CultureInfo.InvariantCulture, $"{_columns.Length} columns are expected; there are {_reader.FieldCount}"));
            }
            else
            {
                return true;
            }
        }

        Report();
        return false;
    }

    public void Wrong(string expected) => Problems.Add(Line, expected);

    public bool IsEmpty(int column) => _reader.GetSpan(column).IsEmpty;

    public void Dispose() => _reader.Dispose();

    private bool IsColumn(int column) => Encoding.UTF8.GetString(_reader.GetSpan(column)) == _columns[column];

    private void Report()
    {
        _cancellationToken.ThrowIfCancellationRequested();
        _progress((double)_stream.Position / Math.Max(1, _stream.Length), _rows);
    }
}
