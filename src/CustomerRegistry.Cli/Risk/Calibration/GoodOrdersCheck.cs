using CustomerRegistry.Cli.Risk.Backtest;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Risk.Calibration;

/// <summary>
/// The customer that the exposure is chosen for: about 200 orders that went well and three claims of the heaviest category
/// on one day, checked that day. It is to stay LOW.
/// </summary>
/// <param name="Score">Before caps.</param>
/// <param name="Excess">Log-odds above what still is LOW; 0 where it stays LOW.</param>
/// <param name="OnlyByCap">It stays LOW, but only by a cap: too few owners, or enough orders for each report.</param>
internal sealed record GoodOrdersCheck(string What, int Score, string Level, bool StaysLow, bool OnlyByCap, double Excess)
{
    // In nats a check for each log-odds: more than any fit can gain by it.
    private const double PerExcess = 0.1;

    private static readonly DateOnly Day = new(2026, 1, 10);

    public static IReadOnlyList<GoodOrdersCheck> Of(RiskModel model) =>
    [
        Of("200 orders and 3 claims at one merchant", [1, 1, 1], 200, model),
        Of("67 orders and 1 claim at each of three merchants", [1, 2, 3], 67, model),
    ];

    /// <summary>What a search is charged for a model that lifts this customer above LOW.</summary>
    public static double PenaltyOf(RiskModel model) => Of(model).Sum(each => PerExcess * each.Excess);

    private static GoodOrdersCheck Of(string what, int[] merchants, int orders, RiskModel model)
    {
        var heaviest = Enum.GetValues<Category>().Where(category => category != Category.Unauthorised).MaxBy(model.WeightOf);
        var reports = merchants.Select((merchant, i) => new ReplayedReport(ReportOf(merchant, i, heaviest), merchant, Line: 0)).ToList();
        var held = new HeldReports(reports, [.. reports.Select(_ => (int?)orders)], merchants.Distinct().Count());
        var standing = new Standing(1000, Stopped: false);
        var snapshot = new CheckSnapshot(0, Day, held, [.. reports.Select(_ => standing)]);
        var assessed = SnapshotAssessment.Of(snapshot, model, LeftOut.Nothing);
        var staysLow = assessed.Level <= RiskLevel.Low;
        var most = (model.MediumFrom - 0.5) / 1000;
        return new GoodOrdersCheck(
            what,
            assessed.Score,
            ScoresFile.LevelName(assessed.Level),
            staysLow,
            staysLow && assessed.Score >= model.MediumFrom,
            staysLow ? 0 : (assessed.LogitMilli / 1000.0) - Math.Log(most / (1 - most)));
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
