namespace CustomerRegistry.Cli.Tests.Risk;

public sealed class TruthFileTests
{
    private static readonly string[] Lines =
    [
        "2026-03-01T12:00:00Z,report,shop,anna,r1,OTHER,E3,PROVIDER,4,",
        "2026-03-02T12:00:00Z,check,other,anna,,,,,,",
        "2026-03-03T12:00:00Z,check,other,anna,,,,,,",
        "2026-03-04T12:00:00Z,appeal,,,r1,,,,,overturned",
        "2026-03-05T12:00:00Z,check,other,anna,,,,,,",
    ];

    [Fact]
    public async Task A_check_that_found_another_persons_listing_is_counted()
    {
        var replayed = HistoryText.Replayed(await HistoryText.ModelAsync(), Lines);
        var (truth, problems) = HistoryText.Truth("2,person 1", "3,person 1", "4,person 2", "6,person 2");

        Assert.Empty(problems.Lines);
        Assert.Null(truth.FirstMissing(HistoryText.Sound(Lines)));
        Assert.Equal(1, truth.WronglyMatched(replayed));
    }

    [Fact]
    public void Every_check_and_report_has_a_person()
    {
        var (truth, _) = HistoryText.Truth("2,person 1", "3,person 1", "6,person 1");

        Assert.Equal(4, truth.FirstMissing(HistoryText.Sound(Lines)));
    }

    [Theory]
    [InlineData("1,person 1", "line: expected the number of a line")]
    [InlineData("two,person 1", "line: expected the number of a line")]
    [InlineData("3,", "person: expected a name")]
    [InlineData("2,person 2", "line: expected each number once")]
    public void A_malformed_line_is_told_by_its_number(string line, string expected)
    {
        var (_, problems) = HistoryText.Truth("2,person 1", line);

        Assert.StartsWith($"TRUTH.csv, line 3: {expected}", Assert.Single(problems.Lines), StringComparison.Ordinal);
    }
}
