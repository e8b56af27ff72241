namespace CustomerRegistry.Domain.Risk;

/// <summary>When two disclosures are one, and what a disclosure binds (design section 8).</summary>
public static class DisclosureRules
{
    /// <summary>A disclosure binds its order reference to its customer for this many days.</summary>
    public const int BindingDays = 90;

    /// <summary>A retried call within this time is not a second look-up.</summary>
    public static readonly TimeSpan RepeatWithin = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Whether a disclosure of one merchant, order and subject is the same as an earlier one of the same three. Exactly 10
    /// minutes later is a new one; it is measured from the recorded one, so that repeats do not prolong it.
    /// </summary>
    /// <param name="recordedAt">When the newest recorded one was; null where there is none.</param>
    /// <param name="now">Clocks of two replicas may differ a little: an earlier now is a repeat too.</param>
    public static bool IsRepeat(DateTimeOffset? recordedAt, DateTimeOffset now) => recordedAt is { } at && now - at < RepeatWithin;

    /// <summary>Whether a disclosure still binds its order reference; at exactly 90 days it no longer does.</summary>
    public static bool Binds(OrderBinding binding, DateTimeOffset now) => now < binding.DisclosedAt.AddDays(BindingDays);

    /// <summary>
    /// Whether a check asks about the customer that the order is bound to: it shares an identifier with the first, and has no
    /// other identifier of a kind that was asked about then. So a card reference may join the e-mail after the order, but one
    /// order reference cannot carry a list of e-mails behind one that is right.
    /// </summary>
    public static bool IsSameCustomer(OrderBinding binding, IReadOnlyList<AskedIdentifier> asked)
    {
        var keys = binding.Identifiers.SelectMany(identifier => identifier.Keys).ToHashSet();
        var kinds = binding.Identifiers.Select(identifier => identifier.Kind).ToHashSet();
        var shared = asked.Where(identifier => identifier.Keys.Any(keys.Contains)).ToList();
        return shared.Count > 0 && asked.Except(shared).All(identifier => !kinds.Contains(identifier.Kind));
    }
}
