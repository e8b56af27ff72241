using System.Globalization;
using CustomerRegistry.Identifiers;
using CustomerRegistry.V1;
using Google.Protobuf;

namespace CustomerRegistry.Server.Tests.Risk;

/// <summary>Checks as a shop sends them.</summary>
internal static class TestChecks
{
    /// <summary>A check of an order placed today, under a reference that no other test uses.</summary>
    public static CheckRequest Of(RegistryFixture registry, params Identifier[] identifiers) => new()
    {
        Identifiers = { identifiers },
        Purpose = Purpose.DeliverySafeguard,
        OrderReference = $"O-{Guid.NewGuid():N}",
        OrderedOn = registry.Clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Stage = Stage.AfterOrder,
        IdentityConfirmed = true,
        NoticeVersion = "checkout-1-en",
        Language = "en",
    };

    public static Identifier PhoneOf(string number) => ByHash(IdentifierKind.Phone, number);

    public static Identifier AddressOf(string canonical) => ByHash(IdentifierKind.PostalAddress, canonical);

    public static string NewPhone() => string.Create(CultureInfo.InvariantCulture, $"+4479{Random.Shared.Next(10_000_000, 99_999_999)}");

    /// <summary>All of a reply but its random id.</summary>
    public static ByteString WithoutId(CheckResponse response)
    {
        var copy = response.Clone();
        copy.CheckId = "";
        return copy.ToByteString();
    }

    private static Identifier ByHash(IdentifierKind kind, string canonical) => new()
    {
        Kind = kind,
        Hash = ByteString.CopyFrom(IdentifierHash.Of(canonical).ToBytes()),
    };
}
