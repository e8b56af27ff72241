using System.Globalization;

namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>
/// What is wrong with a file, line by line. It says what is expected and never what stands there: a column that slipped may
/// hold somebody's address.
/// </summary>
internal sealed class FileProblems(string file)
{
    private const int MostShown = 20;

    private readonly List<string> _shown = [];

    public int Count { get; private set; }

    /// <summary>At most 20, then how many more there are.</summary>
    public IEnumerable<string> Lines =>
        Count <= MostShown
            ? _shown
            : _shown.Append(string.Create(CultureInfo.InvariantCulture, $"{file}: and {Count - MostShown:N0} more"));

    public void Add(int line, string expected)
    {
        if (Count++ < MostShown) _shown.Add(string.Create(CultureInfo.InvariantCulture, $"{file}, line {line}: {expected}"));
    }
}
