using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.Cli.Risk.Backtest;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Risk.Calibration;

/// <summary>Which parameters are fitted, and which are not and why.</summary>
internal static class FittedParameters
{
    private const double LogOddsGrid = 0.1;
    private const double FactorGrid = 0.05;

    public static IReadOnlyList<NotFitted> NotFitted { get; } =
    [
        new(
            [RiskModelForm.EvidenceE3, RiskModelForm.SourceProviderConfirmed],
            "they are what the weights are counted in: fitted with these, neither would be known"),
        new([RiskModelForm.SourceProviderFile], "a history knows only what a provider says and what a merchant states"),
        new(
            [RiskModelForm.Exposure],
            "a larger one fits those better who seldom order, those worse who order much; worlds differ most in this, so it is set by hand"),
        new(
            [RiskModelForm.LowFrom, RiskModelForm.MediumFrom, RiskModelForm.HighFrom],
            "chosen for the precision of each level, see below; no likelihood knows what a wrong level costs"),
        new(
            [RiskModelForm.OwnersForMedium, RiskModelForm.FindingsForHigh, RiskModelForm.OrdersPerReport, RiskModelForm.FreshDaysForHigh],
            "promises that no weight may break, not guesses"),
        new([RiskModelForm.FreshDays, RiskModelForm.OwnersForConfidence], "confidence tells how much is known and moves no score"),
        new(NamesOf("standing"), "decides whose reports count at all, from few appeals a merchant; the floor is for an operator to defend"),
        new(NamesOf("conduct"), "decides when an operator looks at a merchant; no outcome of an order tells that"),
    ];

    private static readonly Dictionary<Category, string> Weights = new()
    {
        [Category.Unauthorised] = RiskModelForm.WeightUnauthorised,
        [Category.NotReceived] = RiskModelForm.WeightNotReceived,
        [Category.NotAsDescribed] = RiskModelForm.WeightNotAsDescribed,
        [Category.CreditNotProcessed] = RiskModelForm.WeightCreditNotProcessed,
        [Category.CancelledOrReturned] = RiskModelForm.WeightCancelledOrReturned,
        [Category.RecurringCancelled] = RiskModelForm.WeightRecurringCancelled,
        [Category.Duplicate] = RiskModelForm.WeightDuplicate,
        [Category.UncollectedDelivery] = RiskModelForm.WeightUncollectedDelivery,
        [Category.Other] = RiskModelForm.WeightOther,
    };

    public static IReadOnlyCollection<string> WeightNames => Weights.Values;

    /// <summary>The coordinates, in the order of the search: what moves most first.</summary>
    /// <param name="held">Names, or groups such as <c>weight</c>, to be left as they are.</param>
    /// <exception cref="UsageException">A name is none of the fitted parameters.</exception>
    public static IReadOnlyList<FittedParameter> Except(IReadOnlyCollection<string> held)
    {
        var all = All();
        var names = all.SelectMany(each => each.Names).Append(RiskModelForm.Prior).Distinct().ToList();
        var unknown = held.FirstOrDefault(name => !names.Exists(fitted => IsNamedBy(fitted, name)));
        if (unknown is not null)
            throw new UsageException($"--fix {unknown}: is none of the fitted parameters: {string.Join(", ", names)}.");
        return
        [
            .. all
                .Select(each => each with { Names = [.. each.Names.Where(name => !IsHeld(name, held))] })
                .Where(each => each.Names.Count > 0),
        ];
    }

    public static bool IsHeld(string name, IReadOnlyCollection<string> held) => held.Any(each => IsNamedBy(name, each));

    private static List<FittedParameter> All() =>
    [
        new([.. Weights.Values], 0.8, LogOddsGrid, false, _ => true),
        new([RiskModelForm.HalfLife], 0.4, 5, true, _ => true),
        new([RiskModelForm.SaturationFrom], 0.8, LogOddsGrid, false, _ => true),
        Factor(RiskModelForm.SaturationFactor, _ => true),
        Factor(RiskModelForm.RepeatSecond, check => MostOfOneMerchant(check) >= 2),
        Factor(RiskModelForm.RepeatThird, check => MostOfOneMerchant(check) >= 3),
        Factor(RiskModelForm.RepeatLater, check => MostOfOneMerchant(check) >= 4),
        Factor(RiskModelForm.OwnerRepeatSecond, check => check.Held.Merchants >= 2),
        Factor(RiskModelForm.OwnerRepeatLater, check => check.Held.Merchants >= 3),
        Factor(RiskModelForm.EvidenceE4, check => Has(check, report => report.Evidence == EvidenceLevel.IndependentFinding)),
        Factor(RiskModelForm.SourceStatement, check => Has(check, report => report.Source == EvidenceSource.Statement)),
        new([RiskModelForm.AssumedOrders], 0.4, 1, true, check => check.Held.Orders.Any(orders => orders is null)),
        .. Weights.Select(weight =>
            new FittedParameter(
                [weight.Value], 0.8, LogOddsGrid, false, check => Has(check, report => report.Category == weight.Key))),
    ];

    private static FittedParameter Factor(string name, Func<CheckSnapshot, bool> touches) => new([name], 0.2, FactorGrid, false, touches);

    private static bool Has(CheckSnapshot check, Func<AssessedReport, bool> which) => check.Held.Reports.Any(each => which(each.Report));

    private static int MostOfOneMerchant(CheckSnapshot check) => check.Held.Reports.CountBy(each => each.Merchant).Max(each => each.Value);

    private static bool IsNamedBy(string name, string given) => name == given || GroupOf(name) == given;

    private static List<string> NamesOf(string group) =>
        [.. RiskModelForm.All.Select(form => form.Name).Where(name => GroupOf(name) == group)];

    private static string GroupOf(string name) => name.Split('.')[0];
}
