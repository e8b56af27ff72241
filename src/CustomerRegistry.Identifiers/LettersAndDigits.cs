using System.Globalization;
using System.Text;

namespace CustomerRegistry.Identifiers;

/// <summary>
/// What is left of a text when everything that people write differently is taken away. Letters are Unicode categories L*,
/// digits are Nd. Case is mapped one character to one, culture-free, and final sigma is written as sigma, so that a client
/// in another language gets the same without a table.
/// </summary>
internal static class LettersAndDigits
{
    public static string LowerDecomposed(string? text) =>
        Keep(Normalized(text, NormalizationForm.FormKD).ToLowerInvariant()).Replace('ς', 'σ');

    public static string UpperComposed(string? text) =>
        Keep(Normalized(text, NormalizationForm.FormKC).ToUpperInvariant());

    private static string Keep(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber) kept.Append(rune);
        }

        return kept.ToString();
    }

    // A lone surrogate cannot be normalised; it is neither letter nor digit, so it is dropped first.
    private static string Normalized(string? text, NormalizationForm form)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune != Rune.ReplacementChar) whole.Append(rune);
        }

        return whole.ToString().Normalize(form);
    }
}
