namespace CustomerRegistry.Domain.Reports;

/// <summary>Whose reason code it is. Numbers are those of the proto enum <c>CardNetwork</c>; never reused.</summary>
public enum CardNetwork
{
    Visa = 1,
    Mastercard = 2,
    Amex = 3,
    Discover = 4,
}
