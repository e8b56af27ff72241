using System.CommandLine;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.Identifiers;

namespace CustomerRegistry.Cli.Identifiers;

/// <summary>Shows what a shop's own hashing must give; asks no server.</summary>
internal static class IdentifiersCommand
{
    public static Command Create(Verbs verbs) => Verbs.Group("identifiers", "Canonical forms and hashes, without a server.", Hash(verbs));

    private static Command Hash(Verbs verbs)
    {
        var email = Words.Text("--email", "An e-mail address");
        var phone = Words.Text("--phone", "A phone number, with + or with --phone-country");
        var phoneCountry = Words.Country("--phone-country", "Where a number without + is dialled");
        var reference = Words.Text("--par", "A payment account reference, 29 letters and digits; never a card number");
        var country = Words.Country("--country", "A postal address: its country");
        var postalCode = Words.Text("--postal-code", "Its postal code");
        var house = Words.Text("--house", "Its house number, or the house's name");
        var street = Words.Text("--street", "Its street, without the house number");
        return verbs.Verb(
            "hash",
            "The canonical form and the hash of an e-mail address, a phone number, a postal address or a payment account reference.",
            [email, phone, phoneCountry, reference, country, postalCode, house, street],
            (session, _) =>
            {
                var hashed = new List<HashedForm>();
                if (session.Get(email) is { } address)
                    hashed.Add(HashedForm.Of("EMAIL", EmailCanonicalForm.TryCreate(address, out var canonical, out var error), canonical, error));
                if (session.Get(phone) is { } number)
                    hashed.Add(HashedForm.Of("PHONE", PhoneCanonicalForm.TryCreate(number, session.Get(phoneCountry), out var canonical, out var error), canonical, error));
                if (session.Get(reference) is { } par)
                    hashed.Add(HashedForm.Of("PAYMENT_ACCOUNT_REFERENCE", PaymentAccountReferenceCanonicalForm.TryCreate(par, out var canonical, out var error), canonical, error));
                if (session.Get(country) is not null || session.Get(postalCode) is not null || session.Get(house) is not null || session.Get(street) is not null)
                {
                    var made = PostalAddressCanonicalForm.TryCreate(
                        session.Get(country), session.Get(postalCode), session.Get(house), session.Get(street), out var canonical, out var error);
                    hashed.Add(HashedForm.Of("POSTAL_ADDRESS", made, canonical, error));
                }

                if (hashed.Count == 0)
                    throw new UsageException("Give --email, --phone, --par, or an address by --country, --postal-code, --house and --street.");
                return Task.FromResult(session.Answer(new { Identifiers = hashed }, page =>
                {
                    foreach (var each in hashed)
                    {
                        page.Heading(each.Kind);
                        page.Facts(("canonical form", each.CanonicalForm), ("SHA-256, hex", each.Sha256Hex), ("SHA-256, base64", each.Sha256Base64));
                    }
                }));
            });
    }

    private sealed record HashedForm(string Kind, string CanonicalForm, string Sha256Hex, string Sha256Base64)
    {
        public static HashedForm Of(string kind, bool made, string? canonical, CanonicalFormError? error)
        {
            if (!made) throw new UsageException(error!.WhatToChange);
            var hash = IdentifierHash.Of(canonical!).ToBytes();
            return new HashedForm(kind, canonical!, Convert.ToHexStringLower(hash), Convert.ToBase64String(hash));
        }
    }
}
