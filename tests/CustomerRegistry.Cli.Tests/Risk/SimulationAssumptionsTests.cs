using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.Cli.Risk.Simulation;

namespace CustomerRegistry.Cli.Tests.Risk;

public sealed class SimulationAssumptionsTests
{
    private const string Good = """
        { "version": 1, "about": "a", "assumptions": [
          { "name": "x", "low": 1, "high": 4, "draw": "LOG_UNIFORM", "unit": "u", "min": 0, "max": 9, "meaning": "m", "why": "w" } ] }
        """;

    [Fact]
    public void A_range_with_its_reason_is_read()
    {
        Assert.True(SimulationAssumptions.TryParse(Good, out var read, out _));
        Assert.Equal("1 to 4", read.All[0].Range);
    }

    [Theory]
    [InlineData("\"why\": \"w\"", "\"why\": \"\"", "must not be empty")]
    [InlineData(", \"why\": \"w\"", "", "missing")]
    [InlineData("\"why\": \"w\"", "\"why\": \"w\", \"who\": \"me\"", "unknown")]
    [InlineData("\"low\": 1", "\"low\": 5", "low must be below high")]
    [InlineData("\"low\": 1", "\"low\": 0", "above 0")]
    [InlineData("\"high\": 4", "\"high\": 10", "within min and max")]
    [InlineData("\"low\": 1", "\"value\": 2, \"low\": 1", "either value")]
    [InlineData("\"LOG_UNIFORM\"", "\"NORMAL\"", "not of its kind")]
    [InlineData("\"version\": 1", "\"version\": 0", "version")]
    public void What_is_not_understood_is_refused(string was, string becomes, string problem)
    {
        Assert.False(SimulationAssumptions.TryParse(Good.Replace(was, becomes, StringComparison.Ordinal), out _, out var told));
        Assert.Contains(problem, told, StringComparison.Ordinal);
    }

    [Fact]
    public void Draws_lie_in_their_ranges_and_differ_by_seed()
    {
        var assumptions = SimulationAssumptions.OfThisTool;
        var worlds = Enumerable.Range(1, 200).Select(seed => assumptions.Draw(seed, [])).ToList();
        foreach (var each in assumptions.All)
        {
            var drawn = worlds.ConvertAll(world => world.Values[each.Name]);
            Assert.All(drawn, value => Assert.InRange(value, each.Value ?? each.Low!.Value, (each.Value ?? each.High!.Value) + 1e-12));
            if (each.Value is not null) continue;

            // The whole range is used, not one end of it.
            var (lowest, highest) = (each.Low!.Value, each.High!.Value);
            Assert.True(drawn.Min() < lowest + (0.1 * (highest - lowest)) && drawn.Max() > lowest + (0.8 * (highest - lowest)), each.Name);
        }
    }

    [Fact]
    public void What_is_set_holds_and_leaves_the_rest_as_drawn()
    {
        var drawn = SimulationAssumptions.OfThisTool.Draw(3, []);
        var set = SimulationAssumptions.OfThisTool.Draw(3, ["contest-everything=0.9"]);

        Assert.Equal(0.9, set.ContestEverything);
        Assert.Equal(["contest-everything"], set.Set);
        Assert.All(drawn.Values, each => Assert.True(each.Key == "contest-everything" || set.Values[each.Key].Equals(each.Value)));
    }

    [Theory]
    [InlineData("weather=1", "'weather': is none of the assumptions: orders-median, ")]
    [InlineData("unlucky", "expected NAME=VALUE")]
    [InlineData("unlucky=many", "'many' is not a number from 0 to 1 (share)")]
    [InlineData("unlucky=1.5", "'1.5' is not a number from 0 to 1 (share)")]
    [InlineData("span-shortest=100", "span-shortest (100) must be at most span-typical")]
    public void A_wrong_setting_says_what_is_right(string setting, string told)
    {
        var wrong = Assert.Throws<UsageException>(() => SimulationAssumptions.OfThisTool.Draw(1, [setting]));
        Assert.Contains(told, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_assumption_is_not_set_twice()
    {
        var wrong = Assert.Throws<UsageException>(() => SimulationAssumptions.OfThisTool.Draw(1, ["unlucky=0.1", "unlucky=0.2"]));
        Assert.Contains("--set unlucky: is given twice", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_are_printed_with_meaning_and_reason()
    {
        var run = await CommandLineRun.OfAsync("simulate", "--assumptions");

        Assert.Equal(0, run.ExitCode);
        Assert.All(SimulationAssumptions.OfThisTool.All, each =>
        {
            Assert.Contains($"  {each.Name} ", run.Answers, StringComparison.Ordinal);
            Assert.Contains(each.Meaning, run.Answers, StringComparison.Ordinal);
            Assert.Contains(each.Why, run.Answers, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task As_JSON_the_draw_is_a_word()
    {
        var run = await CommandLineRun.OfAsync("simulate", "--assumptions", "--json");

        Assert.Equal("LOG_UNIFORM", run.Json.GetProperty("assumptions")[0].GetProperty("draw").GetString());
    }
}
