using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CustomerRegistry.Cli.Risk.Backtest;

namespace CustomerRegistry.Cli.Tests.Risk;

[Collection(nameof(WholeHistories))]
public sealed class CalibrateCommandTests : IDisposable
{
    private static readonly string[] Small =
        ["calibrate", "--customers", "5000", "--merchants", "20", "--fit-seeds", "102", "--held-out-seeds", "201", "--json"];

    private static readonly string[] AllButHalfLife =
        ["--fix", "prior", "weight", "repeat", "owner-repeat", "saturation", "evidence", "source", "assumed-orders"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("calibrate-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_same_seeds_give_the_same_result_and_a_draft_of_the_next_version()
    {
        var draft = Path.Combine(_folder.FullName, "draft.json");
        var first = await CommandLineRun.OfAsync([.. Small, "--rounds", "1", "--out", draft]);
        var again = await CommandLineRun.OfAsync([.. Small, "--rounds", "1"]);

        Assert.True(first.ExitCode == 0, first.Remarks);
        Assert.Equal(first.Answers, again.Answers);
        Assert.True(Loss(first, "fit", "after") < Loss(first, "fit", "before"));
        var (before, after) = (await HistoryText.ModelAsync(), await RiskModelFile.LoadAsync(draft, TestContext.Current.CancellationToken));
        Assert.Equal(before.Number + 1, after.Number);
        Assert.Contains(Parameters(first), change => After(change) != Before(change));
        Assert.All(Parameters(first), change =>
        {
            var (was, now) = (before.Parameters[Name(change)], after.Parameters[Name(change)]);
            Assert.Equal(was with { Value = now.Value }, now);
            Assert.Equal((was.Value, now.Value), (Before(change), After(change)));
        });
    }

    // Thirty days forget a claim long before the span of a person whose claims are unfounded ends.
    [Fact]
    public async Task A_half_life_that_is_too_short_moves_towards_a_longer_one_and_nothing_that_is_fixed_moves()
    {
        var model = await ModelWithHalfLifeAsync(value: 30, least: 30, most: 1095);

        var run = await CommandLineRun.OfAsync([.. Small, "--rounds", "3", "--model", model, .. AllButHalfLife]);

        Assert.True(run.ExitCode == 0, run.Remarks);
        var change = Assert.Single(Parameters(run), change => After(change) != Before(change));
        Assert.Equal("half-life", Name(change));
        Assert.True(After(change) > 60, change.ToString());
        Assert.True(Loss(run, "held_out", "after") < Loss(run, "held_out", "before"));
    }

    [Fact]
    public async Task A_bound_of_the_file_stops_the_search_and_is_told()
    {
        var model = await ModelWithHalfLifeAsync(value: 30, least: 30, most: 42);

        var run = await CommandLineRun.OfAsync([.. Small, "--rounds", "2", "--model", model, .. AllButHalfLife]);

        var halfLife = Assert.Single(Parameters(run), change => Name(change) == "half-life");
        Assert.Equal(42, After(halfLife));
        Assert.True(halfLife.GetProperty("at_bound").GetBoolean());
        Assert.All(Parameters(run), change =>
            Assert.InRange(After(change), change.GetProperty("min").GetDouble(), change.GetProperty("max").GetDouble()));
    }

    [Fact]
    public async Task For_people_it_tells_what_is_not_fitted_and_why_and_what_it_is_worth_elsewhere()
    {
        var run = await CommandLineRun.OfAsync([.. Small[..^1], "--rounds", "0"]);

        Assert.True(run.ExitCode == 0, run.Remarks);
        foreach (var part in new[]
        {
            "== Parameters", "== Not fitted, by design", "exposure", "standing.floor", "held out", "== Goals on the held-out worlds",
            "AUC among checks that have a listing, above counting", "level.high-from", "200 orders and 3 claims at one merchant",
        })
        {
            Assert.Contains(part, run.Answers, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("changed", run.Answers, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--held-out-seeds", "100-102", "--held-out-seeds: a seed is among --fit-seeds; what it was fitted on cannot judge it.")]
    [InlineData("--fit-seeds", "8-5", "--fit-seeds: '8-5' is neither a seed nor a range such as 101-108.")]
    [InlineData("--fit-seeds", "1,1", "--fit-seeds: a seed stands twice in 1,1.")]
    [InlineData("--fit-seeds", "1-5000", "--fit-seeds: more than 1000 seeds.")]
    [InlineData("--fix", "exposure", "--fix exposure: is none of the fitted parameters: weight.UNAUTHORISED, ")]
    public async Task Words_that_make_no_sense_are_told_before_any_work(string option, string value, string told)
    {
        string[] words = ["calibrate", "--customers", "5000", "--merchants", "20", "--fit-seeds", "102", "--held-out-seeds", "201"];
        var at = Array.IndexOf(words, option);
        if (at >= 0) words[at + 1] = value;
        else words = [.. words, option, value];

        var run = await CommandLineRun.OfAsync(words);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"registry: {told}", run.Remarks, StringComparison.Ordinal);
    }

    private async Task<string> ModelWithHalfLifeAsync(int value, int least, int most)
    {
        var file = JsonNode.Parse(await RiskModelFile.ContentAsync(null, TestContext.Current.CancellationToken))!;
        var halfLife = file["parameters"]!["half-life"]!;
        (halfLife["value"], halfLife["min"], halfLife["max"]) = (value, least, most);
        var path = Path.Combine(_folder.FullName, string.Create(CultureInfo.InvariantCulture, $"half-life-{most}.json"));
        await File.WriteAllTextAsync(path, file.ToJsonString(), TestContext.Current.CancellationToken);
        return path;
    }

    private static List<JsonElement> Parameters(CommandLineRun run) => [.. run.Json.GetProperty("parameters").EnumerateArray()];

    private static string Name(JsonElement change) => change.GetProperty("name").GetString()!;

    private static double Before(JsonElement change) => change.GetProperty("before").GetDouble();

    private static double After(JsonElement change) => change.GetProperty("after").GetDouble();

    private static double Loss(CommandLineRun run, string worlds, string when) =>
        run.Json.GetProperty(worlds).GetProperty(when).GetDouble();
}
