namespace CustomerRegistry.Cli.Risk.Simulation;

/// <summary>One simulated customer.</summary>
/// <param name="OrdersPerYear">While being a customer, outside any span.</param>
/// <param name="Active">When they are a customer at all.</param>
/// <param name="Span">Of claims, or of lost parcels, by kind; null for the others.</param>
/// <param name="ClaimPerOrder">Share of orders within the span that end in an unfounded claim.</param>
/// <param name="OnlyMerchant">Where all orders of the span go; null where they go anywhere.</param>
internal sealed record Person(
    int Number, PersonKind Kind, double OrdersPerYear, Span Active, Span? Span, double ClaimPerOrder, int[] Favourites, int? OnlyMerchant)
{
    public bool ClaimsAt(double at) => Kind.Claims() && Span!.Value.Holds(at);

    public bool IsUnluckyAt(double at) => Kind == PersonKind.Unlucky && Span!.Value.Holds(at);
}
