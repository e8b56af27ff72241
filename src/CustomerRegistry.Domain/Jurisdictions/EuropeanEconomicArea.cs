namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>
/// The EU's 27 members with Iceland, Liechtenstein and Norway. Membership is a treaty's fact and not policy; it only names
/// the group <c>EEA</c> in the key <c>transfers</c>.
/// </summary>
public static class EuropeanEconomicArea
{
    private static readonly HashSet<Country> Members =
    [
        .. "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK".Split(' ').Select(Country.Parse),
    ];

    public static bool Contains(Country country) => Members.Contains(country);
}
