namespace CustomerRegistry.Server.Jurisdictions;

/// <summary>A bundle as it is stored, whether this version can read it or not.</summary>
/// <param name="UnreadableBecause">File, line and what is wrong; null where it can be read.</param>
internal sealed record StoredPolicy(
    string Hash, DateTimeOffset AppliedAt, string OperatorCountry, IReadOnlyDictionary<string, string> Files, string? UnreadableBecause);
