using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Domain.Reports;

/// <summary>
/// The values of a draft, before anything that is held is looked at: these refusals stand in the way of every submission,
/// also of one that favours the customer. Days are UTC days.
/// </summary>
internal static class DraftValueRules
{
    /// <summary>The largest amount in minor units (types.proto, Money).</summary>
    public const long LargestAmount = 1_000_000_000_000;

    /// <summary>The largest number of orders in twelve months (reports.proto).</summary>
    public const long MostOrders = 100_000;

    /// <summary>A provider's clock may be this far ahead of the server's; our choice.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    public static Refusal? Refuse(ReportDraft draft, DateTimeOffset now)
    {
        var today = DayOf(now);
        if (draft.ConsumerCountry.IsUnknown)
        {
            return new(RefusalReason.CountryUnknown, "The consumer's country is needed, as a two-letter ISO 3166-1 code or a subdivision such as US-CA.", "report.consumer_country");
        }

        if (draft.Identifiers.Count is < 1 or > 8)
        {
            return new(RefusalReason.IdentifierCount, "A report has 1 to 8 identifiers of one customer.", "report.identifiers");
        }

        // Notice and confirmation go by the confirmed address, so there can be no doubt whose it is.
        if (draft.Level != EvidenceLevel.CustomerRight
            && draft.Identifiers.Count(x => x is { Kind: IdentifierKind.Email, Confirmed: true }) > 1)
        {
            return new(
                RefusalReason.IdentifierCount,
                "A report has at most one confirmed e-mail address: send the others as not confirmed.",
                "report.identifiers");
        }

        // It is the natural key without a provider, and what a tombstone holds with one.
        if (!draft.HasOrderReference)
        {
            return new(RefusalReason.FieldRequired, "The order number printed for the buyer is needed.", "report.order_reference");
        }

        return RefuseDates(draft, today, now) ?? RefuseNumbers(draft);
    }

    public static DateOnly DayOf(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime);

    public static Refusal? RefuseFuture(DateTimeOffset outcomeAt, DateTimeOffset now, string field) =>
        outcomeAt > now + ClockTolerance ? Future(field) : null;

    private static Refusal? RefuseDates(ReportDraft draft, DateOnly today, DateTimeOffset now)
    {
        if (draft.OpenedOn > today) return Future("report.opened_on");
        if (draft.OrderedOn > today) return Future("report.ordered_on");
        if (draft.FinalAnswerOn > today) return Future("report.final_answer_on");
        if (RefuseFuture(draft.OutcomeAt, now, "report.outcome_at") is { } future) return future;
        if (draft.OrderedOn > draft.OpenedOn)
        {
            return new(RefusalReason.FieldOutOfRange, "A dispute cannot open before the day of its order.", "report.ordered_on");
        }

        // One day of play: opened_on is the provider's or the shop's local day, outcome_at an instant.
        return DayOf(draft.OutcomeAt).AddDays(1) < draft.OpenedOn
            ? new(RefusalReason.FieldOutOfRange, "An outcome cannot be earlier than the day the dispute opened.", "report.outcome_at")
            : null;
    }

    private static Refusal? RefuseNumbers(ReportDraft draft)
    {
        if (draft.AmountMinorUnits < 0)
        {
            return new(RefusalReason.AmountNegative, "The amount in dispute is 0 or more, in minor units.", "report.amount.minor_units");
        }

        if (draft.AmountMinorUnits > LargestAmount)
        {
            return new(RefusalReason.FieldOutOfRange, "The amount in dispute is at most 10^12 minor units.", "report.amount.minor_units");
        }

        if (draft.Currency.Length != 3 || !draft.Currency.All(char.IsAsciiLetterUpper))
        {
            return new(RefusalReason.FieldMalformed, "A currency is an ISO 4217 code: three upper-case letters.", "report.amount.currency");
        }

        return draft.OrdersLastYear is < 0 or > MostOrders
            ? new(RefusalReason.FieldOutOfRange, "The number of orders in twelve months is 0 to 100,000; leave it out where unknown.", "report.orders_last_year")
            : null;
    }

    private static Refusal Future(string field) =>
        new(RefusalReason.DateInFuture, "The date is in the future (UTC).", field);
}
