using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>Everything that a backtest prints.</summary>
/// <param name="WronglyMatched">Checks that found another person's listing; null where the truth is not known.</param>
/// <param name="Ablation">Null where not asked for.</param>
internal sealed record BacktestReport(
    HistoryFacts History,
    string ModelVersion,
    string ModelHash,
    BacktestFigures Model,
    BacktestFigures Count,
    BacktestFigures DistinctMerchants,
    int? WronglyMatched,
    double? WronglyMatchedPer10000,
    IReadOnlyList<BacktestGoal> Goals,
    IReadOnlyList<KindFigures> Kinds,
    IReadOnlyList<AblationFigures>? Ablation)
{
    public static BacktestReport Of(
        BacktestFiles files,
        ReplayedHistory replayed,
        JudgedChecks judged,
        RiskModel model,
        IReadOnlyList<AssessedCheck> assessed,
        IReadOnlyList<AblationFigures>? ablation)
    {
        var ofModel = BacktestFigures.Of(judged, Ranking.OfModel(model, assessed));
        var ofCount = BacktestFigures.Of(judged, Ranking.OfCount(replayed.Snapshots));
        var ofMerchants = BacktestFigures.Of(judged, Ranking.OfMerchants(replayed.Snapshots));
        var wrong = files.Truth?.WronglyMatched(replayed);
        var per10000 = judged.Checks == 0 ? null : 10_000.0 * wrong / judged.Checks;
        return new BacktestReport(
            FactsOf(files.History, replayed, judged),
            model.Version,
            model.Hash,
            ofModel,
            ofCount,
            ofMerchants,
            wrong,
            per10000,
            BacktestGoal.Of(ofModel, ofCount, ofMerchants, per10000),
            KindFigures.Of(replayed, files.Labels, assessed),
            ablation);
    }

    private static HistoryFacts FactsOf(History history, ReplayedHistory replayed, JudgedChecks judged) => new(
        history.Events[0].At,
        history.Events[^1].At,
        judged.Checks,
        history.Reports,
        history.Events.Count(each => each.Kind == HistoryEventKind.Appeal),
        history.Events.Count(each => each.Overturned),
        replayed.Circular,
        history.Merchants.Count,
        replayed.Stopped,
        history.Subjects.Count,
        judged.Positive.Count,
        judged.Positives,
        judged.Positive.Count(each => each),
        judged.HonestCustomers,
        judged.Unlabelled);
}
