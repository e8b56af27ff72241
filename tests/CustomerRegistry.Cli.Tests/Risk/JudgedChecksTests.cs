using CustomerRegistry.Cli.Risk.Backtest;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Tests.Risk;

public sealed class JudgedChecksTests
{
    private static readonly string[] Events =
    [
        "2026-03-01T12:00:00Z,check,shop,anna,,,,,,",
        "2026-03-01T13:00:00Z,report,shop,anna,r1,OTHER,E3,PROVIDER,0,",
        "2026-03-02T12:00:00Z,report,other,anna,r2,OTHER,E3,PROVIDER,0,",
        "2026-03-03T12:00:00Z,report,other,anna,r3,OTHER,E3,PROVIDER,0,",
        "2026-03-03T13:00:00Z,report,other,bo,r4,OTHER,E3,PROVIDER,0,",
        "2026-03-04T12:00:00Z,check,shop,anna,,,,,,",
        "2026-03-05T12:00:00Z,check,shop,bo,,,,,,",
        "2026-03-06T12:00:00Z,check,shop,carl,,,,,,",
        "2026-03-07T12:00:00Z,check,shop,anna,,,,,,",
    ];

    private static readonly string[] LabelLines =
    [
        "anna,unfounded,2026-02-01T00:00:00Z,2026-03-05T00:00:00Z",
        "bo,ordinary,,",
        "never seen,ordinary,,",
    ];

    [Fact]
    public async Task Labels_are_put_to_the_checks_that_have_a_listing()
    {
        var (replayed, labels) = await ReplayedAsync();

        var judged = JudgedChecks.Of(replayed, labels);

        Assert.Equal([true, false, false], judged.Positive);
        Assert.Equal([true, false, false], judged.InFirstHalf);
        Assert.Equal([false, true, false], judged.Honest);
        Assert.Equal((5, 2), (judged.Checks, judged.Positives));

        // Bo, somebody who was never seen, and Carl, of whom no label says anything.
        Assert.Equal((3, 1), (judged.HonestCustomers, judged.Unlabelled));
    }

    [Fact]
    public async Task Baselines_count_live_reports_and_merchants_before_reports()
    {
        var (replayed, _) = await ReplayedAsync();

        var count = Ranking.OfCount(replayed.Snapshots);
        var merchants = Ranking.OfMerchants(replayed.Snapshots);

        Assert.Equal([3, 1, 3], count.Scores);
        Assert.Equal([RiskLevel.High, RiskLevel.Low, RiskLevel.High], count.Levels);
        Assert.Equal([2_000_003, 1_000_001, 2_000_003], merchants.Scores);
        Assert.Equal([RiskLevel.Medium, RiskLevel.Low, RiskLevel.Medium], merchants.Levels);
    }

    [Fact]
    public async Task Kinds_of_subjects_are_counted_apart()
    {
        var (replayed, labels) = await ReplayedAsync();
        var assessed = new[] { RiskLevel.Medium, RiskLevel.Low, RiskLevel.High }
            .Select(level => new AssessedCheck(0, level, Confidence.Low))
            .ToArray();

        Assert.Equal(
            [
                new KindFigures("ordinary", 2, Listed: 1, AtMedium: 0, AtHigh: 0, Positives: 0, PositivesListed: 0, PositivesAtMedium: 0),
                new KindFigures("unfounded", 1, Listed: 1, AtMedium: 1, AtHigh: 1, Positives: 2, PositivesListed: 1, PositivesAtMedium: 1),
            ],
            KindFigures.Of(replayed, labels, assessed));
    }

    private static async Task<(ReplayedHistory Replayed, Labels Labels)> ReplayedAsync()
    {
        var history = HistoryText.Sound(Events);
        var (labels, problems) = HistoryText.Labels(history.Subjects, LabelLines);
        Assert.Empty(problems.Lines);
        return (Replay.Of(history, await HistoryText.ModelAsync(), (_, _) => { }, default), labels);
    }
}
