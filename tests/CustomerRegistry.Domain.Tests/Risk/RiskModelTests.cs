using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Domain.Risk;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Risk;

public sealed class RiskModelTests
{
    private static readonly string Good = RiskModelFile.Text;

    private sealed record Broken(string Because, string Content, string Says);

    private static readonly Broken[] BrokenFiles =
    [
        new("an unknown key of the file", Good.Replace("\"about\"", "\"abuot\""), "'abuot' is not a key"),
        new("an unknown parameter", Good.Replace("\"weight.OTHER\"", "\"weight.OTHERS\""), "'weight.OTHERS' is not a parameter"),
        new("an unknown key of a parameter", Regex.Replace(Good, "\"meaning\"", "\"means\""), "'means' is not a key of a parameter"),
        new("a parameter twice", Good.Replace("\"repeat.3\"", "\"repeat.2\""), "'repeat.2' stands twice"),
        new("a key of the file twice", Good.Replace("\"version\": 1,", "\"version\": 1, \"version\": 2,"), "'version' stands twice"),
        new("a missing parameter", Regex.Replace(Good, "\"standing.floor\"[^}]*}", "").Replace("},\n    \n", "}\n"), "'standing.floor' is missing"),
        new("a parameter without its meaning", new Regex(",\\s*\"meaning\": \"[^\"]*\"").Replace(Good, "", 1), "needs value, unit, min, max and meaning"),
        new("an empty meaning", new Regex("\"meaning\": \"[^\"]*\"").Replace(Good, "\"meaning\": \" \"", 1), "'meaning' must not be empty"),
        new("another unit", Good.Replace("\"unit\": \"days\"", "\"unit\": \"weeks\""), "is counted in 'days'"),
        new("a value over the file's own bound", With("half-life", "value", "2000"), "must lie within 90 to 1095"),
        new("more orders assumed than are many", With("cap.orders-per-report", "value", "20"), "'assumed-orders' must be below 'cap.orders-per-report'"),
        new("a third owner heavier than the second", With("owner-repeat.2", "value", "0.05"), "'owner-repeat.3-and-later' must be at most 'owner-repeat.2'"),
        new("a file that lets one owner reach MEDIUM", With("cap.owners-for-medium", "min", "1"), "must lie within 2 to 100"),
        new("a file that lets HIGH do without a finding", With("cap.findings-for-high", "min", "0"), "must lie within 1 to 100"),
        new("half a day", With("half-life", "value", "90.5"), "must be a whole number"),
        new("a number as text", With("half-life", "value", "\"365\""), "expected a number for 'value'"),
        new("levels out of order", With("level.high-from", "value", "250"), "'level.medium-from' must be below 'level.high-from'"),
        new("a statement heavier than a file", With("source.PROVIDER_FILE", "value", "0.5"), "'source.STATEMENT' must be at most 'source.PROVIDER_FILE'"),
        new("a level where nothing is held", With("prior", "value", "0.02"), "must lie above the prior's own score"),
        new("checks stop before they are slowed", StopBelowSlow, "'conduct.outcomes-missing-slows' must be"),
        new("outcomes that slow nobody", With("conduct.outcomes-missing-slows", "max", "0.5"), "must lie within 0 to 0.05"),
        new("version 0", Good.Replace("\"version\": 1", "\"version\": 0"), "'version' is missing or below 1"),
        new("no version", Good.Replace("\"version\": 1,", ""), "'version' is missing or below 1"),
        new("no parameters", "{ \"version\": 1 }", "'parameters' is missing"),
        new("a comment", Good.Replace("\"version\"", "// why\n\"version\""), "is not JSON"),
        new("a trailing comma", Good.Replace("  }\n}", "  },\n}"), "is not JSON"),
        new("something after the end", Good + "{}", "is not JSON"),
        new("a list", "[]", "expected an object"),
        new("half a character", "{ \"about\": \"\\ud800\" }", "is not valid text"),
        new("a number beyond all bounds", With("half-life", "value", "1e999"), "must lie within 90 to 1095"),
        new("nothing", "", "is not JSON"),
    ];

    private static string StopBelowSlow =>
        RiskModelFile.With(Good, new() { [RiskModelForm.ConductSlowFrom] = 0.05, [RiskModelForm.ConductStopFrom] = 0.04 });

    private static string With(string parameter, string key, string value)
    {
        var pattern = new Regex($"(\"{Regex.Escape(parameter)}\": \\{{[^}}]*\"{key}\": )[^,]*");
        Assert.Matches(pattern, Good);
        return pattern.Replace(Good, $"${{1}}{value}");
    }

    [Fact]
    public void Broken_files_are_refused_with_file_and_line_and_reason()
    {
        foreach (var broken in BrokenFiles)
        {
            var parsed = RiskModel.TryParse("m.json", Encoding.UTF8.GetBytes(broken.Content), out var model, out var refusal);
            Assert.True(!parsed && model is null, broken.Because);
            Assert.Equal(RefusalReason.PolicyInvalid, refusal!.Reason);
            Assert.Matches("^m\\.json:[0-9]+: ", refusal.Detail);
            Assert.True(refusal.Detail.Contains(broken.Says, StringComparison.Ordinal), $"{broken.Because}: {refusal.Detail}");
        }
    }

    [Fact]
    public void The_line_is_the_one_to_look_at()
    {
        var lines = Good.Split('\n');
        var at = Array.FindIndex(lines, line => line.Contains("\"repeat.3\"", StringComparison.Ordinal));
        lines[at] = lines[at].Replace("repeat.3", "repeat.9", StringComparison.Ordinal);
        Assert.False(RiskModel.TryParse("m.json", Encoding.UTF8.GetBytes(string.Join('\n', lines)), out _, out var refusal));
        Assert.StartsWith($"m.json:{at + 1}: ", refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void The_hash_is_that_of_the_bytes_and_the_version_is_named()
    {
        Assert.Equal("risk-model-1", RiskModelFile.Model.Version);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Good))), RiskModelFile.Model.Hash);
        Assert.NotEqual(RiskModelFile.Model.Hash, RiskModelFile.Parse(Good + "\n").Hash);
    }

    [Fact]
    public void Every_parameter_of_the_form_is_in_the_file_that_ships_with_its_meaning()
    {
        Assert.Equal(RiskModelForm.All.Select(form => form.Name).Order(), RiskModelFile.Model.Parameters.Keys.Order());
        Assert.All(RiskModelFile.Model.Parameters.Values, parameter => Assert.True(parameter.Meaning.Length > 40, parameter.Name));
    }

    [Fact]
    public void A_file_from_before_there_were_parameters_of_conduct_has_the_products_own_values()
    {
        var old = RiskModelFile.Parse(Regex.Replace(Good, "\"conduct\\.[^}]*},\\s*", ""));
        Assert.Equal(RiskModelFile.Model.Conduct, old.Conduct);
        Assert.Equal(RiskModelFile.Model.Parameters.Count, old.Parameters.Count);
        Assert.NotEqual(RiskModelFile.Model.Hash, old.Hash);
    }

    [Fact]
    public void Outcomes_below_E3_weigh_nothing_whatever_the_file_says()
    {
        EvidenceLevel[] below = [EvidenceLevel.CustomerRight, EvidenceLevel.Claimed, EvidenceLevel.Contested, EvidenceLevel.NotFinal];
        Assert.All(below, level => Assert.Equal(0, RiskModelFile.Model.FactorOf(level)));
    }

    [Fact]
    public void A_report_weighs_half_after_one_half_life_and_a_day_ahead_counts_as_today()
    {
        Assert.Equal(0.5, RiskModelFile.ByHand.DecayOf(365), 12);
        Assert.Equal(1, RiskModelFile.ByHand.DecayOf(-3));
    }

    [Fact]
    public void Repeats_weigh_less_and_less()
    {
        double[] factors = [1, 0.6, 0.4, 0.2, 0.2, 0.2];
        Assert.Equal(factors, Enumerable.Range(1, 6).Select(RiskModelFile.ByHand.Repeat));
    }

    [Fact]
    public void Owners_weigh_less_and_less_too()
    {
        var model = RiskModelFile.Parse(RiskModelFile.With(
            Good, new() { [RiskModelForm.OwnerRepeatSecond] = 0.5, [RiskModelForm.OwnerRepeatLater] = 0.25 }));
        double[] factors = [1, 0.5, 0.25, 0.25];
        Assert.Equal(factors, Enumerable.Range(1, 4).Select(model.OwnerRepeat));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 347)]
    [InlineData(20, 1522)]
    [InlineData(200, 2652)]
    [InlineData(-5, 0)]
    public void Orders_take_off_by_their_logarithm(int orders, int milli) =>
        Assert.Equal(milli, RiskModelFile.Parse(RiskModelFile.With(Good, new() { [RiskModelForm.Exposure] = 0.5 })).ExposureMilli(orders));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(4000, 0)]
    [InlineData(4001, 1)]
    [InlineData(5000, 700)]
    [InlineData(14000, 7000)]
    public void What_lies_above_saturation_counts_in_part(int added, int takenOff) => Assert.Equal(
        takenOff,
        RiskModelFile.Parse(RiskModelFile.With(
            Good, new() { [RiskModelForm.SaturationFrom] = 4, [RiskModelForm.SaturationFactor] = 0.3 })).SaturatedMilli(added));
}
