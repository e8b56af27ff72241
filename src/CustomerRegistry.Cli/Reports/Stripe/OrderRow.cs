namespace CustomerRegistry.Cli.Reports.Stripe;

/// <summary>What a shop knows of an order and its export may not: a line of ORDERS.csv.</summary>
/// <param name="Charge">Stripe's charge id; null where the order is known by its number only.</param>
/// <param name="Order">The order number printed for the buyer.</param>
/// <param name="EmailConfirmed">The customer showed that the address is theirs; null where the line does not say.</param>
/// <param name="Orders">Orders of this customer at the shop in the last twelve months.</param>
internal sealed record OrderRow(
    string? Charge,
    string? Order,
    string? Email,
    bool? EmailConfirmed,
    string? Country,
    uint? Orders,
    DateOnly? OrderedOn)
{
    public override string ToString() => "order row";
}
