namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>A section of what an authority asks for: figures that hold no identifier, hash or id of a person.</summary>
/// <param name="Name">A file name without ending.</param>
/// <param name="Note">What is counted, from where, and what is not.</param>
public sealed record ComplianceTable(
    string Name, string Title, string Note, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
