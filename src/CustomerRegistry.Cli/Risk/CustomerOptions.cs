using System.CommandLine;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.Client;

namespace CustomerRegistry.Cli.Risk;

/// <summary>The options by which a verb is told, in clear, what a customer is known by. They are hashed on this side.</summary>
internal sealed class CustomerOptions
{
    private readonly Option<string?> _email = Words.Text("--email", "The customer's e-mail address");
    private readonly Option<bool> _emailConfirmed = new("--email-confirmed") { Description = "They showed that it is theirs: signed in, or answered mail" };
    private readonly Option<string?> _phone = Words.Text("--phone", "Their phone number, with + or with --phone-country");
    private readonly Option<string?> _phoneCountry = Words.Country("--phone-country", "Where a number without + is dialled");
    private readonly Option<string?> _reference = Words.Text("--par", "Their payment account reference, 29 letters and digits; never a card number");
    private readonly Option<string?> _country = Words.Country("--address-country", "Their postal address: its country");
    private readonly Option<string?> _postalCode = Words.Text("--postal-code", "Its postal code");
    private readonly Option<string?> _house = Words.Text("--house", "Its house number, or the house's name");
    private readonly Option<string?> _street = Words.Text("--street", "Its street, without the house number");

    public IEnumerable<Option> All =>
        [_email, _emailConfirmed, _phone, _phoneCountry, _reference, _country, _postalCode, _house, _street];

    public CustomerIdentifiers Read(Session session)
    {
        string?[] address = [session.Get(_country), session.Get(_postalCode), session.Get(_house), session.Get(_street)];
        return new CustomerIdentifiers
        {
            Email = session.Get(_email),
            EmailConfirmed = session.Get(_emailConfirmed),
            Phone = session.Get(_phone),
            PhoneCountry = session.Get(_phoneCountry),
            PaymentAccountReference = session.Get(_reference),
            PostalAddress = address.All(part => part is null)
                ? null
                : new CustomerPostalAddress(address[0] ?? "", address[1] ?? "", address[2] ?? "", address[3] ?? ""),
        };
    }
}
