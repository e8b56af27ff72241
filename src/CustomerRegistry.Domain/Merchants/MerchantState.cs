namespace CustomerRegistry.Domain.Merchants;

/// <summary>Where a merchant stands with the registry. Numbers are those of the proto enum <c>MerchantState</c>.</summary>
public enum MerchantState
{
    /// <summary>A pilot: checks are answered as if nothing were held; what would have been answered is counted.</summary>
    Observing = 1,

    Live = 2,

    /// <summary>Stopped by the operator: its checks are refused and its reports do not count.</summary>
    Suspended = 3,

    Offboarded = 4,
}
