using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Domain.Merchants;

/// <summary>From pilot to live, suspended and gone: each a decision of a named person, with its reason.</summary>
public static class MerchantRules
{
    /// <summary>
    /// Days from offboarding to the deletion of the listings. Appeals go on meanwhile and are decided without the merchant:
    /// it can no longer answer, so what it had not defended goes to the consumer at its deadline.
    /// </summary>
    public const int DaysToListingDeletion = 30;

    public const int WhyAtLeast = 10;
    public const int WhyAtMost = 500;

    /// <summary>A merchant starts in observe mode; a fictitious one of a sandbox is live at once, since nobody real is behind it.</summary>
    public static MerchantState StateWhenEnrolled(Guid sandboxId) =>
        sandboxId == Guid.Empty ? MerchantState.Observing : MerchantState.Live;

    /// <summary>The table of transitions: the state that follows, the same state where it is so already, null where not allowed.</summary>
    public static MerchantState? Next(MerchantState state, MerchantEvent happened) => (state, happened) switch
    {
        (MerchantState.Observing or MerchantState.Live or MerchantState.Suspended, MerchantEvent.GoLive) => MerchantState.Live,
        (MerchantState.Observing or MerchantState.Live or MerchantState.Suspended, MerchantEvent.Suspend) => MerchantState.Suspended,
        (MerchantState.Observing or MerchantState.Live or MerchantState.Suspended, MerchantEvent.Offboard) => MerchantState.Offboarded,

        // A merchant that left comes back only by enrolling anew.
        (MerchantState.Offboarded, MerchantEvent.Offboard) => MerchantState.Offboarded,
        (MerchantState.Offboarded, MerchantEvent.GoLive or MerchantEvent.Suspend) => null,
    };

    /// <summary>Ends the pilot or a suspension.</summary>
    /// <returns>Refused with MerchantOffboarded, FieldRequired or FieldOutOfRange (reason).</returns>
    public static MerchantStep GoLive(MerchantState state, Guid decidedBy, string why, DateTimeOffset now) =>
        Decide(state, MerchantEvent.GoLive, decidedBy, why, now);

    /// <summary>
    /// Why a merchant cannot go live yet: its replies must carry who runs the registry and where (FCRA §615(a)), and the
    /// operator has not said so.
    /// </summary>
    /// <param name="adverseActionNotice">The law of its country or the operator's has such notices.</param>
    /// <param name="detailsKnown">The operator's postal address and telephone are configured.</param>
    public static Refusal? RefuseGoLive(bool adverseActionNotice, bool detailsKnown) => adverseActionNotice && !detailsKnown
        ? new Refusal(
            RefusalReason.OperatorDetailsMissing,
            "Its checks must name the registry with postal address and telephone (FCRA §615(a)): set Registry__OperatorPostalAddress and Registry__OperatorTelephone, and restart.",
            "merchant_id")
        : null;

    /// <summary>Stops checks and reports at once, and its listings from counting.</summary>
    /// <returns>Refused as <see cref="GoLive"/> is.</returns>
    public static MerchantStep Suspend(MerchantState state, Guid decidedBy, string why, DateTimeOffset now) =>
        Decide(state, MerchantEvent.Suspend, decidedBy, why, now);

    /// <summary>Ends the subscription for good; its listings are deleted 30 days later.</summary>
    /// <returns>Refused with ConfirmationRequired, or as <see cref="GoLive"/> is.</returns>
    public static MerchantStep Offboard(MerchantState state, Guid decidedBy, string why, bool confirmed, DateTimeOffset now) => confirmed
        ? Decide(state, MerchantEvent.Offboard, decidedBy, why, now)
        : new MerchantStep.Refused(new Refusal(
            RefusalReason.ConfirmationRequired, "Offboarding deletes the merchant's listings after 30 days: confirm it.", "confirm"));

    /// <summary>Null for a reason of 10 to 500 characters, not counting blanks around it.</summary>
    public static Refusal? CheckWhy(string why)
    {
        var length = why.Trim().Length;
        if (length == 0) return new Refusal(RefusalReason.FieldRequired, "Say why, in 10 to 500 characters.", "reason");
        return length is >= WhyAtLeast and <= WhyAtMost
            ? null
            : new Refusal(RefusalReason.FieldOutOfRange, "Say why, in 10 to 500 characters.", "reason");
    }

    private static MerchantStep Decide(MerchantState state, MerchantEvent happened, Guid decidedBy, string why, DateTimeOffset now)
    {
        if (decidedBy == Guid.Empty) throw new ArgumentException("A named person decides.", nameof(decidedBy));
        if (Next(state, happened) is not { } next)
            return new MerchantStep.Refused(new Refusal(RefusalReason.MerchantOffboarded, "The merchant has left: enrol it anew."));
        if (next == state) return new MerchantStep.Unchanged(state);
        if (CheckWhy(why) is { } refusal) return new MerchantStep.Refused(refusal);
        return new MerchantStep.Taken(
            next, decidedBy, why.Trim(), now, next == MerchantState.Offboarded ? now.AddDays(DaysToListingDeletion) : null);
    }
}
