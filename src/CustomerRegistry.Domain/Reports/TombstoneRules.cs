namespace CustomerRegistry.Domain.Reports;

/// <summary>Tombstones: merchant and order reference of a report that may not come back (design section 2).</summary>
public static class TombstoneRules
{
    /// <summary>
    /// How the order stands after another report of it ended. Only <see cref="ReportState.CustomerRight"/> allows a certified
    /// reinsertion, so it never replaces a final end: else a merchant could undo a withdrawal or an overturning with an E-.
    /// </summary>
    /// <param name="standing">The tombstone there is; null where there is none.</param>
    /// <param name="endedAs">CustomerRight, Withdrawn, Overturned or Expired.</param>
    /// <exception cref="ArgumentException">The report has not ended.</exception>
    public static ReportState After(ReportState? standing, ReportState endedAs)
    {
        if (endedAs is ReportState.Open or ReportState.Listed) throw new ArgumentException("The report has not ended.", nameof(endedAs));
        return standing is { } already && OutcomeRules.IsFinal(already) ? already : endedAs;
    }
}
