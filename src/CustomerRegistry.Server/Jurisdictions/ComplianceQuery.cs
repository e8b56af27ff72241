namespace CustomerRegistry.Server.Jurisdictions;

/// <summary>One section that a query makes. Columns of whole numbers are counts, of broken ones figures about them.</summary>
/// <param name="Words">Columns whose numbers are members of a list.</param>
internal sealed record ComplianceQuery(
    string Name, string Title, string Note, string Sql, params (string Column, Func<short, string> Word)[] Words);
