namespace CustomerRegistry.Domain.Risk;

/// <summary>What a check returns about this order's risk.</summary>
/// <param name="Level">After caps.</param>
/// <param name="Score">
/// 0 to 1000, after caps: the expected share, in thousandths, of such orders that end in a claim found wrong. Null where a
/// ruling forbids the number.
/// </param>
/// <param name="UncappedLogitMilli">Log-odds in thousandths before caps, the sum of the reasons' shares; null where a ruling forbids the number.</param>
/// <param name="Reasons">Contributions, largest first, then floor and cap; empty where nothing counts.</param>
/// <param name="ModelVersion">Such as <c>risk-model-1</c>.</param>
/// <param name="ModelHash">SHA-256 of the model's file, hex.</param>
public sealed record Assessment(
    RiskLevel Level,
    int? Score,
    int? UncappedLogitMilli,
    Confidence Confidence,
    IReadOnlyList<Reason> Reasons,
    Advice Advice,
    string ModelVersion,
    string ModelHash)
{
    /// <summary>What would lower the level, see <see cref="WhatWouldChangeRules"/>; empty until it is asked for.</summary>
    public IReadOnlyList<ResultChange> Changes { get; init; } = [];
}
