using CustomerRegistry.Cli.CommandLine;

namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary>What was made, and the assumptions, for people.</summary>
internal static class SimulationPage
{
    public static void Print(Page page, string folder, SimulatedHistory history, SimulationCounts counts)
    {
        page.Heading($"A simulated history in {folder}");
        page.Facts(
            ("events", Numbers.Whole(counts.Events)),
            ("checks", Numbers.Whole(counts.Checks)),
            ("with a listing", $"{Numbers.Whole(counts.ChecksWithListing)} ({Numbers.Percent(counts.ChecksWithListing, counts.Checks)})"),
            ("positive among these", $"{Numbers.Whole(counts.PositiveWithListing)} ({Numbers.Percent(counts.PositiveWithListing, counts.ChecksWithListing)})"),
            ("positive among all", $"{Numbers.Whole(counts.Positives)} ({Numbers.Percent(counts.Positives, counts.Checks)})"),
            ("matched wrongly", $"{Numbers.Whole(counts.MatchedWrongly)} ({Numbers.Ratio(10_000.0 * counts.MatchedWrongly, counts.Checks)} of 10,000 checks)"),
            ("held but not matched", Numbers.Whole(counts.Missed)),
            ("reports", Numbers.Whole(counts.Reports)),
            ("refused as unmatchable", Numbers.Whole(counts.ReportsRefused)),
            ("appeals decided", $"{Numbers.Whole(counts.Appeals)}, overturned {Numbers.Whole(counts.Overturned)}"));
        page.Heading("What was behind the reports");
        page.Table(
            ["cause", "disputes", "reports", "overturned"],
            [.. SimulationFile.ByCause(counts.ReportsByCause).Zip(
                SimulationFile.ByCause(history.Disputes).Values.Zip(SimulationFile.ByCause(counts.OverturnedByCause).Values),
                (reports, others) => new[] { reports.Key, Numbers.Whole(others.First), Numbers.Whole(reports.Value), Numbers.Whole(others.Second) })]);
        page.Heading("People");
        page.Table(
            ["kind", "people", "checks", "with a listing", "reported", "reports", "reports a person"],
            [.. counts.ByKind.Select(each => new[]
            {
                each.Key, Numbers.Whole(each.Value.People), Numbers.Whole(each.Value.Checks), Numbers.Whole(each.Value.ChecksWithListing),
                Numbers.Whole(each.Value.PeopleReported), Numbers.Whole(each.Value.Reports), Numbers.Ratio(each.Value.Reports, each.Value.People),
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
}
