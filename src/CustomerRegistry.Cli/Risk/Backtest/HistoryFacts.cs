namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>What a history holds.</summary>
/// <param name="From">The first event, UTC.</param>
/// <param name="To">The last event, UTC.</param>
/// <param name="MerchantsStopped">Below the standing's floor at the end: their reports take no part in assessments.</param>
/// <param name="ChecksListed">Checks that have a listing: at least one report was live.</param>
internal sealed record HistoryFacts(
    DateTime From,
    DateTime To,
    int Checks,
    int Reports,
    int Appeals,
    int Overturned,
    int Circular,
    int Merchants,
    int MerchantsStopped,
    int Subjects,
    int ChecksListed,
    int Positives,
    int PositivesListed,
    int HonestCustomers,
    int Unlabelled);
