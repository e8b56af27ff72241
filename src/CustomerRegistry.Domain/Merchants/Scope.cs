namespace CustomerRegistry.Domain.Merchants;

/// <summary>What an API key of a merchant may do. Numbers are those of the proto enum <c>Scope</c>.</summary>
public enum Scope
{
    Check = 1,
    Report = 2,
    Appeals = 3,
    Disclosures = 4,
    Identifiers = 5,

    /// <summary>The merchant's sandbox; test keys only.</summary>
    Sandbox = 6,
}
