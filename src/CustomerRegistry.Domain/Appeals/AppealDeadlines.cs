using CustomerRegistry.Domain.Jurisdictions;

namespace CustomerRegistry.Domain.Appeals;

/// <summary>
/// The deadlines of a case, counted from the instant of filing, in UTC. Months are calendar months by
/// <see cref="DateTimeOffset.AddMonths"/>: where the month has no such day its last day counts (31 January plus one month
/// is 28 or 29 February), as Regulation 1182/71 art. 3(2)(c) has it. A deadline on a holiday is not moved on: that would
/// only make the consumer wait longer.
/// </summary>
internal static class AppealDeadlines
{
    /// <summary>The last instant for the decision.</summary>
    /// <exception cref="ArgumentException">Not exactly one of months and days is set: the policy's parser lets none through.</exception>
    public static DateTimeOffset Decision(AppealClock clock, DateTimeOffset filedAt) => (clock.AnswerMonths, clock.AnswerDays) switch
    {
        ( > 0, 0) => filedAt.ToUniversalTime().AddMonths(clock.AnswerMonths),
        (0, > 0) => filedAt.ToUniversalTime().AddDays(clock.AnswerDays),
        _ => throw new ArgumentException("An appeal's clock has either months or days.", nameof(clock)),
    };

    /// <summary>The last instant for the merchant's answer: never after the decision is due, whatever the policy says.</summary>
    public static DateTimeOffset MerchantAnswer(AppealClock clock, DateTimeOffset filedAt)
    {
        var answer = filedAt.ToUniversalTime().AddDays(clock.MerchantAnswerDays);
        var decision = Decision(clock, filedAt);
        return answer < decision ? answer : decision;
    }
}
