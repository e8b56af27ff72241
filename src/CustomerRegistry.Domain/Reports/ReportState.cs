namespace CustomerRegistry.Domain.Reports;

/// <summary>
/// Where a report stands. Whether it is own-only is apart from it. Numbers are those of the proto enum <c>ReportState</c>.
/// </summary>
public enum ReportState
{
    /// <summary>E0 to E2: held with its keys, no listing; deleted 180 days after its last update.</summary>
    Open = 1,

    /// <summary>E3 or E4: there are listings, shared or own-only; whether they count is decided per check.</summary>
    Listed = 2,

    /// <summary>E-: keys and listings are deleted. Only a certified reinsertion may follow.</summary>
    CustomerRight = 3,

    /// <summary>Withdrawn by its merchant. Final.</summary>
    Withdrawn = 4,

    /// <summary>Overturned on appeal. Final.</summary>
    Overturned = 5,

    /// <summary>Past its last day. Final.</summary>
    Expired = 6,
}
