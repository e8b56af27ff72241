using CustomerRegistry.Cli.Risk.Backtest;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Risk.Calibration;

/// <summary>
/// The customer that the exposure is chosen for: about 200 orders that went well and three claims of the heaviest category
/// on one day, checked that day. It is to stay LOW.
/// </summary>
internal sealed record GoodOrdersCheck(string What, int Score, string Level, bool StaysLow)
{
    private static readonly DateOnly Day = new(2026, 1, 10);

    public static IReadOnlyList<GoodOrdersCheck> Of(RiskModel model) =>
    [
        Of("200 orders and 3 claims at one merchant", [1, 1, 1], 200, model),
        Of("67 orders and 1 claim at each of three merchants", [1, 2, 3], 67, model),
    ];

    private static GoodOrdersCheck Of(string what, int[] merchants, int orders, RiskModel model)
    {
        var heaviest = Enum.GetValues<Category>().Where(category => category != Category.Unauthorised).MaxBy(model.WeightOf);
        var reports = merchants.Select((merchant, i) => new ReplayedReport(ReportOf(merchant, i, heaviest), merchant, Line: 0)).ToList();
        var held = new HeldReports(reports, [.. reports.Select(_ => (int?)orders)], merchants.Distinct().Count());
        var standing = new Standing(1000, Stopped: false);
        var snapshot = new CheckSnapshot(0, Day, held, [.. reports.Select(_ => standing)]);
        var assessed = SnapshotAssessment.Of(snapshot, model, LeftOut.Nothing);
        return new GoodOrdersCheck(what, assessed.Score, ScoresFile.LevelName(assessed.Level), assessed.Level <= RiskLevel.Low);
    }

    private static AssessedReport ReportOf(int merchant, int number, Category category)
    {
        var id = new Guid(merchant, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
        return new AssessedReport(
            new Guid(number + 1, 1, 0, [0, 0, 0, 0, 0, 0, 0, 0]),
            id,
            id,
            (ulong)number,
            category,
            EvidenceLevel.FinalForMerchant,
            EvidenceSource.ProviderConfirmed,
            Day,
            Day,
            Disputed: false,
            Circular: false);
    }
}
