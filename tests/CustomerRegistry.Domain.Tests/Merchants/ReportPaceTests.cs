using CsCheck;
using CustomerRegistry.Domain.Merchants;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Merchants;

public sealed class ReportPaceTests
{
    private static readonly DateOnly From = new(2026, 1, 1);

    // Days from the first that counts, reports on them, days that count, what comes out.
    private static readonly (string Because, (int Day, int Count)[] Reports, int Days, ReportPace Pace)[] Rows =
    [
        ("no day yet", [], 0, new(0, 0, 0, 0)),
        ("still settling", [(0, 5)], -20, new(0, 0, 0, 0)),
        ("no reports in ten weeks", [], 70, new(0, 0, 0, 10)),
        ("a first week says nothing of a usual one", [(0, 3), (6, 4)], 7, new(4, 7, 0, 1)),
        ("one a week for ten weeks", Weekly(10), 70, new(1, 1, 10, 10)),
        ("and forty in one of them", [.. Weekly(10), (31, 40)], 70, new(40, 41, 10, 10)),
        ("a week is seven days running, not a calendar's", [(10, 20), (16, 20)], 70, new(20, 40, 0, 10)),
        ("the eighth day is another week", [(10, 20), (17, 20)], 70, new(20, 20, 23, 10)),
        ("what came before the first day does not count", [(-1, 100), (0, 1)], 70, new(1, 1, 0, 10)),
        ("nor what comes after the last", [(0, 1), (70, 100)], 70, new(1, 1, 0, 10)),
        ("a week that is not over is not a week", [(0, 1)], 69, new(1, 1, 0, 9)),
    ];

    [Fact]
    public void Pace_by_reports_per_day()
    {
        foreach (var (because, reports, days, expected) in Rows)
        {
            var pace = ReportPace.Of(
                reports.GroupBy(each => From.AddDays(each.Day)).ToDictionary(day => day.Key, day => day.Sum(each => each.Count)),
                From, From.AddDays(days - 1));
            Assert.True(pace == expected, $"{because}: {pace}");
        }
    }

    [Fact]
    public void A_day_is_at_most_its_week_and_a_week_at_most_everything() =>
        Gen.Int[0, 30].Array[1, 200].Sample(counts =>
        {
            var pace = ReportPace.Of(
                counts.Select((count, i) => (Day: From.AddDays(i), count)).ToDictionary(each => each.Day, each => each.count),
                From, From.AddDays(counts.Length - 1));
            Assert.Equal(counts.Max(), pace.BusiestDay);
            var most = Enumerable.Range(0, counts.Length).Max(i => counts.Skip(i).Take(7).Sum());
            Assert.Equal(most, pace.BusiestWeek);
            // What is not in the busiest week is spread over the days that are not in it.
            Assert.True(10 * 7 * (counts.Sum() - most) <= Math.Max(0, counts.Length - 7) * pace.UsualWeekTenths);
        }, iter: 2000);

    private static (int Day, int Count)[] Weekly(int weeks) => [.. Enumerable.Range(0, weeks).Select(week => (7 * week, 1))];
}
