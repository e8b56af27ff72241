namespace CustomerRegistry.Domain.Appeals;

/// <summary>Who decides: a named person of the operator.</summary>
/// <param name="TiedOwners">Ultimate owners of merchants that this person works, or in the last two years worked, for.</param>
/// <param name="ReportsJudged">
/// Reports whose evidence document this person accepted, or whose earlier case this person decided: nobody reviews their own judgement.
/// </param>
public sealed record Reviewer(Guid PersonId, IReadOnlySet<Guid> TiedOwners, IReadOnlySet<Guid> ReportsJudged);
