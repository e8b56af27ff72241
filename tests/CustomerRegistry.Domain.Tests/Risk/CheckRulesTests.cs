using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Risk;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Risk;

public sealed class CheckRulesTests
{
    private static readonly CheckerRuling Strict = new(RiskCases.Flags, DisclosesToUnconfirmedBeforeOrder: false);
    private static readonly CheckerRuling Open = new(RiskCases.Flags, DisclosesToUnconfirmedBeforeOrder: true);
    private static readonly AskedIdentifier Email = new(IdentifierKind.Email, [new SubjectKey(1, 1)]);
    private static readonly AskedIdentifier OtherEmail = new(IdentifierKind.Email, [new SubjectKey(9, 9)]);
    private static readonly OrderBinding Bound = new(RiskCases.Now.AddDays(-5), [Email]);

    private static readonly CheckFacts Ordinary = new(
        MerchantState.Live, Purpose.DeliverySafeguard, Stage.AfterOrder, RiskCases.Today, IdentityConfirmed: true, NoticeVersionKnown: true, BoundTo: null, [Email]);

    private static readonly CheckFacts Unconfirmed = Ordinary with { Stage = Stage.BeforeOrder, IdentityConfirmed = false };

    private static readonly (RefusalReason Reason, string Because, CheckFacts Facts)[] Refused =
    [
        (RefusalReason.MerchantSuspended, "suspended, before anything else is looked at", Ordinary with { State = MerchantState.Suspended, Purpose = 0 }),
        (RefusalReason.MerchantOffboarded, "gone", Ordinary with { State = MerchantState.Offboarded }),
        (RefusalReason.OutcomesMissing, "it never says what it asks for", Ordinary with { Outcomes = OutcomeState.Stopped }),
        (RefusalReason.OutcomesMissing, "before its order is compared with anything", Ordinary with { Outcomes = OutcomeState.Stopped, Purpose = 0, BoundTo = Bound, Asked = [OtherEmail] }),
        (RefusalReason.OutcomesMissing, "a pilot owes them too", Ordinary with { Outcomes = OutcomeState.Stopped, State = MerchantState.Observing }),
        (RefusalReason.MerchantSuspended, "suspended comes first", Ordinary with { Outcomes = OutcomeState.Stopped, State = MerchantState.Suspended }),
        (RefusalReason.PurposeNotAllowed, "not stated", Ordinary with { Purpose = 0 }),
        (RefusalReason.PurposeNotAllowed, "not on the list", Ordinary with { Purpose = (Purpose)3 }),
        (RefusalReason.EnumValueUnknown, "no stage", Ordinary with { Stage = 0 }),
        (RefusalReason.NoticeVersionUnknown, "its buyers saw a notice nobody filed", Ordinary with { NoticeVersionKnown = false }),
        (RefusalReason.DateInFuture, "tomorrow's order", Ordinary with { OrderedOn = RiskCases.Today.AddDays(1) }),
        (RefusalReason.OrderTooOld, "an order of eight days ago is no open order", Ordinary with { OrderedOn = RiskCases.Today.AddDays(-8) }),
        (RefusalReason.OrderTooOld, "a basket of two days ago is no order being placed", Ordinary with { Stage = Stage.BeforeOrder, OrderedOn = RiskCases.Today.AddDays(-2) }),
        (RefusalReason.OrderReferenceOfOtherCustomer, "the order told of somebody else", Ordinary with { BoundTo = Bound, Asked = [OtherEmail] }),
        (RefusalReason.OrderReferenceOfOtherCustomer, "observing changes nothing about that", Ordinary with { State = MerchantState.Observing, BoundTo = Bound, Asked = [OtherEmail] }),
        (RefusalReason.OrderReferenceOfOtherCustomer, "nor does an unconfirmed identity", Unconfirmed with { BoundTo = Bound, Asked = [OtherEmail] }),
    ];

    [Fact]
    public void Refused_whatever_is_held()
    {
        foreach (var (reason, because, facts) in Refused)
        {
            var refused = Assert.IsType<CheckDecision.Refused>(CheckRules.Decide(facts, Open, RiskCases.Now));
            Assert.True(refused.Refusal.Reason == reason, $"{because}: {refused.Refusal}");
        }
    }

    [Fact]
    public void Answered()
    {
        CheckDecision assessed = CheckDecision.Assessed.Instance;
        (CheckDecision Expected, string Because, CheckFacts Facts, CheckerRuling Ruling)[] rows =
        [
            (assessed, "an ordinary check", Ordinary, Strict),
            (assessed, "a slowed merchant, as far as its ration goes", Ordinary with { Outcomes = OutcomeState.Slowed }, Strict),
            (assessed, "the seventh day is the last", Ordinary with { OrderedOn = RiskCases.Today.AddDays(-7) }, Strict),
            (assessed, "midnight passed in the checkout", Ordinary with { Stage = Stage.BeforeOrder, OrderedOn = RiskCases.Today.AddDays(-1) }, Strict),
            (assessed, "after the order an unconfirmed identity is asked about an order that exists", Unconfirmed with { Stage = Stage.AfterOrder }, Strict),
            (assessed, "the ruling lets it", Unconfirmed, Open),
            (assessed, "the order's own customer", Ordinary with { BoundTo = Bound }, Strict),
            (assessed, "the binding has run out", Ordinary with { BoundTo = Bound with { DisclosedAt = RiskCases.Now.AddDays(-90) }, Asked = [OtherEmail] }, Strict),
            (new CheckDecision.AsIfNothing(WouldBeCounted: false), "anybody could ask about anybody", Unconfirmed, Strict),
            (new CheckDecision.AsIfNothing(WouldBeCounted: true), "a pilot", Ordinary with { State = MerchantState.Observing }, Strict),
            (new CheckDecision.AsIfNothing(WouldBeCounted: false), "a pilot that would not be told live either", Unconfirmed with { State = MerchantState.Observing }, Strict),
        ];
        foreach (var row in rows) Assert.True(CheckRules.Decide(row.Facts, row.Ruling, RiskCases.Now) == row.Expected, row.Because);
    }

    [Fact]
    public void Days_are_utc()
    {
        var justAfterMidnightInOslo = new DateTimeOffset(2026, 11, 25, 0, 30, 0, TimeSpan.FromHours(1));
        var facts = Ordinary with { OrderedOn = new DateOnly(2026, 11, 25) };
        Assert.IsType<CheckDecision.Refused>(CheckRules.Decide(facts, Strict, justAfterMidnightInOslo));
    }

    [Theory]
    [InlineData(MerchantState.Live, null)]
    [InlineData(MerchantState.Observing, RefusalReason.MerchantObserving)]
    [InlineData(MerchantState.Suspended, RefusalReason.MerchantSuspended)]
    [InlineData(MerchantState.Offboarded, RefusalReason.MerchantOffboarded)]
    public void Who_may_list_disclosures(MerchantState state, RefusalReason? expected) =>
        Assert.Equal(expected, CheckRules.RefusalOfDisclosures(state)?.Reason);

    [Fact]
    public void The_strictest_flags_of_all_that_is_disclosed_travel_in_the_reply()
    {
        var us = RiskCases.Flags with { ContestRestricts = false, AdverseActionNoticeRequired = true, AnswerDueMonths = 0, AnswerDueDays = 30 };
        var eu = RiskCases.Flags with { ScoreAllowed = false, HumanReviewRequired = true };
        Assert.Equal(us, CheckFlags.Strictest(us, []));
        var both = CheckFlags.Strictest(us, [eu]);
        Assert.Equal(new JurisdictionFlags(true, false, true, true, true, AnswerDueMonths: 0, AnswerDueDays: 30), both);
        Assert.Equal(both, CheckFlags.Strictest(eu, [us]));
        Assert.Equal(1, CheckFlags.Strictest(us with { AnswerDueDays = 0 }, [eu]).AnswerDueMonths);
        Assert.False(CheckFlags.Strictest(eu, [eu with { Shared = false }]).Shared);
    }
}
