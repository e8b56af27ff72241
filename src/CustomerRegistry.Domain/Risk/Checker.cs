using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Merchants;

namespace CustomerRegistry.Domain.Risk;

/// <summary>The merchant that asks, as far as a ruling or a rule may look at it.</summary>
public sealed record Checker(Guid MerchantId, Guid OwnerId, Country Country, Sector Sector);
