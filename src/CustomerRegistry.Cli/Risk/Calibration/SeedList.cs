using System.Globalization;

namespace CustomerRegistry.Cli.Risk.Calibration;

/// <summary>Seeds as people write them: 1,5,7-9.</summary>
internal static class SeedList
{
    private const int Most = 100;

    /// <summary>Null where it is no such list, names one twice, or more than a hundred.</summary>
    public static long[]? Parse(string text)
    {
        var seeds = new List<long>();
        foreach (var part in text.Split(','))
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || !ends.All(end => long.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out _))) return null;
            var (first, last) = (long.Parse(ends[0], CultureInfo.InvariantCulture), long.Parse(ends[^1], CultureInfo.InvariantCulture));
            if (last < first || last - first >= Most) return null;
            for (var seed = first; seed <= last; seed++) seeds.Add(seed);
        }

        return seeds.Count <= Most && seeds.Distinct().Count() == seeds.Count ? [.. seeds] : null;
    }
}
