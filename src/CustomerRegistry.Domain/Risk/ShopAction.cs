namespace CustomerRegistry.Domain.Risk;

/// <summary>What the shop did with the answer to a check. Numbers are those of the proto enum.</summary>
public enum ShopAction
{
    Proceeded = 1,
    SafeguardAdded = 2,
    OptionNotOffered = 3,
    OrderNotAccepted = 4,
}
