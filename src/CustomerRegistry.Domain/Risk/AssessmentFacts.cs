namespace CustomerRegistry.Domain.Risk;

/// <summary>What an assessment looks at beside the model and the day.</summary>
/// <param name="Reports">Only reports that count (<see cref="AssessedReport.Of"/>); their order does not matter.</param>
/// <param name="OrdersOfOwner">
/// Orders of this customer in the last twelve months known to have gone well, per ultimate owner, from each merchant's
/// newest statement. Null or absent: not known, and the model's assumption holds. Below 0 counts as 0.
/// </param>
/// <param name="StandingPerMille">Standing per merchant, 0 to 1000; absent: the model's assumed rate.</param>
public sealed record AssessmentFacts(
    IReadOnlyList<AssessedReport> Reports,
    IReadOnlyDictionary<Guid, int?> OrdersOfOwner,
    IReadOnlyDictionary<Guid, int> StandingPerMille);
