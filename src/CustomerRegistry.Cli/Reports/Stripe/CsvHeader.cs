namespace CustomerRegistry.Cli.Reports.Stripe;

/// <summary>Finds columns by name: case, spaces and punctuation do not matter, and a column has several names.</summary>
internal sealed class CsvHeader
{
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);

    public CsvHeader(IReadOnlyList<string> names)
    {
        for (var i = 0; i < names.Count; i++) _columns.TryAdd(Plain(names[i]), i);
    }

    /// <summary>The first of the names that the header has; -1 if none.</summary>
    public int Find(params string[] names)
    {
        foreach (var name in names)
        {
            if (_columns.TryGetValue(Plain(name), out var column)) return column;
        }

        return -1;
    }

    /// <summary>A field of a record; null where the column is missing or empty.</summary>
    public static string? Field(string[] fields, int column) =>
        column >= 0 && fields[column] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private static string Plain(string name) => new([.. name.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant)]);
}
