using CustomerRegistry.Domain.Disclosures;
using CustomerRegistry.Domain.Refusals;
using Xunit;
using static CustomerRegistry.Domain.Tests.Disclosures.RightsCases;

namespace CustomerRegistry.Domain.Tests.Disclosures;

public sealed class RightsFilingTests
{
    [Theory]
    [InlineData(RightKind.Access, RightsState.Granted, RightsEffect.TellOutcome)]
    [InlineData(RightKind.Portability, RightsState.Granted, RightsEffect.TellOutcome)]
    [InlineData(RightKind.Rectification, RightsState.Open, RightsEffect.MarkContested | RightsEffect.SendCorrections | RightsEffect.Acknowledge)]
    [InlineData(RightKind.Restriction, RightsState.Open, RightsEffect.MarkContested | RightsEffect.SendCorrections | RightsEffect.Acknowledge)]
    [InlineData(RightKind.Objection, RightsState.Open, RightsEffect.MarkObjected | RightsEffect.SendCorrections | RightsEffect.Acknowledge)]
    [InlineData(RightKind.Erasure, RightsState.Open, RightsEffect.Acknowledge)]
    [InlineData(RightKind.HumanReview, RightsState.Open, RightsEffect.Acknowledge)]
    public void Each_right_does_at_once_what_can_be_done_at_once(RightKind kind, RightsState state, RightsEffect effects)
    {
        var taken = Open(kind);
        Assert.Equal((state, effects, 1), (taken.Request.State, taken.Effects, taken.Request.Version));
        Assert.Equal(Filed.AddMonths(1), taken.Request.DueAt);
        Assert.Equal(state == RightsState.Open ? null : Filed, taken.Request.ClosedAt);
        Assert.Equal(state == RightsState.Open ? [] : [RightsDecisionReason.Done], taken.Request.Reasons);
    }

    [Fact]
    public void An_entry_that_nobody_could_defend_goes_at_once()
    {
        var taken = Assert.IsType<RightsStep.Taken>(RightsRules.File(Filing(RightKind.Erasure), Facts(reporterGone: true), OneMonth, Filed));
        Assert.Equal((RightsState.Granted, RightsEffect.DeleteReport | RightsEffect.TellOutcome), (taken.Request.State, taken.Effects));
        var objection = Assert.IsType<RightsStep.Taken>(RightsRules.File(Filing(RightKind.Objection), Facts(reporterGone: true), OneMonth, Filed));
        Assert.Equal(RightsState.Open, objection.Request.State);
    }

    [Fact]
    public void The_same_right_about_the_same_entry_is_one_request_while_it_is_open()
    {
        var first = Request(RightKind.Objection);
        var again = RightsRules.File(Filing(RightKind.Objection, newWords: true), Facts(earlier: first), OneMonth, Filed.AddDays(3));
        Assert.Equal(first, Assert.IsType<RightsStep.UnderWay>(again).Request);
        Assert.IsType<RightsStep.Taken>(RightsRules.File(Filing(RightKind.Erasure), Facts(earlier: first), OneMonth, Filed.AddDays(3)));
    }

    [Fact]
    public void A_late_one_under_way_is_granted_by_the_next_filing()
    {
        var first = Request(RightKind.Objection);
        var late = Assert.IsType<RightsStep.Refused>(
            RightsRules.File(Filing(RightKind.Objection), Facts(earlier: first), OneMonth, first.DueAt.AddTicks(1)));
        Assert.Equal(RefusalReason.RightsDeadlinePassed, late.Refusal.Reason);
        Assert.Equal((first.Id, RightsState.Granted), (late.Consequence!.Request.Id, late.Consequence.Request.State));
    }

    [Theory]
    [InlineData(false, 0, false, "the same again, of an entry that did not change")]
    [InlineData(true, 0, true, "with something new to say")]
    [InlineData(false, 1, true, "of an entry that changed since")]
    public void What_was_refused_is_asked_again_only_with_something_new(bool newWords, int changedDaysLater, bool taken, string because)
    {
        Assert.NotEmpty(because);
        var refused = Denied(RightKind.Objection, RightsDecisionReason.CompellingGrounds);
        var facts = Facts(earlier: refused) with { ChangedAt = refused.ClosedAt!.Value.AddDays(changedDaysLater) };
        var step = RightsRules.File(Filing(RightKind.Objection, newWords), facts, OneMonth, Filed.AddDays(40));
        if (taken) Assert.IsType<RightsStep.Taken>(step);
        else Assert.Equal(RefusalReason.RightsAlreadyDecided, Assert.IsType<RightsStep.Refused>(step).Refusal.Reason);
    }

    [Fact]
    public void Another_right_about_it_is_not_the_same()
    {
        var refused = Denied(RightKind.Objection, RightsDecisionReason.CompellingGrounds);
        Assert.IsType<RightsStep.Taken>(RightsRules.File(Filing(RightKind.Erasure), Facts(earlier: refused), OneMonth, Filed.AddDays(40)));
    }

    private static RightsRequest Denied(RightKind kind, RightsDecisionReason reason) =>
        Assert.IsType<RightsStep.Taken>(RightsRules.Deny(Request(kind), Reviewer(), [reason], 1, Filed.AddDays(9))).Request;
}
