using System.Globalization;

namespace CustomerRegistry.Cli.Tests.Risk;

[Collection(nameof(WholeHistories))]
public sealed class SimulationTests
{
    private static readonly string[] Small = ["--customers", "3000", "--merchants", "20", "--months", "24"];

    [Fact]
    public async Task The_same_seed_gives_the_same_bytes_and_another_seed_another_history()
    {
        using var one = await SimulatedFiles.OfAsync([.. Small, "--seed", "11"]);
        using var again = await SimulatedFiles.OfAsync([.. Small, "--seed", "11"]);
        using var other = await SimulatedFiles.OfAsync([.. Small, "--seed", "12"]);

        Assert.Equal(0, one.Run.ExitCode);
        Assert.Equal(["EVENTS.csv", "LABELS.csv", "OWNERS.csv", "SIMULATION.json", "TRUTH.csv"], one.Hashes().Keys);
        Assert.Equal(one.Hashes(), again.Hashes());
        Assert.All(one.Hashes(), file => Assert.NotEqual(file.Value, other.Hashes()[file.Key]));
    }

    [Fact]
    public async Task Events_are_in_time_order_within_the_history_and_in_the_form_of_the_backtest()
    {
        using var files = await SimulatedFiles.OfAsync(Small);
        var last = new DateTime(2023, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        var reports = new HashSet<string>();
        Assert.Equal(
            "at,kind,merchant,subject,report,category,evidence,source,orders,outcome",
            File.ReadLines(Path.Combine(files.Folder, "EVENTS.csv")).First());
        foreach (var row in files.Events)
        {
            Assert.Equal(10, row.Length);
            Assert.True(SimulatedFiles.At(row[0]) >= last);
            last = SimulatedFiles.At(row[0]);
            switch (row[1])
            {
                case "check":
                    Assert.All(row[4..], Assert.Empty);
                    break;
                case "report":
                    Assert.True(reports.Add(row[4]));
                    Assert.Contains(row[6], new[] { "E3", "E4" });
                    Assert.Contains(row[7], new[] { "PROVIDER", "STATEMENT" });
                    Assert.True(row[8].Length == 0 || int.Parse(row[8], CultureInfo.InvariantCulture) >= 1);
                    if (row[5] == "UNAUTHORISED") Assert.Equal("E4", row[6]);
                    break;
                default:
                    Assert.Equal("appeal", row[1]);
                    Assert.Contains(row[4], reports);
                    Assert.Contains(row[9], new[] { "upheld", "overturned" });
                    break;
            }
        }

        Assert.True(last < new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc));
    }

    [Fact]
    public async Task Each_check_and_report_has_its_true_person_and_each_subject_one_label()
    {
        using var files = await SimulatedFiles.OfAsync([.. Small, "--set", "shared-email=0.5"]);
        var labels = files.Labels.ToDictionary(row => row[0]);
        var withTruth = files.Events.Select((row, i) => (Row: row, Line: i + 2)).Where(each => each.Row[1] != "appeal").ToList();
        Assert.Equal(
            withTruth.Select(each => each.Line.ToString(CultureInfo.InvariantCulture)),
            files.Truth.Select(row => row[0]));
        var wrongly = 0;
        foreach (var ((row, _), truth) in withTruth.Zip(files.Truth))
        {
            var (subject, person) = (row[3], truth[1]);
            Assert.Contains(subject, labels.Keys);
            Assert.Contains(person, labels.Keys);
            if (row[1] == "report") Assert.Equal(person, subject);
            else if (subject == $"{person}-unmatched") Assert.Equal(labels[person][1..], labels[subject][1..]);
            else if (subject != person) wrongly++;
        }

        // Half the couples share a mailbox here: some checks must meet the other one's listing, and the figure says so.
        Assert.True(wrongly > 0);
        Assert.Equal(wrongly, files.Simulation.GetProperty("counts").GetProperty("matched_wrongly").GetInt32());
    }

    [Fact]
    public async Task Only_claimants_have_a_span_and_it_lasts_2_to_18_months()
    {
        using var files = await SimulatedFiles.OfAsync([.. Small, "--set", "claimants=0.2"]);
        Assert.Equal(
            ["claimant", "claimant-contesting", "colluded-against", "ordinary", "unlucky", "victim"],
            files.Labels.Select(row => row[1]).Distinct().Order(StringComparer.Ordinal));
        Assert.All(files.Labels, row =>
        {
            Assert.Equal(row[1].StartsWith("claimant", StringComparison.Ordinal), row[2].Length > 0);
            Assert.Equal(row[2].Length > 0, row[3].Length > 0);
            if (row[2].Length == 0) return;
            Assert.InRange((SimulatedFiles.At(row[3]) - SimulatedFiles.At(row[2])).TotalDays, 60.8, 547.9);
        });
    }

    [Fact]
    public async Task Kinds_come_in_the_shares_assumed()
    {
        using var files = await SimulatedFiles.OfAsync(
            ["--customers", "20000", "--months", "6", .. Set("claimants=0.1", "contest-everything=0.5", "unlucky=0.05", "victims=0.02")]);
        var kinds = files.Labels
            .Where(row => !row[0].EndsWith("-unmatched", StringComparison.Ordinal))
            .CountBy(row => row[1])
            .ToDictionary();

        Assert.Equal(20_000, kinds.Values.Sum());
        Assert.InRange(kinds["claimant"], 900, 1100);
        Assert.InRange(kinds["claimant-contesting"], 900, 1100);
        Assert.InRange(kinds["unlucky"], 900, 1100);
        Assert.InRange(kinds["victim"], 330, 470);
        Assert.Equal(4, kinds["colluded-against"]);
    }

    [Fact]
    public async Task Disputes_are_won_reported_and_appealed_in_the_shares_assumed()
    {
        using var files = await SimulatedFiles.OfAsync(
            [
                "--customers", "6000",
                .. Set("claimants=0.1", "claimants-new-email=0", "signed-in=1", "represented=0.5", "wins-unfounded=0.6", "wins-reported=1"),
                .. Set("finding-unfounded=0.25", "unfounded-mix.UNAUTHORISED=0", "contest-everything=1", "appeals-answered=0.8"),
                .. Set("decided-rightly=0.9", "honest-disputes=0.004", "merchant-dispute-spread=0", "false-reporters=0"),
                .. Set("unlucky=0", "victims=0", "colluded-people=0"),
            ]);
        var document = files.Simulation;
        double Of(string list, string cause) => document.GetProperty(list).GetProperty(cause).GetInt32();
        var unfounded = Of("reports_by_cause", "unfounded");

        // A tenth of the outcomes lies beyond the end of the history.
        Assert.InRange(unfounded / Of("disputes", "unfounded"), 0.25, 0.3);
        Assert.InRange(files.OfKind("report").Count(row => row[6] == "E4") / unfounded, 0.2, 0.3);

        // Overturned: 0.2 unanswered and a tenth of the rest.
        Assert.InRange(Of("overturned_by_cause", "unfounded") / unfounded, 0.22, 0.32);
        Assert.InRange(Of("disputes", "honest") / files.OfKind("check").Count(), 0.003, 0.005);
        Assert.Equal(0, Of("reports_by_cause", "without-cause"));
    }

    [Fact]
    public async Task A_tenth_of_merchants_reporting_falsely_adds_reports_about_honest_people_and_leaves_the_rest()
    {
        using var none = await SimulatedFiles.OfAsync("--customers", "6000", "--set", "false-reporters=0");
        using var tenth = await SimulatedFiles.OfAsync(["--customers", "6000", .. Set("false-reporters=0.1", "false-reports=0.006")]);
        static string[] Checks(SimulatedFiles files) => [.. files.OfKind("check").Select(row => row[0] + row[2])];

        Assert.Equal(Checks(none), Checks(tenth));
        var more = tenth.OfKind("report").Count() - none.OfKind("report").Count();
        Assert.True(more > 10);
        Assert.Equal(more, tenth.Simulation.GetProperty("reports_by_cause").GetProperty("without-cause").GetInt32());
    }

    [Fact]
    public async Task Two_merchants_report_each_colluded_against_person_half_of_them_of_one_owner()
    {
        using var files = await SimulatedFiles.OfAsync([.. Small, .. Set("colluded-people=40", "honest-disputes=0", "false-reporters=0")]);
        var owner = files.Owners.ToDictionary(row => row[0], row => row[1]);
        var people = files.Labels.Where(row => row[1] == "colluded-against").Select(row => row[0]).ToHashSet();
        var merchants = files.OfKind("report")
            .Where(row => people.Contains(row[3]))
            .GroupBy(row => row[3], row => row[2])
            .Select(each => each.Distinct().ToList())
            .ToList();

        Assert.Equal(40, merchants.Count);
        Assert.All(merchants, each => Assert.Equal(2, each.Count));
        Assert.Equal(20, merchants.Count(each => owner[each[0]] == owner[each[1]]));
    }

    [Fact]
    public async Task A_folder_with_something_in_it_is_left_alone_unless_told()
    {
        using var files = await SimulatedFiles.OfAsync(Small);
        var before = files.Hashes();
        string[] words = ["simulate", "--out", files.Folder, .. Small, "--seed", "2"];

        var refused = await CommandLineRun.OfAsync(words);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("is not empty", refused.Remarks, StringComparison.Ordinal);
        Assert.Equal(before, files.Hashes());

        Assert.Equal(0, (await CommandLineRun.OfAsync([.. words, "--yes"])).ExitCode);
        Assert.NotEqual(before, files.Hashes());
    }

    [Theory]
    [InlineData("--out", "Give --out", "--seed", "1")]
    [InlineData("--customers", "--customers: 5 is not within 100 to 2000000.", "--customers", "5")]
    [InlineData("--merchants", "--merchants: 3 is not within 4 to 999.", "--merchants", "3")]
    [InlineData("--set", "'weather': is none of the assumptions", "--set", "weather=1")]
    public async Task Wrong_words_are_told_in_one_line_and_write_nothing(string about, string told, params string[] words)
    {
        var run = await CommandLineRun.OfAsync(["simulate", .. words]);

        Assert.Equal(2, run.ExitCode);
        Assert.True(run.Remarks.Contains(told, StringComparison.Ordinal), $"{about}: {run.Remarks}");
        Assert.Empty(run.Answers);
    }

    private static IEnumerable<string> Set(params string[] settings) => settings.SelectMany(setting => new[] { "--set", setting });
}
