using System.Globalization;

namespace CustomerRegistry.Domain.Risk;

/// <summary>A reason's share in words: what it does to the odds, since nobody thinks in their logarithm.</summary>
public static class ShareText
{
    /// <summary>Such as "multiplies the odds by 5.3"; empty where there is no number: of a floor or cap, or where a ruling forbids it.</summary>
    public static string Of(Reason reason, TextLanguage language) => reason is { ShareMilli: { } share } ? Of(reason.Code, share, language) : "";

    private static string Of(ReasonCode code, int shareMilli, TextLanguage language)
    {
        var words = ShareWords.Of(language);
        return code switch
        {
            ReasonCode.Prior => With(words.Begins, Math.Exp(-shareMilli / 1000.0), words),
            ReasonCode.Report or ReasonCode.GoodOrders or ReasonCode.Saturation => shareMilli switch
            {
                > 0 => With(words.Multiplies, Math.Exp(shareMilli / 1000.0), words),
                < 0 => With(words.Divides, Math.Exp(-shareMilli / 1000.0), words),
                _ => words.Nothing,
            },
            ReasonCode.ReportCountedWithAnother => words.Nothing,
            ReasonCode.CapOneOwner or ReasonCode.CapNoFinding or ReasonCode.CapManyOrders or ReasonCode.CapNotFresh or ReasonCode.FloorGoodOrders => "",
        };
    }

    // Three digits near 1, where the third matters, and none behind the mark from 10 on.
    private static string With(string form, double factor, ShareWords words)
    {
        var number = factor.ToString(factor switch { < 2 => "0.00", < 9.95 => "0.0", _ => "0" }, CultureInfo.InvariantCulture);
        return string.Format(CultureInfo.InvariantCulture, form, number.Replace('.', words.DecimalMark));
    }
}
