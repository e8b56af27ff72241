namespace CustomerRegistry.Domain.Reports;

/// <summary>What becomes of a report's listing rows.</summary>
public enum ListingChange
{
    /// <summary>There are none and none arise.</summary>
    None = 1,

    /// <summary>Rows arise: the outcome counts from now on, as far as notice and reply window allow.</summary>
    Arises = 2,

    /// <summary>There are rows; they take the new level, source and time.</summary>
    Changes = 3,

    /// <summary>The rows are deleted and their recipients told to stop using them.</summary>
    Removed = 4,
}
