namespace CustomerRegistry.Domain.Reports;

/// <summary>
/// When what is held has had its time (design section 6). Nothing begins or ceases to count by these: a check compares days
/// itself; they say what a job may delete.
/// </summary>
public static class ReportRetentionRules
{
    /// <summary>A report at E0 to E2 is deleted this many days after its last update; no tombstone, it may still be decided.</summary>
    public const int OpenReportDays = 180;

    /// <summary>What a provider says of a dispute that nobody reports is kept this many days: reference, outcome and time only.</summary>
    public const int UnreportedDisputeDays = 180;

    /// <summary>An open report that nobody has updated in time is to be deleted.</summary>
    public static bool IsAbandoned(ReportState state, DateTimeOffset updatedAt, DateTimeOffset now) =>
        state == ReportState.Open && now > updatedAt.AddDays(OpenReportDays);

    /// <summary>A report past its last day (UTC; the last day itself still counts) becomes Expired: keys and listings go.</summary>
    /// <param name="lastDay">From the admission ruling: the day it opened plus retention.</param>
    public static bool IsExpired(ReportState state, DateOnly lastDay, DateTimeOffset now) => state switch
    {
        ReportState.Open or ReportState.Listed => DraftValueRules.DayOf(now) > lastDay,
        ReportState.CustomerRight or ReportState.Withdrawn or ReportState.Overturned or ReportState.Expired => false,
    };

    /// <summary>A report that the policy in force refuses or keeps apart has had its 30 days (UTC; on the day itself it stays).</summary>
    /// <param name="deleteOn">From the change of policy; null where none concerns it.</param>
    public static bool IsPolicyDue(DateOnly? deleteOn, DateTimeOffset now) => DraftValueRules.DayOf(now) > deleteOn;

    /// <summary>A provider's word about a dispute that still has no report is to be deleted.</summary>
    public static bool IsUnreported(DateTimeOffset lastHeardAt, DateTimeOffset now) => now > lastHeardAt.AddDays(UnreportedDisputeDays);
}
