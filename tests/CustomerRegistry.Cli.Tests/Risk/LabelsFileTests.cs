using CustomerRegistry.Cli.Risk.Backtest;

namespace CustomerRegistry.Cli.Tests.Risk;

public sealed class LabelsFileTests
{
    private static readonly DateTime From = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime To = new(2026, 6, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_check_is_a_positive_within_its_subjects_span_both_ends_included()
    {
        var subjects = new NameTable();
        var (labels, problems) = HistoryText.Labels(
            subjects, "anna,unfounded for a time,2026-03-01T00:00:00Z,2026-06-01T00:00:00Z", "bo,ordinary,,");
        var (anna, bo, carl) = (subjects.NumberOf("anna"), subjects.NumberOf("bo"), subjects.NumberOf("carl"));

        Assert.Empty(problems.Lines);
        Assert.Equal(
            [false, true, true, true, false],
            [
                labels.IsPositive(anna, From.AddTicks(-1)), labels.IsPositive(anna, From), labels.IsPositive(anna, From.AddDays(1)),
                labels.IsPositive(anna, To), labels.IsPositive(anna, To.AddTicks(1)),
            ]);
        Assert.Equal([false, false], [labels.IsPositive(bo, From), labels.IsPositive(carl, From)]);
        Assert.Equal([false, true, true], [labels.IsHonest(anna), labels.IsHonest(bo), labels.IsHonest(carl)]);
        Assert.Equal([true, true, false], [labels.Has(anna), labels.Has(bo), labels.Has(carl)]);
    }

    [Theory]
    [InlineData(",ordinary,,", "subject: expected a name")]
    [InlineData("bo,,,", "kind: expected a word")]
    [InlineData("bo,ordinary,2026-03-01T00:00:00Z,", "positive_from and positive_to: expected a time")]
    [InlineData("bo,ordinary,,2026-03-01T00:00:00Z", "positive_from and positive_to: expected a time")]
    [InlineData("bo,ordinary,2026-03-01,2026-04-01", "positive_from and positive_to: expected a time")]
    [InlineData("bo,ordinary,2026-03-02T00:00:00Z,2026-03-01T00:00:00Z", "positive_to: expected a time not before positive_from")]
    [InlineData("anna,ordinary,,", "subject: expected one line for each subject")]
    [InlineData("bo,ordinary,", "4 columns are expected; there are 3")]
    public void A_malformed_line_is_told_by_its_number(string line, string expected)
    {
        var (_, problems) = HistoryText.Labels(new NameTable(), "anna,ordinary,,", line, "carl,ordinary,,");

        Assert.StartsWith($"LABELS.csv, line 3: {expected}", Assert.Single(problems.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_is_told()
    {
        var (_, problems) = HistoryText.LabelsOf(new NameTable(), "");

        Assert.Equal([$"LABELS.csv, line 1: expected the header {HistoryText.LabelsHeader}"], problems.Lines);
    }
}
