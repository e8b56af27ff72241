namespace CustomerRegistry.Domain.Reports;

/// <summary>The payment provider's name for a dispute; unique per merchant and mode (design section 6). Ordinal.</summary>
/// <param name="Provider">Lower case, such as <c>stripe</c>.</param>
/// <param name="Account">The merchant's account there.</param>
/// <param name="Id">The provider's dispute id.</param>
public sealed record DisputeReference(string Provider, string Account, string Id);
