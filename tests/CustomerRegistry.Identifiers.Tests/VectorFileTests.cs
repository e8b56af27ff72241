using System.Text.Json.Nodes;
using Xunit;

namespace CustomerRegistry.Identifiers.Tests;

public sealed class VectorFileTests
{
    private const string TestKeys = "test-keys.json";

    // Numbers and names of the proto enum IdentifierKind.
    private static readonly (byte Number, string Name) Email = (1, "IDENTIFIER_KIND_EMAIL");
    private static readonly (byte Number, string Name) Phone = (2, "IDENTIFIER_KIND_PHONE");
    private static readonly (byte Number, string Name) Account = (3, "IDENTIFIER_KIND_PAYMENT_ACCOUNT_REFERENCE");
    private static readonly (byte Number, string Name) Address = (4, "IDENTIFIER_KIND_POSTAL_ADDRESS");

    private sealed record Input(string? Email = null, string? Phone = null, string? DialledIn = null, string? PaymentAccountReference = null,
        string? Country = null, string? PostalCode = null, string? HouseNumber = null, string? Street = null);

    private static readonly ((byte Number, string Name) Kind, Input Input)[] Cases =
    [
        (Email, new(Email: "JANESaoirse@gmail.com")),
        (Email, new(Email: "Jane.Saoirse@gmail.com")),
        (Email, new(Email: "JaneSaoirse+Work@gmail.com")),
        (Email, new(Email: "Jane.Saoirse@example.com")),
        (Email, new(Email: "JaneSaoirse+Work@example.com")),
        (Email, new(Email: "  USER@example.com ")),
        (Email, new(Email: "ÆRØ@example.dk")),
        (Phone, new(Phone: "1 (234) 567-8901", DialledIn: "US")),
        (Phone, new(Phone: "(02) 1234 5678", DialledIn: "AU")),
        (Phone, new(Phone: "+44 (0)20 7946 0958")),
        (Phone, new(Phone: "32 12 34 56", DialledIn: "DK")),
        (Account, new(PaymentAccountReference: " v0010013816180398947326400396 ")),
        (Address, new(Country: "DK", PostalCode: "1620", HouseNumber: "12 B", Street: "Vesterbrogade")),
        (Address, new(Country: "GB", PostalCode: "SW1A 2AA", HouseNumber: "10", Street: "Downing St.")),
        (Address, new(Country: "SE", PostalCode: "114 55", HouseNumber: "3", Street: "Åsögatan")),
        (Address, new(Country: "DE", PostalCode: "10115", HouseNumber: "5", Street: "Große Straße")),
        (Address, new(Country: "GR", PostalCode: "104 31", HouseNumber: "7", Street: "Οδός")),
        (Address, new(Country: "JP", PostalCode: "１００", HouseNumber: "１", Street: "ｱ通り")),
    ];

    private static readonly string[] OrderReferences = ["#2026-00417", " 2026 00417", "ord_ab12", "Ｎｏ．①２", "bestelling-één"];

    [Fact]
    public void Canonical_forms_and_hashes_are_the_published_ones() => VectorFiles.AssertIs("canonical-forms.json", new
    {
        About = "Canonical forms and identifier hashes (SHA-256 of the canonical form in UTF-8, base64). Version 1.",
        Identifiers = Cases.Select(one => new
        {
            Kind = one.Kind.Name,
            one.Input,
            Canonical = CanonicalOf(one.Input),
            Hash = Convert.ToBase64String(IdentifierHash.Of(CanonicalOf(one.Input)).ToBytes()),
        }),
        OrderReferences = OrderReferences.Select(text => new
        {
            Input = text,
            Canonical = OrderReference.TryCreate(text, out var canonical, out var error) ? canonical : throw new InvalidOperationException(error.WhatToChange),
        }),
    });

    [Fact]
    public void Tokens_under_the_published_test_key_are_the_published_ones()
    {
        var keys = JsonNode.Parse(VectorFiles.Read(TestKeys))!["epochs"]!.AsArray().Select(node => (
            Epoch: (int)node!["epoch"]!,
            A: Convert.FromBase64String((string)node["a"]!)));

        VectorFiles.AssertIs("subject-tokens.json", new
        {
            About = "Subject tokens of test mode: OPRF (RFC 9497, VOPRF, ristretto255-SHA512) over kind number || hash under key a of test-keys.json.",
            Tokens = keys.SelectMany(key => Cases.DistinctBy(one => CanonicalOf(one.Input)).Select(one => new
            {
                key.Epoch,
                Kind = one.Kind.Name,
                KindNumber = (int)one.Kind.Number,
                Hash = Convert.ToBase64String(IdentifierHash.Of(CanonicalOf(one.Input)).ToBytes()),
                Token = Convert.ToBase64String(TokenOf(key.A, one.Kind.Number, CanonicalOf(one.Input))),
            })),
        });
    }

    private static string CanonicalOf(Input input)
    {
        var formed = input switch
        {
            { Email: { } email } => EmailCanonicalForm.TryCreate(email, out var form, out _) ? form : null,
            { Phone: { } phone } => PhoneCanonicalForm.TryCreate(phone, input.DialledIn, out var form, out _) ? form : null,
            { PaymentAccountReference: { } par } => PaymentAccountReferenceCanonicalForm.TryCreate(par, out var form, out _) ? form : null,
            _ => PostalAddressCanonicalForm.TryCreate(input.Country, input.PostalCode, input.HouseNumber, input.Street, out var form, out _) ? form : null,
        };
        return formed ?? throw new InvalidOperationException("A case of this table has no canonical form.");
    }

    private static byte[] TokenOf(byte[] secretKey, byte kind, string canonical)
    {
        var output = new byte[Oprf.OutputLength];
        Assert.True(Oprf.TryEvaluate(secretKey, SubjectTokenInput.Create(kind, IdentifierHash.Of(canonical)), output));
        return output;
    }
}
