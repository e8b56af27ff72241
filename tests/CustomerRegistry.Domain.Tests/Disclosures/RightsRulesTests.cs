using CustomerRegistry.Domain.Disclosures;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Refusals;
using Xunit;
using static CustomerRegistry.Domain.Tests.Disclosures.RightsCases;

namespace CustomerRegistry.Domain.Tests.Disclosures;

public sealed class RightsRulesTests
{
    private const RightsEffect Goes = RightsEffect.DeleteReport | RightsEffect.TellOutcome;

    private static readonly Period TwoMonths = new(2, 0);

    [Theory]
    [InlineData(RightKind.Rectification, RightsDecisionReason.Done, RightsEffect.ClearMarks | RightsEffect.TellOutcome)]
    [InlineData(RightKind.Rectification, RightsDecisionReason.NotVerified, Goes)]
    [InlineData(RightKind.Erasure, RightsDecisionReason.NotVerified, Goes)]
    [InlineData(RightKind.Objection, RightsDecisionReason.InterestsOutweigh, Goes)]
    [InlineData(RightKind.Restriction, RightsDecisionReason.LegalClaim,
        RightsEffect.MarkObjected | RightsEffect.ClearMarks | RightsEffect.SendCorrections | RightsEffect.TellOutcome)]
    [InlineData(RightKind.HumanReview, RightsDecisionReason.AnswerConfirmed, RightsEffect.TellOutcome)]
    [InlineData(RightKind.HumanReview, RightsDecisionReason.AnswerChanged, RightsEffect.CorrectCheck | RightsEffect.TellOutcome)]
    public void Granted_does_what_was_asked(RightKind kind, RightsDecisionReason reason, RightsEffect effects)
    {
        var reviewer = Reviewer();
        var taken = Assert.IsType<RightsStep.Taken>(RightsRules.Grant(Request(kind), reviewer, [reason], 1, Filed.AddDays(5)));
        Assert.Equal((RightsState.Granted, effects, 2), (taken.Request.State, taken.Effects, taken.Request.Version));
        Assert.Equal((reviewer.PersonId, Filed.AddDays(5)), (taken.Request.DecidedBy, taken.Request.ClosedAt));
        Assert.Null(taken.Request.LiftAt);
    }

    [Theory]
    [InlineData(RightKind.Rectification, RightsDecisionReason.VerifiedAndNeeded, true)]
    [InlineData(RightKind.Restriction, RightsDecisionReason.CompellingGrounds, true)]
    [InlineData(RightKind.Objection, RightsDecisionReason.LegalClaim, true)]
    [InlineData(RightKind.Erasure, RightsDecisionReason.VerifiedAndNeeded, false)]
    public void Refused_tells_before_what_it_restricted_is_free_again(RightKind kind, RightsDecisionReason reason, bool restricted)
    {
        var taken = Assert.IsType<RightsStep.Taken>(RightsRules.Deny(Request(kind), Reviewer(), [reason], 1, Filed.AddDays(5)));
        Assert.Equal(RightsState.Refused, taken.Request.State);
        Assert.Equal(restricted, taken.Effects.HasFlag(RightsEffect.TellBeforeLift));
        Assert.Equal(restricted ? Filed.AddDays(12) : null, taken.Request.LiftAt);
        Assert.Equal(restricted, Holds(taken.Request, Filed.AddDays(12).AddTicks(-1)));
        Assert.False(Holds(taken.Request, Filed.AddDays(12)));
    }

    [Theory]
    [InlineData(RightKind.Rectification, Goes)]
    [InlineData(RightKind.Erasure, Goes)]
    [InlineData(RightKind.Objection, Goes)]
    [InlineData(RightKind.Restriction,
        RightsEffect.MarkObjected | RightsEffect.ClearMarks | RightsEffect.SendCorrections | RightsEffect.TellOutcome)]
    [InlineData(RightKind.HumanReview, RightsEffect.CorrectCheck | RightsEffect.TellOutcome)]
    public void Silence_grants(RightKind kind, RightsEffect effects)
    {
        var request = Request(kind);
        Assert.IsType<RightsStep.Refused>(RightsRules.DeadlinePassed(request, request.DueAt));
        var taken = Assert.IsType<RightsStep.Taken>(RightsRules.DeadlinePassed(request, request.DueAt.AddTicks(1)));
        Assert.Equal((RightsState.Granted, effects), (taken.Request.State, taken.Effects));
        Assert.Equal([RightsDecisionReason.NotAnsweredInTime], taken.Request.Reasons);
        Assert.Null(taken.Request.DecidedBy);
    }

    [Fact]
    public void A_late_call_is_answered_alike_whether_or_not_the_job_was_first()
    {
        var open = Request(RightKind.Objection);
        var late = open.DueAt.AddTicks(1);
        var closed = Assert.IsType<RightsStep.Taken>(RightsRules.DeadlinePassed(open, late)).Request;
        Func<RightsRequest, RightsStep>[] calls =
        [
            x => RightsRules.Grant(x, Reviewer(), [RightsDecisionReason.InterestsOutweigh], 1, late),
            x => RightsRules.Deny(x, Reviewer(), [RightsDecisionReason.LegalClaim], 1, late),
            x => RightsRules.Extend(x, OneMonth, TwoMonths, 1, late),
            x => RightsRules.Withdraw(x, late),
        ];
        foreach (var call in calls)
        {
            var (before, after) = (Assert.IsType<RightsStep.Refused>(call(open)), Assert.IsType<RightsStep.Refused>(call(closed)));
            Assert.Equal(RefusalReason.RightsDeadlinePassed, before.Refusal.Reason);
            Assert.Equal(before.Refusal, after.Refusal);
            Assert.Equal((RightsState.Granted, true), (before.Consequence!.Request.State, after.Consequence is null));
        }
    }

    [Fact]
    public void The_longer_period_is_taken_once_within_the_first_and_only_where_there_is_one()
    {
        var open = Request(RightKind.Erasure);
        Assert.Equal(RefusalReason.RightsExtensionNotAllowed, ReasonOf(RightsRules.Extend(open, OneMonth, Period.None, 1, Filed)));
        Assert.Equal(RefusalReason.EtagMismatch, ReasonOf(RightsRules.Extend(open, OneMonth, TwoMonths, 9, Filed)));
        var longer = Assert.IsType<RightsStep.Taken>(RightsRules.Extend(open, OneMonth, TwoMonths, 1, open.DueAt));
        Assert.Equal((RightsState.Open, Filed.AddMonths(3), RightsEffect.TellExtension), (longer.Request.State, longer.Request.DueAt, longer.Effects));
        Assert.Equal(RefusalReason.RightsExtensionNotAllowed, ReasonOf(RightsRules.Extend(longer.Request, OneMonth, TwoMonths, 2, open.DueAt)));
        Assert.Equal(RefusalReason.RightsDeadlinePassed, ReasonOf(RightsRules.Extend(open, OneMonth, TwoMonths, 1, open.DueAt.AddTicks(1))));
    }

    [Fact]
    public void Nobody_decides_who_is_tied_or_has_judged_before()
    {
        var open = Request(RightKind.Objection);
        foreach (var reviewer in new[] { Reviewer(tiedTo: Owner), Reviewer(judged: Report) })
        {
            Assert.Equal(
                RefusalReason.ReviewerNotIndependent, ReasonOf(RightsRules.Deny(open, reviewer, [RightsDecisionReason.LegalClaim], 1, Filed)));
        }
    }

    [Theory]
    [InlineData(RightKind.Objection, false, RightsDecisionReason.VerifiedAndNeeded, "that it was verified does not outweigh an objection")]
    [InlineData(RightKind.Objection, true, RightsDecisionReason.CompellingGrounds, "a reason against does not grant")]
    [InlineData(RightKind.Erasure, true, RightsDecisionReason.NotAnsweredInTime, "only time gives this reason")]
    [InlineData(RightKind.Erasure, true, RightsDecisionReason.Done, "nobody else put it right")]
    [InlineData(RightKind.HumanReview, false, RightsDecisionReason.AnswerConfirmed, "a review that was made is granted")]
    [InlineData(RightKind.HumanReview, false, RightsDecisionReason.VerifiedAndNeeded, "a look is never refused")]
    public void A_reason_goes_with_its_right_and_its_decision(RightKind kind, bool grant, RightsDecisionReason reason, string because)
    {
        Assert.NotEmpty(because);
        var step = grant
            ? RightsRules.Grant(Request(kind), Reviewer(), [reason], 1, Filed)
            : RightsRules.Deny(Request(kind), Reviewer(), [reason], 1, Filed);
        Assert.Equal((RefusalReason.FieldOutOfRange, "reasons"), (ReasonOf(step), ((RightsStep.Refused)step).Refusal.Field));
    }

    [Fact]
    public void A_decision_has_reasons_that_do_not_say_two_things()
    {
        var rectification = Request(RightKind.Rectification);
        Assert.Equal(RefusalReason.FieldRequired, ReasonOf(RightsRules.Grant(rectification, Reviewer(), [], 1, Filed)));
        Assert.Equal(RefusalReason.FieldOutOfRange, ReasonOf(RightsRules.Grant(
            rectification, Reviewer(), [RightsDecisionReason.Done, RightsDecisionReason.NotVerified], 1, Filed)));
        Assert.Equal(RefusalReason.FieldOutOfRange, ReasonOf(RightsRules.Grant(
            rectification, Reviewer(), [RightsDecisionReason.NotVerified, RightsDecisionReason.NotVerified], 1, Filed)));
        Assert.Equal(RefusalReason.FieldOutOfRange, ReasonOf(RightsRules.Grant(
            Request(RightKind.HumanReview), Reviewer(), [RightsDecisionReason.AnswerChanged, RightsDecisionReason.AnswerConfirmed], 1, Filed)));
    }

    [Fact]
    public void An_entry_that_went_ends_its_requests_but_unmakes_no_late_one()
    {
        var open = Request(RightKind.Erasure);
        var ended = Assert.IsType<RightsStep.Taken>(RightsRules.EndBecauseEntryGone(open, open.DueAt));
        Assert.Equal((RightsState.Ended, RightsEffect.TellOutcome), (ended.Request.State, ended.Effects));
        var late = Assert.IsType<RightsStep.Taken>(RightsRules.EndBecauseEntryGone(open, open.DueAt.AddTicks(1)));
        Assert.Equal(RightsState.Granted, late.Request.State);
        Assert.Equal(RefusalReason.RightsTransitionNotAllowed, ReasonOf(RightsRules.EndBecauseEntryGone(ended.Request, Filed)));
    }

    [Fact]
    public void A_granted_restriction_holds_for_good_and_a_withdrawn_request_for_the_days()
    {
        var granted = Assert.IsType<RightsStep.Taken>(RightsRules.Grant(
            Request(RightKind.Restriction), Reviewer(), [RightsDecisionReason.NotVerified], 1, Filed)).Request;
        Assert.Equal((false, true), (granted.HoldsContested(Filed.AddYears(9)), granted.HoldsObjected(Filed.AddYears(9))));
        var withdrawn = Assert.IsType<RightsStep.Taken>(RightsRules.Withdraw(Request(RightKind.Restriction), Filed)).Request;
        Assert.Equal((true, false), (withdrawn.HoldsContested(Filed.AddDays(6)), withdrawn.HoldsObjected(Filed)));
        Assert.False(withdrawn.HoldsContested(Filed.AddDays(7)));
    }

    private static bool Holds(RightsRequest request, DateTimeOffset now) => request.HoldsContested(now) || request.HoldsObjected(now);

    private static RefusalReason ReasonOf(RightsStep step) => Assert.IsType<RightsStep.Refused>(step).Refusal.Reason;
}
