using System.Globalization;

namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary>
/// Time within a history: whole seconds since its beginning, which is always the same day, so that a seed means the same next
/// year. A month is 30.4375 days, save where the calendar's own matter.
/// </summary>
internal sealed class HistoryCalendar
{
    public const int Day = 86_400;
    public const double Month = 30.4375 * Day;
    public const double Year = 12 * Month;

    private static readonly DateTime Start = new(2023, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly bool[] _peakDays;

    public HistoryCalendar(int months)
    {
        End = (int)(Start.AddMonths(months) - Start).TotalSeconds;
        _peakDays = [.. Enumerable.Range(0, End / Day).Select(day => Start.AddDays(day).Month is 11 or 12)];
    }

    /// <summary>The first second after the history.</summary>
    public int End { get; }

    /// <summary>November or December.</summary>
    public bool IsPeak(int at) => _peakDays[at / Day];

    public static DateOnly DayOf(int at) => DateOnly.FromDateTime(Start.AddSeconds(at));

    /// <summary>ISO 8601, UTC; also of times before the history.</summary>
    public static string Text(double at) =>
        Start.AddSeconds(Math.Floor(at)).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
