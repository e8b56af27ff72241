namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>
/// Times of a history: ISO 8601 in UTC, such as 2026-03-01T12:00:00Z; seconds and their fraction may be left out, and +00:00
/// stands for Z. Read from bytes, because a million of them are.
/// </summary>
internal static class HistoryTime
{
    public const string Form = "a time in UTC such as 2026-03-01T12:00:00Z";

    private const int MostFractionDigits = 7;

    public static bool TryParse(ReadOnlySpan<byte> text, out DateTime utc)
    {
        utc = default;
        if (text.Length < "2026-03-01T12:00Z".Length || !TryTakeZone(ref text)) return false;
        if (text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':') return false;
        if (!TryNumber(text[..4], out var year) || !TryNumber(text[5..7], out var month) || !TryNumber(text[8..10], out var day)
            || !TryNumber(text[11..13], out var hour) || !TryNumber(text[14..16], out var minute)
            || !TrySeconds(text[16..], out var second, out var fraction))
        {
            return false;
        }

        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        utc = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).AddTicks(fraction);
        return true;
    }

    private static bool TryTakeZone(ref ReadOnlySpan<byte> text)
    {
        var zone = text[^1] == 'Z' ? 1 : text.EndsWith("+00:00"u8) ? 6 : 0;
        text = text[..^zone];
        return zone > 0 && text.Length >= "2026-03-01T12:00".Length;
    }

    private static bool TrySeconds(ReadOnlySpan<byte> text, out int second, out long fraction)
    {
        (second, fraction) = (0, 0);
        if (text.IsEmpty) return true;
        if (text.Length < 3 || text[0] != ':' || !TryNumber(text[1..3], out second)) return false;
        if (text.Length == 3) return true;
        var digits = text[4..];
        if (text[3] != '.' || digits.IsEmpty || digits.Length > MostFractionDigits || !TryNumber(digits, out var number)) return false;
        fraction = number;
        for (var i = digits.Length; i < MostFractionDigits; i++) fraction *= 10;
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<byte> digits, out int number)
    {
        number = 0;
        foreach (var digit in digits)
        {
            if (digit is < (byte)'0' or > (byte)'9') return false;
            number = (10 * number) + digit - '0';
        }

        return true;
    }
}
