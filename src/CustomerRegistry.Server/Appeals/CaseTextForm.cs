using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Server.Appeals;

/// <summary>
/// How much each side may write in one case altogether: a case that no reply can carry cannot be read, and one that nobody
/// reads is decided by its deadline.
/// </summary>
internal static class CaseTextForm
{
    public const int MostTexts = 20;

    /// <summary>Of one party's texts of a case together, in Unicode scalar values.</summary>
    public const int MostCharacters = 100_000;

    public static readonly Refusal TooMuch = new(
        RefusalReason.FieldOutOfRange,
        $"At most {MostTexts} texts of 100,000 characters together are taken from each side of a case: "
        + "send the rest as a file, or leave it out.",
        "text");

    /// <param name="held">The party's texts that the case has; the empty ones of calls that brought only files do not count.</param>
    /// <param name="added">Empty where a call brings only files: the files have their own bounds.</param>
    public static bool Fits(IEnumerable<string> held, string added)
    {
        if (added.Length == 0) return true;
        var written = held.Where(x => x.Length > 0).Append(added).ToList();
        return written.Count <= MostTexts && written.Sum(Characters) <= MostCharacters;
    }

    private static int Characters(string text) => text.EnumerateRunes().Count();
}
