using CustomerRegistry.Cli.Risk.Backtest;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Tests.Risk;

public sealed class ReplayTests
{
    [Fact]
    public async Task A_report_is_live_from_its_event_until_an_appeal_overturns_it()
    {
        var replayed = HistoryText.Replayed(
            await HistoryText.ModelAsync(),
            "2026-03-01T12:00:00Z,check,shop,anna,,,,,,",
            "2026-03-02T12:00:00Z,report,shop,anna,r1,OTHER,E3,PROVIDER,,",
            "2026-03-02T12:00:00Z,check,shop,anna,,,,,,",
            "2026-03-03T12:00:00Z,check,shop,bo,,,,,,",
            "2026-03-04T12:00:00Z,appeal,,,r1,,,,,upheld",
            "2026-03-05T12:00:00Z,report,other,anna,r2,OTHER,E3,PROVIDER,,",
            "2026-03-06T12:00:00Z,check,shop,anna,,,,,,",
            "2026-03-07T12:00:00Z,appeal,,,r1,,,,,overturned",
            "2026-03-08T12:00:00Z,check,shop,anna,,,,,,",
            "2026-03-09T12:00:00Z,appeal,,,r2,,,,,overturned",
            "2026-03-10T12:00:00Z,check,shop,anna,,,,,,");

        Assert.Equal([-1, 0, -1, 1, 2, -1], replayed.Checks.Select(check => check.Snapshot));
        Assert.Equal([[3], [3, 7], [7]], replayed.Snapshots.Select(Lines));
        Assert.Equal([1, 2, 1], replayed.Snapshots.Select(snapshot => snapshot.Held.Merchants));
    }

    [Fact]
    public async Task Orders_are_each_merchants_newest_statement_and_unknown_leaves_it()
    {
        var replayed = HistoryText.Replayed(
            await HistoryText.ModelAsync(),
            "2026-03-01T12:00:00Z,report,shop,anna,r1,OTHER,E3,PROVIDER,2,",
            "2026-03-02T12:00:00Z,report,other,anna,r2,OTHER,E3,PROVIDER,,",
            "2026-03-03T12:00:00Z,check,shop,anna,,,,,,",
            "2026-03-04T12:00:00Z,report,shop,anna,r3,OTHER,E3,PROVIDER,7,",
            "2026-03-05T12:00:00Z,report,shop,anna,r4,OTHER,E3,PROVIDER,,",
            "2026-03-06T12:00:00Z,check,shop,anna,,,,,,");

        Assert.Equal([2, null], replayed.Snapshots[0].Held.Orders);
        Assert.Equal([7, null, 7, 7], replayed.Snapshots[1].Held.Orders);
    }

    public static TheoryData<string, bool, string> AfterAnAnswer => new()
    {
        { "2026-03-06T12:00:00Z,report,shop,anna,r2,OTHER,E3,PROVIDER,,", true, "a day after the check that showed another's listing" },
        { "2026-03-06T12:00:01Z,report,shop,anna,r2,OTHER,E3,PROVIDER,,", false, "more than a day after it" },
        { "2026-03-05T13:00:00Z,report,third,anna,r2,OTHER,E3,PROVIDER,,", false, "by a merchant that did not ask" },
        { "2026-03-05T13:00:00Z,report,other,anna,r2,OTHER,E3,PROVIDER,,", false, "by the merchant that was shown its own alone" },
        { "2026-03-05T13:00:00Z,report,shop,bo,r2,OTHER,E3,PROVIDER,,", false, "about somebody else" },
    };

    [Theory]
    [MemberData(nameof(AfterAnAnswer))]
    public async Task A_report_within_a_day_of_anothers_listing_is_circular(string report, bool circular, string why)
    {
        var replayed = HistoryText.Replayed(
            await HistoryText.ModelAsync(),
            "2026-03-01T12:00:00Z,report,other,anna,r1,OTHER,E3,PROVIDER,,",
            "2026-03-05T12:00:00Z,check,shop,anna,,,,,,",
            "2026-03-05T12:00:00Z,check,other,anna,,,,,,",
            "2026-03-05T12:00:00Z,check,shop,bo,,,,,,",
            report,
            "2026-03-20T12:00:00Z,check,shop,anna,,,,,,",
            "2026-03-20T12:00:00Z,check,shop,bo,,,,,,");

        var later = replayed.Snapshots
            .Where(snapshot => snapshot.Day == new DateOnly(2026, 3, 20))
            .SelectMany(snapshot => snapshot.Held.Reports);
        Assert.True(circular == Assert.Single(later, each => each.Line == 6).Report.Circular, why);
        Assert.Equal(circular ? 1 : 0, replayed.Circular);
    }

    // Among two hundred reports of others, none lost, the eighth case lost and none won stops a merchant.
    [Fact]
    public async Task Below_the_floor_of_standing_a_merchants_reports_take_no_part()
    {
        var model = await HistoryText.ByHandAsync();
        var lines = new List<string>(Enumerable.Range(0, 200).Select(
            i => $"2026-03-01T11:00:00Z,report,calm,calm subject {i},c{i},OTHER,E3,PROVIDER,0,"))
        {
            "2026-03-01T12:00:00Z,report,shop,anna,r0,OTHER,E3,PROVIDER,0,",
            "2026-03-01T12:00:00Z,report,other,anna,s0,OTHER,E3,PROVIDER,0,",
            "2026-03-01T12:00:00Z,check,third,anna,,,,,,",
        };
        for (var i = 1; i <= 8; i++)
        {
            lines.Add($"2026-03-02T12:00:00Z,report,shop,subject {i},r{i},OTHER,E3,PROVIDER,0,");
            lines.Add($"2026-03-02T12:00:00Z,appeal,,,r{i},,,,,overturned");
            lines.Add($"2026-03-02T12:00:00Z,check,third,anna,,,,,,");
        }

        lines.Add("2026-03-05T12:00:00Z,report,third,anna,t0,OTHER,E3,PROVIDER,0,");
        var replayed = HistoryText.Replayed(model, [.. lines]);

        Assert.Equal(1, replayed.Stopped);
        var shop = replayed.Snapshots.Select(snapshot => snapshot.Standings[0]).ToList();
        Assert.Equal((1000, false), (shop[0].PerMille, shop[0].Stopped));
        Assert.Equal(shop.Select(each => each.PerMille).OrderDescending(), shop.Select(each => each.PerMille));
        Assert.True(shop[^1].Stopped);
        Assert.False(replayed.Snapshots[^1].Standings[1].Stopped);

        // Both at first, only the other merchant's at the end; without standing, both again.
        var first = SnapshotAssessment.Of(replayed.Snapshots[0], model, LeftOut.Nothing);
        var last = SnapshotAssessment.Of(replayed.Snapshots[^1], model, LeftOut.Nothing);
        var ignored = SnapshotAssessment.Of(replayed.Snapshots[^1], model, LeftOut.Standing);
        var prior = AssessmentRules.PriorMilli(model);
        Assert.Equal(1000 * 2, first.LogitMilli - prior, 5.0);
        Assert.InRange(last.LogitMilli - prior, 980, 1000);
        Assert.Equal(1000 * 2, ignored.LogitMilli - prior, 5.0);
    }

    [Fact]
    public async Task A_listing_that_takes_no_part_makes_no_report_circular()
    {
        var lines = new List<string>(Enumerable.Range(0, 200).Select(
            i => $"2026-03-01T11:00:00Z,report,calm,calm subject {i},c{i},OTHER,E3,PROVIDER,0,"))
        {
            "2026-03-01T12:00:00Z,report,shop,anna,r0,OTHER,E3,PROVIDER,0,",
        };
        for (var i = 1; i <= 9; i++)
        {
            lines.Add($"2026-03-02T12:00:00Z,report,shop,subject {i},r{i},OTHER,E3,PROVIDER,0,");
            lines.Add($"2026-03-02T12:00:00Z,appeal,,,r{i},,,,,overturned");
        }

        lines.Add("2026-03-03T12:00:00Z,check,other,anna,,,,,,");
        lines.Add("2026-03-03T13:00:00Z,report,other,anna,s0,OTHER,E3,PROVIDER,0,");

        Assert.Equal(0, HistoryText.Replayed(await HistoryText.ByHandAsync(), [.. lines]).Circular);
    }

    [Fact]
    public async Task What_is_left_out_changes_the_assessment_and_nothing_else_does()
    {
        var model = await HistoryText.ByHandAsync();
        var snapshot = HistoryText.Replayed(
            model,
            "2025-03-01T12:00:00Z,report,shop,anna,r1,NOT_RECEIVED,E4,PROVIDER,0,",
            "2026-02-28T12:00:00Z,check,other,anna,,,,,,",
            "2026-02-28T13:00:00Z,report,other,anna,r2,NOT_RECEIVED,E4,PROVIDER,0,",
            "2026-03-01T12:00:00Z,check,shop,anna,,,,,,").Snapshots[^1];
        var prior = AssessmentRules.PriorMilli(model);
        int Logit(LeftOut leftOut) => SnapshotAssessment.Of(snapshot, model, leftOut).LogitMilli - prior;
        double weight = 1000 * model.WeightOf(Domain.Reports.Category.NotReceived)
            * model.FactorOf(Domain.Reports.EvidenceLevel.IndependentFinding);

        // The circular report of yesterday stands alone; with age left out both are new; without circularity they add up.
        Assert.Equal(weight * model.DecayOf(1), Logit(LeftOut.Nothing), 2.0);
        Assert.Equal(weight, Logit(LeftOut.Age), 2.0);
        Assert.Equal(weight * (model.DecayOf(1) + model.DecayOf(365)), Logit(LeftOut.Circularity), 2.0);
        Assert.Equal(weight * 2, Logit(LeftOut.Age | LeftOut.Circularity), 2.0);
        Assert.Equal(Logit(LeftOut.Nothing), Logit(LeftOut.Caps));
        Assert.Equal(RiskLevel.Low, SnapshotAssessment.Of(snapshot, model, LeftOut.Nothing).Level);
        Assert.True(SnapshotAssessment.Of(snapshot, model, LeftOut.Caps).Level > RiskLevel.Low);
    }

    [Fact]
    public async Task All_snapshots_are_assessed_alike_on_all_cores()
    {
        var model = await HistoryText.ModelAsync();
        var lines = Enumerable.Range(0, 3000).SelectMany(i => new[]
        {
            $"2026-03-01T12:00:00Z,report,shop {i % 7},subject {i % 100},r{i},OTHER,E{3 + (i % 2)},PROVIDER,{i % 5},",
            $"2026-03-01T12:00:00Z,check,shop {i % 3},subject {i % 90},,,,,,",
        });
        var replayed = HistoryText.Replayed(model, [.. lines]);

        Assert.True(replayed.Snapshots.Count > 2048);
        Assert.Equal(
            replayed.Snapshots.Select(snapshot => SnapshotAssessment.Of(snapshot, model, LeftOut.Nothing)),
            SnapshotAssessment.Of(replayed.Snapshots, model, LeftOut.Nothing, (_, _) => { }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Each_factor_left_out_is_a_model_of_its_own_or_another_reading()
    {
        var model = await HistoryText.ModelAsync();
        var history = HistoryText.Sound(
            "2026-03-01T12:00:00Z,report,shop,anna,r1,NOT_RECEIVED,E3,PROVIDER,0,",
            "2026-03-01T12:00:00Z,report,shop,anna,r2,OTHER,E3,PROVIDER,0,");
        var ablations = Ablation.Of(model, history);

        Assert.All(ablations, each => Assert.True(each.Model != model || each.LeftOut != LeftOut.Nothing, each.Without));
        var mean = (model.WeightOf(Domain.Reports.Category.NotReceived) + model.WeightOf(Domain.Reports.Category.Other)) / 2;
        Assert.All(Enum.GetValues<Domain.Reports.Category>(), category => Assert.Equal(mean, ablations[0].Model.WeightOf(category), 12));
        Assert.Equal(model.Prior, ablations[0].Model.Prior);
        Assert.Equal(0, ablations.Single(each => each.Without == "good orders").Model.Exposure);
        Assert.Equal(1, ablations.Single(each => each.Without == "repeats of one owner").Model.Repeat(9));
    }

    private static int[] Lines(CheckSnapshot snapshot) => [.. snapshot.Held.Reports.Select(report => report.Line)];
}
