namespace CustomerRegistry.Domain.Merchants;

/// <summary>
/// What an operator is asked to look at: a question about a merchant, not an answer. Numbers are those of the proto enum
/// <c>ConductFlag</c>.
/// </summary>
public enum ConductFlag
{
    /// <summary>Reports about people whom, as far as the registry can know, the merchant neither checked nor sold to.</summary>
    UnknownCustomers = 1,

    /// <summary>Many more reports in one week than the merchant's own usual.</summary>
    Burst = 2,

    /// <summary>Most reports follow a disclosure of another owner's report about the same customer.</summary>
    CopiesOthers = 3,

    /// <summary>Most reports that no provider confirmed are about buyers who had complained or returned.</summary>
    ReportsMostComplainants = 4,
}

/// <summary>A flag with its figures: <paramref name="Count"/> of <paramref name="Of"/>.</summary>
/// <param name="Of">All reports it is measured against; for a burst the usual week, rounded up.</param>
public sealed record RaisedFlag(ConductFlag Flag, int Count, int Of)
{
    /// <summary>More than an operator has seen, and not only because there is more of everything.</summary>
    public bool IsWorseThan(RaisedFlag seen) => Count > seen.Count && (long)Count * seen.Of >= (long)seen.Count * Of;
}
