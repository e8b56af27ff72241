namespace CustomerRegistry.Domain.Merchants;

/// <summary>What the operator may decide about a merchant.</summary>
public enum MerchantEvent
{
    /// <summary>Ends the pilot, or a suspension.</summary>
    GoLive = 1,
    Suspend = 2,
    Offboard = 3,
}
