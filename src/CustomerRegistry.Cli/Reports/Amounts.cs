using System.Globalization;
using CustomerRegistry.V1;

namespace CustomerRegistry.Cli.Reports;

/// <summary>
/// Amounts between minor units and what people write. How many decimals a currency has is the payment provider's table
/// (Stripe, "Supported currencies": zero-decimal and three-decimal currencies), because that is whose minor units we read.
/// </summary>
internal static class Amounts
{
    private static readonly HashSet<string> WithoutDecimals = new(StringComparer.OrdinalIgnoreCase)
    {
        "BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF",
    };

    private static readonly HashSet<string> WithThreeDecimals = new(StringComparer.OrdinalIgnoreCase) { "BHD", "JOD", "KWD", "OMR", "TND" };

    /// <summary>Decimals of a currency's amounts: 0, 2 or 3. ISK and UGX have none at ISO but two at Stripe, always 00.</summary>
    public static int DecimalsOf(string currency) => WithoutDecimals.Contains(currency) ? 0 : WithThreeDecimals.Contains(currency) ? 3 : 2;

    public static string? Read(Money? money)
    {
        if (money is null || money.Currency.Length == 0) return null;
        var decimals = DecimalsOf(money.Currency);
        var major = money.MinorUnits / (decimal)Math.Pow(10, decimals);
        return $"{major.ToString($"F{decimals}", CultureInfo.InvariantCulture)} {money.Currency}";
    }

    /// <summary>
    /// Reads an amount in major units as people and spreadsheets write it: 12.34, 1,234.56, 1.234,56, 12,34. False where it
    /// has more decimals than the currency, or where one separator before three digits could mean either.
    /// </summary>
    public static bool TryParseMajor(string text, string currency, out long minorUnits)
    {
        minorUnits = 0;
        var decimals = DecimalsOf(currency);
        var digits = new string([.. text.Where(c => !char.IsWhiteSpace(c) && c != '\'')]);
        var lastPoint = digits.LastIndexOf('.');
        var lastComma = digits.LastIndexOf(',');
        char? decimalMark;
        if (lastPoint >= 0 && lastComma >= 0) decimalMark = lastPoint > lastComma ? '.' : ',';
        else if (lastPoint >= 0) decimalMark = digits.Count(c => c == '.') > 1 ? null : '.';
        else if (lastComma < 0) decimalMark = null;
        else if (digits.Count(c => c == ',') > 1) decimalMark = null;
        else if (digits.Length - lastComma - 1 == 3)
        {
            // 1,234 is a thousand and more, except where a currency has three decimals: there it is not to be guessed.
            if (decimals == 3) return false;
            decimalMark = null;
        }
        else decimalMark = ',';

        var plain = new string([.. digits.Where(c => c is not ('.' or ',') || c == decimalMark)]).Replace(',', '.');
        if (!decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var major)) return false;
        var minor = major * (decimal)Math.Pow(10, decimals);
        if (minor != decimal.Truncate(minor) || Math.Abs(minor) > 1_000_000_000_000m) return false;
        minorUnits = (long)minor;
        return true;
    }
}
