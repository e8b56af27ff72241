namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>
/// Calendar arithmetic of periods. The day of the event is not counted (Regulation 1182/71 art. 3(1)). A period that ends
/// on a Saturday, Sunday or holiday is not moved to the next working day (art. 3(4) would allow it): every period here
/// binds the registry or its merchants, so ending early harms nobody. Business days are Monday to Friday but the public
/// holidays of the consumer's country. A day is a UTC day for everybody, wherever they live: so one instant has one day in
/// every record, and a request made late in the evening west of Greenwich is counted from the day after.
/// </summary>
public static class Deadlines
{
    /// <summary>
    /// The same day of the month, or its last day where that month is shorter (art. 3(2)(c)): one month after 31 January is
    /// 28 or 29 February.
    /// </summary>
    /// <param name="months">0 or more.</param>
    public static DateOnly AfterMonths(DateOnly day, int months)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(months);
        return day.AddMonths(months);
    }

    /// <param name="days">Calendar days, 0 or more.</param>
    public static DateOnly AfterDays(DateOnly day, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        return day.AddDays(days);
    }

    /// <summary>The n-th business day after the day; one that starts on a weekend or holiday counts from the next as the first.</summary>
    /// <param name="days">Business days, 0 or more.</param>
    /// <param name="holidays">Of the consumer's country: <see cref="PolicyBook.HolidaysOf"/>.</param>
    public static DateOnly AfterBusinessDays(DateOnly day, int days, PublicHolidays holidays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        ArgumentNullException.ThrowIfNull(holidays);
        for (var left = days; left > 0;)
        {
            day = day.AddDays(1);
            if (holidays.IsBusinessDay(day)) left--;
        }

        return day;
    }

    public static DateOnly After(DateOnly day, Period period) => AfterDays(AfterMonths(day, period.Months), period.Days);

    /// <summary>The last day for the decision, without an extension.</summary>
    public static DateOnly AnswerDue(DateOnly filed, AppealClock clock) =>
        After(filed, new Period(clock.AnswerMonths, clock.AnswerDays));

    /// <summary>
    /// The last day for the decision once it was extended. Months are added together before they are counted: one month
    /// and two more after 31 January is 30 April, not 28 April.
    /// </summary>
    public static DateOnly ExtendedAnswerDue(DateOnly filed, AppealClock clock) =>
        After(filed, new Period(clock.AnswerMonths + clock.ExtensionMonths, clock.AnswerDays + clock.ExtensionDays));

    public static DateOnly MerchantAnswerDue(DateOnly filed, AppealClock clock) => AfterDays(filed, clock.MerchantAnswerDays);

    public static DateOnly MerchantToldBy(DateOnly filed, AppealClock clock, PublicHolidays holidays) =>
        AfterBusinessDays(filed, clock.MerchantToldBusinessDays, holidays);
}
