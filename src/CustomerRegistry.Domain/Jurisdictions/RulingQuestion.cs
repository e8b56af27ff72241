using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>One country of a question with the file that answers for it (UNKNOWN where it has none).</summary>
internal sealed record Party(Country Country, JurisdictionPolicy Policy);

/// <summary>
/// Everything a key may look at. The parties stand in the order reporter, consumer, operator, checker: where two files are
/// equally strict, the first is named as the origin.
/// </summary>
/// <param name="Handlers">Countries of those who handle the data: reporter, operator, checker.</param>
/// <param name="Consumer">The consumer's party; null for a question about a checker alone.</param>
internal sealed record RulingQuestion(
    IReadOnlyList<Party> Parties,
    IReadOnlyList<Country> Handlers,
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
    /// Whether this party's law lets data go to everybody who handles it. Question and answer of a check are both transfers,
    /// so every pair counts in both directions. Nothing goes to the consumer's country, but its law counts.
    /// </summary>
    public bool MayTransfer(IReadOnlyList<string> destinations, Party from) => Handlers.All(to =>
        (to == from.Country.Whole && !to.IsUnknown)
        || destinations.Contains(PolicyKeys.AnyCountry)
        || (destinations.Contains(PolicyKeys.EeaCountries) && EuropeanEconomicArea.Contains(to))
        || destinations.Contains(to.ToString()));
}
