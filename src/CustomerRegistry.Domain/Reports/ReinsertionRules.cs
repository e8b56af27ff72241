using CustomerRegistry.Domain.Jurisdictions;

namespace CustomerRegistry.Domain.Reports;

/// <summary>What an entry that comes back after it was deleted for the customer owes them (FCRA §611(a)(5)(B)).</summary>
public static class ReinsertionRules
{
    /// <summary>
    /// By when the person must be told: the end of the n-th business day, UTC, never later than the first notice is due
    /// anyway. Without a notice by then the report is deleted.
    /// </summary>
    /// <param name="businessDays">0 where the law names none.</param>
    /// <param name="holidays">Of the consumer's country.</param>
    public static DateTimeOffset NoticeDueAt(
        DateTimeOffset reinsertedAt, int businessDays, DateTimeOffset firstNoticeDueAt, PublicHolidays holidays)
    {
        if (businessDays == 0) return firstNoticeDueAt;
        var day = Deadlines.AfterBusinessDays(DateOnly.FromDateTime(reinsertedAt.UtcDateTime), businessDays, holidays);
        var due = new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddTicks(-TimeSpan.TicksPerMicrosecond);
        return firstNoticeDueAt < due ? firstNoticeDueAt : due;
    }
}
