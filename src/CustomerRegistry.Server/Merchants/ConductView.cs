using CustomerRegistry.Domain.Merchants;

namespace CustomerRegistry.Server.Merchants;

/// <summary>A merchant with what was counted, flagged and decided.</summary>
/// <param name="Row">Null before the first daily run.</param>
/// <param name="Standing">How its contested reports ended, all time; null in a list.</param>
/// <param name="BelowFloor">Its standing is below the floor of the model in force.</param>
internal sealed record ConductView(
    MerchantRow Merchant, ConductRow? Row, ConductFigures? Figures, StandingFacts? Standing, bool BelowFloor);
