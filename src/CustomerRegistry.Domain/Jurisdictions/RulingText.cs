using System.Globalization;
using System.Text;

namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>Rulings as text for people: <c>registry policy explain</c>, golden files, the data protection officer.</summary>
public static class RulingText
{
    private const int LongestSource = 76;

    /// <summary>The outcome in one line, then key by key.</summary>
    public static string Of(AdmissionRuling ruling)
    {
        ArgumentNullException.ThrowIfNull(ruling);
        return Outcome(ruling) + "\n\n" + Table(ruling.Keys) + string.Create(
            CultureInfo.InvariantCulture, $"\nLast day {ruling.LastDay:yyyy-MM-dd}. Policy {ruling.PolicyHash}.\n");
    }

    /// <summary>The outcome in one line, then key by key.</summary>
    /// <param name="keys">From <see cref="PolicyBook.ExplainViewing"/> of the same case.</param>
    public static string Of(ViewingRuling ruling, IReadOnlyList<RuledKey> keys)
    {
        ArgumentNullException.ThrowIfNull(ruling);
        return Outcome(ruling) + "\n\n" + Table(keys);
    }

    /// <summary>In a few words, such as "own-only" or "refused: OFFENCE_DATA_DENIED".</summary>
    public static string Outcome(AdmissionRuling ruling) => ruling.Outcome switch
    {
        AdmissionOutcome.Refused => "refused: " + PolicyWords.Snake(ruling.Refusal!.Reason.ToString()).ToUpperInvariant(),
        AdmissionOutcome.OwnOnly => "own-only" + NoListing(ruling),
        AdmissionOutcome.Shared => "shared" + NoListing(ruling),
    };

    /// <summary>In a few words, such as "visible" or "hidden: minimum_source".</summary>
    public static string Outcome(ViewingRuling ruling) => ruling.Visible ? "visible" : $"hidden: {ruling.WhyNot}";

    /// <summary>Columns key, value, file, confidence, source; what is not law is named below.</summary>
    public static string Table(IReadOnlyList<RuledKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        string[][] rows = [["key", "value", "file", "confidence", "source"], .. keys.Select(Cells)];
        var widths = Enumerable.Range(0, 4).Select(column => rows.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            for (var column = 0; column < widths.Length; column++) text.Append(row[column].PadRight(widths[column] + 2));
            text.Append(row[^1]).Append('\n');
        }

        if (keys.Any(key => key.Confidence is not ("verified" or "knowledge")))
        {
            text.Append("\nconflicting, recommendation and unverified are this registry's choice, not law.\n");
        }

        return text.ToString();
    }

    private static string NoListing(AdmissionRuling ruling) => ruling.Listable ? "" : ", no listing yet";

    private static string[] Cells(RuledKey key) =>
        [key.Key, key.Value, key.File, key.Confidence, key.Source.Length <= LongestSource ? key.Source : key.Source[..(LongestSource - 3)] + "..."];
}
