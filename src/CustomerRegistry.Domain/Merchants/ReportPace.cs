namespace CustomerRegistry.Domain.Merchants;

/// <summary>
/// How a merchant's reports come in. The first weeks, in which a shop brings in its history, are left out: everybody's
/// largest week would be among them.
/// </summary>
/// <param name="BusiestDay">Most reports in one UTC day.</param>
/// <param name="BusiestWeek">Most reports in seven days running.</param>
/// <param name="UsualWeekTenths">Reports in seven days otherwise, in tenths, rounded up.</param>
/// <param name="Weeks">Weeks that were looked at.</param>
public sealed record ReportPace(int BusiestDay, int BusiestWeek, int UsualWeekTenths, int Weeks)
{
    /// <summary>Days after enrolment that say nothing of the usual.</summary>
    public const int SettlingDays = 30;

    /// <summary>With fewer weeks than this there is no usual yet.</summary>
    public const int WeeksAtLeast = 8;

    private const int Week = 7;

    /// <param name="perDay">Reports per UTC day; days without any may be absent.</param>
    /// <param name="from">The first day that counts: of the window, or after settling, whichever is later.</param>
    /// <param name="today">The last day that counts.</param>
    public static ReportPace Of(IReadOnlyDictionary<DateOnly, int> perDay, DateOnly from, DateOnly today)
    {
        var days = today.DayNumber - from.DayNumber + 1;
        if (days <= 0) return new ReportPace(0, 0, 0, 0);
        var (busiestDay, busiestWeek, total, running) = (0, 0, 0, 0);
        for (var day = from; day <= today; day = day.AddDays(1))
        {
            var count = perDay.GetValueOrDefault(day);
            total += count;
            running += count - (day.AddDays(-Week) >= from ? perDay.GetValueOrDefault(day.AddDays(-Week)) : 0);
            busiestDay = Math.Max(busiestDay, count);
            busiestWeek = Math.Max(busiestWeek, running);
        }

        var others = days - Week;
        var usual = others <= 0 ? 0 : (int)Math.Ceiling(10.0 * Week * (total - busiestWeek) / others);
        return new ReportPace(busiestDay, busiestWeek, usual, days / Week);
    }
}
