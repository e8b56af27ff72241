namespace CustomerRegistry.Domain.Identifiers;

/// <summary>
/// What a customer is known by at a shop. The number is the kind byte of the OPRF input and the proto enum number, so it
/// can never change. There is no kind for national identity numbers, card numbers or names.
/// </summary>
public enum IdentifierKind
{
    Email = 1,
    Phone = 2,
    PaymentAccountReference = 3,
    PostalAddress = 4,
}
