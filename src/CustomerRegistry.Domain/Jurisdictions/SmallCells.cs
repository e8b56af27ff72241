using System.Globalization;

namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>
/// Figures for outsiders: one to four of a kind in a small country could be recognised by somebody who knows one of them, so
/// they read "&lt;5", and a share or a time of so few is blank. Where one figure of a row is hidden, the next smallest reads
/// "*", or the hidden one could be worked out from the row's total. None reads 0.
/// </summary>
public static class SmallCells
{
    public const int Least = 5;

    public static bool Hides(long count, bool exact) => !exact && count is > 0 and < Least;

    public static string Show(long count, bool exact) =>
        Hides(count, exact) ? $"<{Least}" : count.ToString(CultureInfo.InvariantCulture);

    /// <summary>The counts of one row, of which the first is the total of all or some of the others.</summary>
    public static IReadOnlyList<string> ShowRow(IReadOnlyList<long> counts, bool exact)
    {
        var cells = counts.Select(count => Show(count, exact)).ToArray();
        if (counts.Count(count => Hides(count, exact)) != 1 || Hides(counts[0], exact)) return cells;
        var next = Enumerable.Range(1, counts.Count - 1).Where(i => counts[i] >= Least).OrderBy(i => counts[i]).ToArray();
        if (next.Length > 0) cells[next[0]] = "*";
        return cells;
    }
}
