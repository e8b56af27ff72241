using CustomerRegistry.Domain.Jurisdictions;

namespace CustomerRegistry.Domain.Risk;

/// <summary>What a check is answered with.</summary>
/// <param name="Flags">The checker's own where nothing is disclosed, else the strictest over all that is.</param>
/// <param name="Disclosed">The listings that take part: what the record must name. Empty: nothing is disclosed.</param>
/// <param name="Own">One listing per report of the checker's own that comes back apart, by report id.</param>
public sealed record CheckAnswer(
    Assessment Assessment,
    JurisdictionFlags Flags,
    IReadOnlyList<Listing> Disclosed,
    IReadOnlyList<Listing> Own)
{
    /// <summary>What was assessed.</summary>
    public required AssessmentFacts Facts { get; init; }

    /// <summary>The last day on which each report of <see cref="Facts"/> may count for this checker.</summary>
    public required IReadOnlyDictionary<Guid, DateOnly> LastDays { get; init; }

    public bool Discloses => Disclosed.Count > 0;
}
