namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary>How a merchant that reports without cause goes about it.</summary>
internal enum FalseReporting
{
    None,

    /// <summary>Now and then, about its own customers.</summary>
    Steady,

    /// <summary>Within two days at a time, about its own customers.</summary>
    Bursts,

    /// <summary>Now and then, about people it never sold to.</summary>
    Unseen,
}

/// <param name="Owner">The number of the first merchant of its group; its own where it has none.</param>
/// <param name="Disputes">Honest disputes per order.</param>
/// <param name="ProviderConnected">Its outcomes come from its payment provider.</param>
internal sealed record SimulatedMerchant(
    int Number,
    int Owner,
    double Size,
    bool Subscriptions,
    double Disputes,
    bool ProviderConnected,
    bool KnowsOrders,
    bool WeakProof,
    FalseReporting FalseReporting)
{
    public string Name => $"m{Number + 1:000}";
}
