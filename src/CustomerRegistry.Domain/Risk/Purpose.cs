namespace CustomerRegistry.Domain.Risk;

/// <summary>
/// What an answer may be used for: a closed list. It may not be used to grant credit or invoice, or to take card payment
/// away. Numbers are those of the proto enum <c>Purpose</c>.
/// </summary>
public enum Purpose
{
    DeliverySafeguard = 1,
    PaymentAuthentication = 2,
}
