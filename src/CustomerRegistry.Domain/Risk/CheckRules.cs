using CustomerRegistry.Domain.Disclosures;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Domain.Risk;

/// <summary>Whether a check is answered (design section 8), from facts that say nothing about its customer.</summary>
public static class CheckRules
{
    /// <summary>Before the order it is today's, or yesterday's where midnight passed in the checkout.</summary>
    public const int OldestBeforeOrderDays = 1;

    /// <summary>Open orders only: a customer base as such is never matched.</summary>
    public const int OldestAfterOrderDays = 7;

    public static CheckDecision Decide(CheckFacts facts, CheckerRuling ruling, DateTimeOffset now)
    {
        if (RefusalOf(facts, now) is { } refusal) return new CheckDecision.Refused(refusal);
        var unconfirmed = facts is { Stage: Stage.BeforeOrder, IdentityConfirmed: false } && !ruling.DisclosesToUnconfirmedBeforeOrder;
        if (facts.State == MerchantState.Observing) return new CheckDecision.AsIfNothing(WouldBeCounted: !unconfirmed);
        return unconfirmed ? new CheckDecision.AsIfNothing(WouldBeCounted: false) : CheckDecision.Assessed.Instance;
    }

    /// <summary>Why a merchant may not list what it was told; null where it may. An observing one was told nothing.</summary>
    public static Refusal? RefusalOfDisclosures(MerchantState state) => state switch
    {
        MerchantState.Observing => new Refusal(
            RefusalReason.MerchantObserving,
            "The merchant is in observe mode: nothing is disclosed to it. Figures exist per closed week."),
        MerchantState.Live => null,
        MerchantState.Suspended => Suspended,
        MerchantState.Offboarded => Offboarded,
    };

    private static Refusal Suspended { get; } = new(RefusalReason.MerchantSuspended, "The operator has suspended the merchant.");

    private static Refusal Offboarded { get; } = new(RefusalReason.MerchantOffboarded, "The merchant has left the registry.");

    private static Refusal? RefusalOf(CheckFacts facts, DateTimeOffset now) =>
        RefusalOfState(facts.State)
        ?? RefusalOfOutcomes(facts.Outcomes)
        ?? CorrectionRules.RefusalOfChecks(facts.UnfetchedSince, now)
        ?? RefusalOfForm(facts)
        ?? RefusalOfDate(facts, DateOnly.FromDateTime(now.UtcDateTime))
        ?? RefusalOfCustomer(facts, now);

    private static Refusal? RefusalOfState(MerchantState state) => state switch
    {
        MerchantState.Observing or MerchantState.Live => null,
        MerchantState.Suspended => Suspended,
        MerchantState.Offboarded => Offboarded,
    };

    // A slowed merchant's checks are answered as far as its ration goes.
    private static Refusal? RefusalOfOutcomes(OutcomeState outcomes) => outcomes switch
    {
        OutcomeState.InOrder or OutcomeState.Slowed => null,
        OutcomeState.Stopped => new Refusal(
            RefusalReason.OutcomesMissing,
            "Too many disclosures older than 90 days have no outcome: record them with RecordOutcome, then ask the operator to look."),
    };

    private static Refusal? RefusalOfForm(CheckFacts facts)
    {
        if (!Enum.IsDefined(facts.Purpose))
        {
            return new Refusal(
                RefusalReason.PurposeNotAllowed,
                "The purpose must be DELIVERY_SAFEGUARD or PAYMENT_AUTHENTICATION; the answer may be used for nothing else.",
                "purpose");
        }

        if (!Enum.IsDefined(facts.Stage))
        {
            return new Refusal(RefusalReason.EnumValueUnknown, "The stage must be BEFORE_ORDER or AFTER_ORDER.", "stage");
        }

        return facts.NoticeVersionKnown
            ? null
            : new Refusal(
                RefusalReason.NoticeVersionUnknown,
                "There is no checkout notice of this version: GetCheckoutNotice returns the text for your buyers and the version to name.",
                "notice_version");
    }

    private static Refusal? RefusalOfDate(CheckFacts facts, DateOnly today)
    {
        if (facts.OrderedOn > today)
        {
            return new Refusal(RefusalReason.DateInFuture, "The order's day is in the future; days are UTC.", "ordered_on");
        }

        var oldest = facts.Stage switch
        {
            Stage.BeforeOrder => OldestBeforeOrderDays,
            Stage.AfterOrder => OldestAfterOrderDays,
        };
        return today.DayNumber - facts.OrderedOn.DayNumber <= oldest
            ? null
            : new Refusal(
                RefusalReason.OrderTooOld,
                $"An order is checked at most {OldestAfterOrderDays} days after its date, and one that is not placed yet at most {OldestBeforeOrderDays} day after it.",
                "ordered_on");
    }

    private static Refusal? RefusalOfCustomer(CheckFacts facts, DateTimeOffset now) =>
        facts.BoundTo is { } binding && DisclosureRules.Binds(binding, now) && !DisclosureRules.IsSameCustomer(binding, facts.Asked)
            ? new Refusal(
                RefusalReason.OrderReferenceOfOtherCustomer,
                $"The order reference has disclosed about another customer; it stays bound to that one for {DisclosureRules.BindingDays} days.",
                "order_reference")
            : null;
}
