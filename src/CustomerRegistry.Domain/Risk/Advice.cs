namespace CustomerRegistry.Domain.Risk;

/// <summary>
/// What the shop may do. There is nothing stronger than asking a person: a score that decides alone is unlawful in the EU
/// (GDPR art. 22; Court of Justice C-634/21). Numbers are those of the proto enum <c>Advice</c>.
/// </summary>
public enum Advice
{
    Proceed = 1,

    /// <summary>3-D Secure, code or signature on delivery, pick-up: see <see cref="AdviceRules.SafeguardsFor"/>.</summary>
    AddASafeguard = 2,
    AskAPerson = 3,
}

/// <summary>A step that lets the order go on.</summary>
public enum Safeguard
{
    ThreeDSecure = 1,
    CodeOnDelivery = 2,
    SignatureOnDelivery = 3,
    PickUp = 4,
}
