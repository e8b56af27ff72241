using CustomerRegistry.Identifiers;
using Google.Protobuf;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Client;

/// <summary>
/// What a shop knows its customer by, in clear. It never leaves this process: <see cref="Hash"/> makes what is sent. Leave
/// out what is not known. There is no place for names, card numbers or national identity numbers.
/// </summary>
public sealed record CustomerIdentifiers
{
    /// <summary>The e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>The customer showed that the address is theirs: signed in, or answered mail sent to it.</summary>
    public bool EmailConfirmed { get; init; }

    /// <summary>The phone number, with + and country code, or as dialled in <see cref="PhoneCountry"/>.</summary>
    public string? Phone { get; init; }

    /// <summary>ISO 3166-1 alpha-2 code of the country in which a number without + is dialled.</summary>
    public string? PhoneCountry { get; init; }

    /// <summary>The customer showed that the number is theirs.</summary>
    public bool PhoneConfirmed { get; init; }

    /// <summary>The delivery address.</summary>
    public CustomerPostalAddress? PostalAddress { get; init; }

    /// <summary>The payment account reference (PAR, EMVCo), 29 letters and digits; never a card number.</summary>
    public string? PaymentAccountReference { get; init; }

    /// <summary>
    /// Canonical forms and hashes. An identifier without canonical form is left out, with the reason, rather than failing
    /// the others: a mistyped phone number must not hide a good e-mail address.
    /// </summary>
    public HashedIdentifiers Hash()
    {
        var identifiers = new List<Wire.Identifier>(4);
        var leftOut = new List<CanonicalFormError>();

        void Add(Wire.IdentifierKind kind, bool confirmed, string? canonical, CanonicalFormError? error)
        {
            if (canonical is null)
            {
                leftOut.Add(error!);
                return;
            }

            identifiers.Add(new Wire.Identifier
            {
                Kind = kind,
                Confirmed = confirmed,
                Hash = UnsafeByteOperations.UnsafeWrap(IdentifierHash.Of(canonical).ToBytes()),
            });
        }

        if (!string.IsNullOrWhiteSpace(Email))
        {
            EmailCanonicalForm.TryCreate(Email, out var email, out var error);
            Add(Wire.IdentifierKind.Email, EmailConfirmed, email, error);
        }

        if (!string.IsNullOrWhiteSpace(Phone))
        {
            PhoneCanonicalForm.TryCreate(Phone, PhoneCountry, out var phone, out var error);
            Add(Wire.IdentifierKind.Phone, PhoneConfirmed, phone, error);
        }

        if (!string.IsNullOrWhiteSpace(PaymentAccountReference))
        {
            PaymentAccountReferenceCanonicalForm.TryCreate(PaymentAccountReference, out var reference, out var error);
            Add(Wire.IdentifierKind.PaymentAccountReference, confirmed: false, reference, error);
        }

        if (PostalAddress is { } at)
        {
            PostalAddressCanonicalForm.TryCreate(at.Country, at.PostalCode, at.HouseNumber, at.Street, out var address, out var error);
            Add(Wire.IdentifierKind.PostalAddress, confirmed: false, address, error);
        }

        return new HashedIdentifiers(identifiers, leftOut);
    }

    /// <summary>Shows nothing of the customer, so that it may end up in a log.</summary>
    public override string ToString() => "customer identifiers";
}

/// <summary>A postal address as far as it is an identifier; floor, flat, city and names are left out on purpose.</summary>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="PostalCode">As printed on a letter.</param>
/// <param name="HouseNumber">Number with its letter, or the name of a house without number.</param>
/// <param name="Street">Without the house number.</param>
public sealed record CustomerPostalAddress(string Country, string PostalCode, string HouseNumber, string Street)
{
    /// <summary>Shows nothing of the customer, so that it may end up in a log.</summary>
    public override string ToString() => "customer postal address";
}

/// <summary>What is sent of a customer's identifiers.</summary>
/// <param name="Identifiers">Kind, confirmation and SHA-256 of the canonical form.</param>
/// <param name="LeftOut">Why what was given could not be used; holds no identifier.</param>
public sealed record HashedIdentifiers(IReadOnlyList<Wire.Identifier> Identifiers, IReadOnlyList<CanonicalFormError> LeftOut);
