namespace CustomerRegistry.Domain.Reports;

/// <summary>
/// How many of all uncontested shared reports are wrong, from a random sample that an outsider judged again. Only what is
/// contested is ever looked at otherwise, and who was never told contests nothing.
/// </summary>
public static class RejudgementRules
{
    /// <summary>Sharing stops once the share found wrong is surely above this.</summary>
    public const double MostWrong = 0.02;

    // The 97.5th percentile of the normal distribution: an interval of 95 %.
    private const double Z = 1.959963984540054;

    /// <summary>Wilson's interval (1927) of 95 % for the share found wrong; from 0 to 1 where nothing was judged.</summary>
    public static (double Low, double High) Interval(int wrong, int judged)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(wrong);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(wrong, judged);
        if (judged == 0) return (0, 1);
        var share = (double)wrong / judged;
        var centre = share + (Z * Z / (2 * judged));
        var half = Z * Math.Sqrt((share * (1 - share) / judged) + (Z * Z / (4.0 * judged * judged)));
        var scale = 1 + (Z * Z / judged);
        return (Math.Max(0, (centre - half) / scale), Math.Min(1, (centre + half) / scale));
    }

    /// <summary>
    /// Whether sharing stops: the lower bound is above <see cref="MostWrong"/> even if all that is not judged yet proves
    /// right. So the first wrong one of a large sample stops nothing, whatever the order, and the stop comes with the finding
    /// after which nothing can avert it.
    /// </summary>
    /// <param name="drawn">The size of the sample.</param>
    public static bool StopsSharing(int wrong, int drawn) => wrong > 0 && Interval(wrong, drawn).Low > MostWrong;
}
