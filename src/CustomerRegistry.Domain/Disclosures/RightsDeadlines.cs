using CustomerRegistry.Domain.Jurisdictions;

namespace CustomerRegistry.Domain.Disclosures;

/// <summary>
/// The deadlines of a request, counted from the instant of filing, in UTC. Months are calendar months: where the month has
/// no such day its last day counts (Regulation 1182/71 art. 3(2)(c)). A deadline on a holiday is not moved on: that would
/// only make the person wait longer.
/// </summary>
public static class RightsDeadlines
{
    /// <summary>The last instant for the answer.</summary>
    /// <exception cref="ArgumentException">The ruling has no period: the policy's parser lets none through.</exception>
    public static DateTimeOffset Answer(DateTimeOffset filedAt, Period answer) => answer == Period.None
        ? throw new ArgumentException("A request's clock has a period.", nameof(answer))
        : After(filedAt, answer);

    /// <summary>
    /// The last instant for the answer once it was extended. Months are added together before they are counted: one month
    /// and two more after 31 January is 30 April, not 28 April.
    /// </summary>
    public static DateTimeOffset ExtendedAnswer(DateTimeOffset filedAt, Period answer, Period extension) =>
        After(filedAt, new Period(answer.Months + extension.Months, answer.Days + extension.Days));

    private static DateTimeOffset After(DateTimeOffset filedAt, Period period) =>
        filedAt.ToUniversalTime().AddMonths(period.Months).AddDays(period.Days);
}
