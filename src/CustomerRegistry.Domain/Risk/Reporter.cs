using CustomerRegistry.Domain.Merchants;

namespace CustomerRegistry.Domain.Risk;

/// <summary>What the feed carries of a reporting merchant: enough to say whether its reports take part now.</summary>
/// <param name="State">Suspended and offboarded merchants' reports do not count; an observing merchant's do.</param>
/// <param name="SharingStopped">The operator stopped sharing for this merchant or its country.</param>
public sealed record Reporter(Guid MerchantId, Standing Standing, MerchantState State, bool SharingStopped);
