using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>One country of a question with the file that answers for it (UNKNOWN where it has none).</summary>
internal sealed record Party(Country Country, JurisdictionPolicy Policy);

/// <summary>
/// Everything a key may look at. The parties stand in the order reporter, consumer, operator, checker: where two files are
/// equally strict, the first is named as the origin.
/// </summary>
/// <param name="Consumer">The consumer's party; null for a question about a checker alone.</param>
internal sealed record RulingQuestion(
    IReadOnlyList<Party> Parties,
    Party? Consumer,
    Category Category,
    EvidenceLevel Evidence,
    EvidenceSource Source,
    DateOnly Today,
    IReadOnlyList<Permit> Permits)
{
    public bool HasPermit(Country country, PermitScope scope) =>
        Permits.Any(permit => permit.Covers(country, scope, Category, Today));

    /// <summary>
    /// Whether data may go from this party's country to each other country of the question. Question and answer of a
    /// check are both transfers, so every pair counts in both directions.
    /// </summary>
    public bool MayTransfer(IReadOnlyList<string> destinations, Party from) => Parties.All(to =>
        (to.Country == from.Country && !to.Country.IsUnknown)
        || destinations.Contains(PolicyKeys.AnyCountry)
        || (destinations.Contains(PolicyKeys.EeaCountries) && EuropeanEconomicArea.Contains(to.Country))
        || destinations.Contains(to.Country.ToString()));
}
