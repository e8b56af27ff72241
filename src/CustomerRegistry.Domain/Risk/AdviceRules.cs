namespace CustomerRegistry.Domain.Risk;

/// <summary>What a shop is advised to do at a level, for a purpose.</summary>
public static class AdviceRules
{
    /// <summary>
    /// Up to MEDIUM a safeguard is enough, and it needs no person: it lets the order go on. Where the ruling requires a
    /// person, MEDIUM asks one before delivery is made harder; 3-D Secure stays a safeguard, since it only asks the buyer to
    /// confirm the payment and takes nothing away.
    /// </summary>
    public static Advice For(Purpose purpose, RiskLevel level, bool humanReviewRequired) => level switch
    {
        RiskLevel.None => Advice.Proceed,
        RiskLevel.Low => Advice.AddASafeguard,
        RiskLevel.Medium => purpose switch
        {
            Purpose.DeliverySafeguard => humanReviewRequired ? Advice.AskAPerson : Advice.AddASafeguard,
            Purpose.PaymentAuthentication => Advice.AddASafeguard,
        },
        RiskLevel.High => Advice.AskAPerson,
    };

    /// <summary>The safeguards that fit a purpose, mildest first.</summary>
    public static IReadOnlyList<Safeguard> SafeguardsFor(Purpose purpose) => purpose switch
    {
        Purpose.DeliverySafeguard => [Safeguard.CodeOnDelivery, Safeguard.SignatureOnDelivery, Safeguard.PickUp],
        Purpose.PaymentAuthentication => [Safeguard.ThreeDSecure],
    };
}
