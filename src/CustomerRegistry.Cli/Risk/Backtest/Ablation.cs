using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>A model with one factor left out.</summary>
internal sealed record Ablation(string Without, RiskModel Model, LeftOut LeftOut)
{
    private static readonly string[] Weights =
    [
        RiskModelForm.WeightUnauthorised,
        RiskModelForm.WeightNotReceived,
        RiskModelForm.WeightNotAsDescribed,
        RiskModelForm.WeightCreditNotProcessed,
        RiskModelForm.WeightCancelledOrReturned,
        RiskModelForm.WeightRecurringCancelled,
        RiskModelForm.WeightDuplicate,
        RiskModelForm.WeightUncollectedDelivery,
        RiskModelForm.WeightOther,
    ];

    /// <summary>Each factor of the model, left out alone.</summary>
    /// <param name="history">Its reports give the categories' mean weight, so that leaving the categories out leaves the scale.</param>
    public static IReadOnlyList<Ablation> Of(RiskModel model, History history)
    {
        var mean = history.Events
            .Where(each => each.Kind == HistoryEventKind.Report)
            .Select(each => model.WeightOf(each.Category))
            .DefaultIfEmpty(0)
            .Average();
        return
        [
            new("categories (all of their mean weight)", With(mean, Weights), LeftOut.Nothing),
            new("evidence level", With(1, RiskModelForm.EvidenceE3, RiskModelForm.EvidenceE4), LeftOut.Nothing),
            new(
                "source",
                With(1, RiskModelForm.SourceProviderConfirmed, RiskModelForm.SourceProviderFile, RiskModelForm.SourceStatement),
                LeftOut.Nothing),
            new("standing", model, LeftOut.Standing),
            new("age", model, LeftOut.Age),
            new(
                "repeats of one owner",
                With(1, RiskModelForm.RepeatSecond, RiskModelForm.RepeatThird, RiskModelForm.RepeatLater),
                LeftOut.Nothing),
            new("repeats of owners", With(1, RiskModelForm.OwnerRepeatSecond, RiskModelForm.OwnerRepeatLater), LeftOut.Nothing),
            new("good orders", With(0, RiskModelForm.Exposure), LeftOut.Nothing),
            new("circular reports apart", model, LeftOut.Circularity),
            new("caps (levels only)", model, LeftOut.Caps),
        ];

        RiskModel With(double value, params string[] names) => RiskModelFile.With(model, names.ToDictionary(name => name, _ => value));
    }
}
