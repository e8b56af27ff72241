using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Domain.Identifiers;

/// <summary>One identifier of a report, as far as matching depends on it.</summary>
/// <param name="Confirmed">The reporter states that the customer was signed in with it, or answered mail sent to it.</param>
/// <param name="OrderedOn">The day of the order; where it is not known, the day the dispute opened.</param>
public readonly record struct MatchableIdentifier(IdentifierKind Kind, bool Confirmed, DateOnly OrderedOn);

/// <summary>
/// What is a match (design section 4.7). Families, flats and reassigned numbers share phones and addresses, and anybody
/// can type another's e-mail address at a checkout. So a confirmed e-mail address or a payment account reference matches
/// alone; a phone or an address only together with a second identifier of the same report, of another kind: two phones
/// or two addresses are still one household. An unconfirmed e-mail address may be that second one, never the only one.
/// </summary>
public static class IdentifierMatchRules
{
    /// <summary>Months from the order after which a phone no longer matches: by then the number may be another's.</summary>
    public const int PhoneMonths = 12;

    /// <summary>
    /// Whether a report is about the customer of a check. A report matched by several identifiers is one match; rows of
    /// one identifier under several epochs may all be passed.
    /// </summary>
    /// <param name="matched">Those identifiers of one report whose subject key the check found.</param>
    /// <param name="today">The day of the check, UTC.</param>
    public static bool Matches(ReadOnlySpan<MatchableIdentifier> matched, DateOnly today)
    {
        var kinds = 0;
        foreach (var identifier in matched)
        {
            if (StandsAlone(identifier)) return true;
            if (StillMatches(identifier, today)) kinds |= 1 << (int)identifier.Kind;
        }

        // What is left is phone, address and unconfirmed e-mail: any two kinds of them include a phone or an address.
        return int.PopCount(kinds) >= 2;
    }

    /// <summary>
    /// Refuses a report whose identifiers could never match, even all together: it would hold a person's data for nothing.
    /// </summary>
    /// <param name="identifiers">All identifiers of the report.</param>
    /// <param name="today">The day of the report, UTC.</param>
    /// <returns>Null where the report may go on.</returns>
    public static Refusal? RefuseUnmatchable(ReadOnlySpan<MatchableIdentifier> identifiers, DateOnly today) =>
        Matches(identifiers, today)
            ? null
            : new Refusal(
                RefusalReason.IdentifierNotAlone,
                "These identifiers cannot match a customer: give a confirmed e-mail address, a payment account reference, or a "
                + "phone number (of an order within 12 months) or postal address together with an identifier of another kind.",
                "report.identifiers");

    private static bool StandsAlone(MatchableIdentifier identifier) => identifier.Kind switch
    {
        IdentifierKind.Email => identifier.Confirmed,
        IdentifierKind.PaymentAccountReference => true,
        IdentifierKind.Phone or IdentifierKind.PostalAddress => false,
    };

    private static bool StillMatches(MatchableIdentifier identifier, DateOnly today) => identifier.Kind switch
    {
        IdentifierKind.Phone => today < identifier.OrderedOn.AddMonths(PhoneMonths),
        IdentifierKind.Email or IdentifierKind.PaymentAccountReference or IdentifierKind.PostalAddress => true,
    };
}
