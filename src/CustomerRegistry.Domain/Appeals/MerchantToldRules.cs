using CustomerRegistry.Domain.Jurisdictions;

namespace CustomerRegistry.Domain.Appeals;

/// <summary>By when the reporting merchant must be told of a case (FCRA §611(a)(2): 5 business days), and whether it was.</summary>
public static class MerchantToldRules
{
    /// <summary>The last instant that is in time: the end of the n-th business day after the day of filing, UTC; null where the ruling has no such clock.</summary>
    /// <param name="holidays">Of the consumer's country.</param>
    public static DateTimeOffset? DueAt(AppealClock clock, DateTimeOffset filedAt, PublicHolidays holidays)
    {
        if (clock.MerchantToldBusinessDays == 0) return null;
        var day = Deadlines.MerchantToldBy(DateOnly.FromDateTime(filedAt.UtcDateTime), clock, holidays);
        // To the microsecond, which is what is stored.
        return new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddTicks(-TimeSpan.TicksPerMicrosecond);
    }

    /// <summary>By its own deadline alone, so that a merchant told late stays one told late.</summary>
    public static bool IsMissed(DateTimeOffset? dueAt, DateTimeOffset? toldAt, DateTimeOffset now) =>
        dueAt is { } due && (toldAt ?? now) > due;
}
