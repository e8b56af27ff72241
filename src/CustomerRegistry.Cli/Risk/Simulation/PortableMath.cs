namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary>
/// Logarithm and exponential by arithmetic alone. Those of <see cref="Math"/> are the platform's C library's, whose last bit
/// differs from one machine to the next; a history must be the same bytes everywhere. Exact to about 1e-15.
/// </summary>
internal static class PortableMath
{
    private const double Ln2 = 0.693147180559945309;

    /// <param name="x">Above zero, normal.</param>
    public static double Log(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)(bits >> 52) - 1023;
        var mantissa = BitConverter.Int64BitsToDouble((bits & 0x000F_FFFF_FFFF_FFFF) | 0x3FF0_0000_0000_0000);
        if (mantissa > 1.4142135623730951)
        {
            mantissa /= 2;
            exponent++;
        }

        // ln m = 2 artanh s, with s at most 0.172 either way.
        var s = (mantissa - 1) / (mantissa + 1);
        var square = s * s;
        var sum = 0.0;
        for (var n = 23; n >= 1; n -= 2) sum = (sum * square) + (1.0 / n);
        return (exponent * Ln2) + (2 * s * sum);
    }

    public static double Exp(double x)
    {
        var exponent = (int)Math.Round(x / Ln2, MidpointRounding.ToEven);
        var rest = x - (exponent * Ln2);
        var sum = 1.0;
        for (var n = 16; n >= 1; n--) sum = 1 + (rest / n * sum);
        return Math.ScaleB(sum, exponent);
    }

    public static double Power(double x, double exponent) => Exp(exponent * Log(x));
}
