using System.Globalization;
using CustomerRegistry.Cli.CommandLine;

namespace CustomerRegistry.Cli.Risk.Calibration;

/// <summary>Seeds as the command line has them: numbers and ranges with commas, such as <c>101-108,120</c>.</summary>
internal static class SeedList
{
    private const int Most = 1000;

    /// <exception cref="UsageException">Not such a list, a seed stands twice, or there are too many.</exception>
    public static IReadOnlyList<long> Parse(string option, string text)
    {
        var seeds = new List<long>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || !TryNumber(ends[0], out var first) || !TryNumber(ends[^1], out var last) || first > last)
                throw new UsageException($"{option}: '{part}' is neither a seed nor a range such as 101-108.");
            if (last - first >= Most || seeds.Count + last - first >= Most) throw new UsageException($"{option}: more than {Most} seeds.");
            for (var seed = first; seed <= last; seed++) seeds.Add(seed);
        }

        return seeds.Distinct().Count() == seeds.Count ? seeds : throw new UsageException($"{option}: a seed stands twice in {text}.");
    }

    private static bool TryNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
