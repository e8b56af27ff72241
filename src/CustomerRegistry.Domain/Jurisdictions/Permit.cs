using System.Globalization;
using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>What a permit may open.</summary>
public enum PermitScope
{
    /// <summary>Sharing among merchants, where the country's file has <c>permit_needed</c>.</summary>
    Sharing = 1,

    /// <summary>Offence data, where the country's file says <c>with_permit</c>.</summary>
    OffenceData = 2,
}

/// <summary>
/// An authority's permission, from the operator's configuration (<c>permits.json</c>). It opens exactly what it names, from
/// the first to the last day, and nothing that was already held own-only.
/// </summary>
/// <param name="Reference">The authority's reference; unique in the file.</param>
/// <param name="Authority">Who gave it.</param>
/// <param name="Country">The one country whose law it was given under.</param>
/// <param name="Opens">What it opens.</param>
/// <param name="Categories">For which categories.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidUntil">Last day, inclusive; there is no permit without an end.</param>
public sealed record Permit(
    string Reference,
    string Authority,
    Country Country,
    IReadOnlyList<PermitScope> Opens,
    IReadOnlyList<Category> Categories,
    DateOnly ValidFrom,
    DateOnly ValidUntil)
{
    /// <summary>The line on which it begins, for what is found wrong with it beside other files.</summary>
    internal int Line { get; init; } = 1;

    public bool Covers(Country country, PermitScope scope, Category category, DateOnly today) =>
        country == Country && !country.IsUnknown
        && today >= ValidFrom && today <= ValidUntil
        && Opens.Contains(scope) && Categories.Contains(category);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Reference} ({Authority}, {Country}, until {ValidUntil:yyyy-MM-dd})");
}
