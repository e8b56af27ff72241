using CustomerRegistry.Cli.CommandLine;

namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary>What was made, and the assumptions, for people.</summary>
internal static class SimulationPage
{
    public static void Print(Page page, string folder, SimulatedHistory history, SimulationCounts counts)
    {
        var wrongly = Numbers.Ratio(10_000.0 * counts.MatchedWrongly, counts.Checks);
        page.Heading($"A simulated history in {folder}");
        page.Facts(
            ("events", Numbers.Whole(counts.Events)),
            ("checks", Numbers.Whole(counts.Checks)),
            ("with a listing", Of(counts.ChecksWithListing, counts.Checks)),
            ("positive among these", Of(counts.PositiveWithListing, counts.ChecksWithListing)),
            ("positive among all", Of(counts.Positives, counts.Checks)),
            ("matched wrongly", $"{Numbers.Whole(counts.MatchedWrongly)} ({wrongly} of 10,000 checks)"),
            ("held but not matched", Numbers.Whole(counts.Missed)),
            ("reports", Numbers.Whole(counts.Reports)),
            ("refused as unmatchable", Numbers.Whole(counts.ReportsRefused)),
            ("appeals decided", $"{Numbers.Whole(counts.Appeals)}, overturned {Numbers.Whole(counts.Overturned)}"));
        var (disputes, reports) = (SimulationFile.ByCause(history.Disputes), SimulationFile.ByCause(counts.ReportsByCause));
        var overturned = SimulationFile.ByCause(counts.OverturnedByCause);
        page.Heading("What was behind the reports");
        page.Table(
            ["cause", "disputes", "reports", "overturned"],
            [.. reports.Keys.Select(cause => new[]
            {
                cause, Numbers.Whole(disputes[cause]), Numbers.Whole(reports[cause]), Numbers.Whole(overturned[cause]),
            })]);
        page.Heading("People");
        page.Table(
            ["kind", "people", "checks", "with a listing", "reported", "reports", "reports a person"],
            [.. counts.ByKind.Select(each => new[]
            {
                each.Key,
                Numbers.Whole(each.Value.People),
                Numbers.Whole(each.Value.Checks),
                Numbers.Whole(each.Value.ChecksWithListing),
                Numbers.Whole(each.Value.PeopleReported),
                Numbers.Whole(each.Value.Reports),
                Numbers.Ratio(each.Value.Reports, each.Value.People),
            })]);
        page.Line("");
        page.Line("It rests on assumptions: a tool for calibration, not proof. See: registry simulate --assumptions");
    }

    public static void Print(Page page, SimulationAssumptions assumptions)
    {
        page.Line(assumptions.About);
        page.Table(
            ["assumption", "value or range", "unit", "meaning", "why"],
            [.. assumptions.All.Select(each => new[] { each.Name, each.Range, each.Unit, each.Meaning, each.Why })]);
    }

    private static string Of(int part, int whole) => $"{Numbers.Whole(part)} ({Numbers.Percent(part, whole)})";
}
