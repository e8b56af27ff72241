using System.Text;

namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>Names as numbers, from 0 in the order in which they are first seen; compared byte by byte.</summary>
internal sealed class NameTable
{
    /// <summary>In bytes of UTF-8: beyond it a name is taken for a mistake.</summary>
    public const int Longest = 200;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<string> _names = [];

    public NameTable() => _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();

    public int Count => _names.Count;

    public string this[int number] => _names[number];

    public int NumberOf(string name)
    {
        if (_numbers.TryGetValue(name, out var number)) return number;
        number = _names.Count;
        _numbers.Add(name, number);
        _names.Add(name);
        return number;
    }

    /// <returns>-1 where it is no name: empty, too long, or not UTF-8.</returns>
    public int NumberOf(ReadOnlySpan<byte> utf8)
    {
        Span<char> text = stackalloc char[Longest];
        if (!TryDecode(utf8, ref text)) return -1;
        return _lookup.TryGetValue(text, out var number) ? number : NumberOf(text.ToString());
    }

    /// <returns>-1 where the name is not in the table.</returns>
    public int Find(ReadOnlySpan<byte> utf8)
    {
        Span<char> text = stackalloc char[Longest];
        return TryDecode(utf8, ref text) && _lookup.TryGetValue(text, out var number) ? number : -1;
    }

    private static bool TryDecode(ReadOnlySpan<byte> utf8, ref Span<char> text)
    {
        if (utf8.IsEmpty || utf8.Length > Longest) return false;
        try
        {
            text = text[..Strict.GetChars(utf8, text)];
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
