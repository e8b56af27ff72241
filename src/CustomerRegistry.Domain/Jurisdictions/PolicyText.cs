using System.Text;

namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>
/// A policy file's bytes as text. Only plain UTF-8 is read: a reader that guesses the encoding gives an auditor another text,
/// and another SHA-256, than the one in force.
/// </summary>
public static class PolicyText
{
    internal const string NotPlain = "is not plain UTF-8 without a byte order mark";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static PolicyResult<string> Decode(string fileName, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        try
        {
            var text = Strict.GetString(bytes);
            return OddAt(text) is { } line ? Problem(fileName, line) : new(text, []);
        }
        catch (DecoderFallbackException wrong)
        {
            return Problem(fileName, 1 + bytes.AsSpan(0, Math.Max(wrong.Index, 0)).Count((byte)'\n'));
        }
    }

    /// <summary>
    /// The line of what text has that is no text: U+FFFD, which a decoder puts where bytes are not UTF-8, a byte order mark, or
    /// the zeros of UTF-16 read as UTF-8; null where there is none.
    /// </summary>
    internal static int? OddAt(string text)
    {
        var odd = text.AsSpan().IndexOfAny('\uFFFD', '\uFEFF', '\0');
        return odd < 0 ? null : 1 + text.AsSpan(0, odd).Count('\n');
    }

    private static PolicyResult<string> Problem(string fileName, int line) => new(null, [new PolicyProblem(fileName, line, "", NotPlain)]);
}
