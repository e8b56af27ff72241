using System.Globalization;

namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary>Numbers as files and tables have them.</summary>
internal static class Numbers
{
    public static string Text(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    public static string Whole(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Percent(long part, long whole) =>
        whole == 0 ? "" : (100.0 * part / whole).ToString("0.##", CultureInfo.InvariantCulture) + " %";

    public static string Ratio(double part, double whole) =>
        whole == 0 ? "" : (part / whole).ToString("0.####", CultureInfo.InvariantCulture);
}
