using CustomerRegistry.Domain.Jurisdictions;

namespace CustomerRegistry.Domain.Reports;

/// <summary>
/// When what is held has had its time (design section 6). Nothing begins or ceases to count by these: a check compares days
/// itself; they say what a job may delete.
/// </summary>
public static class ReportRetentionRules
{
    /// <summary>An open report that nobody has updated in time is to be deleted; no tombstone, it may still be decided.</summary>
    /// <param name="kept">How long after its last update, from the policy in force.</param>
    public static bool IsAbandoned(ReportState state, DateTimeOffset updatedAt, Period kept, DateTimeOffset now) =>
        state == ReportState.Open && DraftValueRules.DayOf(now) > Deadlines.After(DraftValueRules.DayOf(updatedAt), kept);

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
}
