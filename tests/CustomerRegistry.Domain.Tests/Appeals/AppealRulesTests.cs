using CustomerRegistry.Domain.Appeals;
using CustomerRegistry.Domain.Refusals;
using Xunit;
using static CustomerRegistry.Domain.Tests.Appeals.AppealCases;

namespace CustomerRegistry.Domain.Tests.Appeals;

public sealed class AppealRulesTests
{
    private const AppealEffect WhenOverturned =
        AppealEffect.DeleteReport | AppealEffect.LeaveTombstone | AppealEffect.SendCorrections | AppealEffect.StandingLost | AppealEffect.TellOutcome;

    private static readonly DateTimeOffset InTime = Filed.AddDays(3);

    /// <summary>Every call there is, on a case, by somebody who may.</summary>
    private static readonly Dictionary<string, Func<Appeal, DateTimeOffset, AppealStep>> Calls = new()
    {
        ["concede"] = (appeal, now) => AppealRules.Concede(appeal, Merchant, appeal.Version, now),
        ["defend"] = (appeal, now) => AppealRules.Defend(appeal, Merchant, appeal.Version, now),
        ["uphold"] = (appeal, now) => AppealRules.Uphold(appeal, Independent, ForTheReport, OutsideBody, appeal.Version, now),
        ["overturn"] = (appeal, now) => AppealRules.Overturn(appeal, Independent, ForTheConsumer, appeal.Version, now),
        ["frivolous"] = (appeal, now) => AppealRules.FindFrivolous(appeal, Independent, ForTheReport, true, appeal.Version, now),
        ["add"] = (appeal, now) => AppealRules.AddInformation(appeal, Europe, now),
        ["withdraw"] = AppealRules.Withdraw,
        ["gone"] = (appeal, now) => AppealRules.EndBecauseReportGone(appeal, ReportGone.Expired, now),
        ["deadline"] = AppealRules.DeadlinePassed,
        ["give way"] = (appeal, now) => AppealRules.GiveWay(appeal with { Proof = AppealProof.NoticeLink }, AppealProof.EmailCode, now),
    };

    // Rows: states. Columns: the calls above, in time and then (after the bar) the day after both deadlines. "late" is
    // refused with AppealDeadlinePassed while the case goes to Overturned; a dot is refused and changes nothing.
    private const string Expected = """
        Filed            : . . . . Frivolous Filed Withdrawn Ended . Withdrawn | late late late late late late late Overturned Overturned late
        AwaitingMerchant : Overturned UnderReview . . Frivolous AwaitingMerchant Withdrawn Ended . Withdrawn | late late late late late late late Overturned Overturned late
        Conceded         : . . . . . . Withdrawn Ended . Withdrawn | late late late late late late late Overturned Overturned late
        Defended         : . . . . Frivolous Defended Withdrawn Ended . Withdrawn | late late late late late late late Overturned Overturned late
        UnderReview      : . . Upheld Overturned Frivolous UnderReview Withdrawn Ended . Withdrawn | late late late late late late late Overturned Overturned late
        Upheld           : . . . . . . . . . . | . . . . . . . . . .
        Overturned       : . . . . . . . . . . | . . . . . . . . . .
        Withdrawn        : . . . . . . . . . . | . . . . . . . . . .
        Ended            : . . . . . . . . . . | . . . . . . . . . .
        Frivolous        : . . . . . . . . . . | . . . . . . . . . .
        """;

    [Fact]
    public void Every_state_meets_every_call_as_the_table_says()
    {
        var actual = Enum.GetValues<AppealState>().Select(state =>
            $"{state,-16} : " + Row(state, InTime) + " | " + Row(state, Filed.AddMonths(1).AddDays(1)));

        Assert.Equal(Expected, string.Join('\n', actual));

        static string Row(AppealState state, DateTimeOffset now) => string.Join(' ', Calls.Values.Select(call => call(In(state), now) switch
        {
            AppealStep.Taken taken => taken.Case.State.ToString(),
            AppealStep.Refused { Consequence: { } overturned, Refusal.Reason: RefusalReason.AppealDeadlinePassed }
                when overturned.Case.State == AppealState.Overturned => "late",
            AppealStep.Refused { Consequence: null, Refusal.Reason: RefusalReason.AppealTransitionNotAllowed } => ".",
            var other => throw new InvalidOperationException(other.ToString()),
        }));
    }

    [Fact]
    public void Conceding_deletes_the_report_for_good()
    {
        var step = Taken(AppealRules.Concede(Waiting(), Merchant, 1, InTime));

        Assert.Equal([AppealState.Conceded, AppealState.Overturned], step.Path);
        Assert.Equal([DecisionReason.Conceded], step.Case.Reasons);
        Assert.Equal(WhenOverturned, step.Effects);
        Assert.Equal(InTime, step.Case.ClosedAt);
        Assert.Null(step.Case.LiftAt);
        Assert.Equal(2, step.Case.Version);
    }

    [Fact]
    public void Defending_goes_to_a_reviewer_and_changes_nothing_else()
    {
        var step = Taken(AppealRules.Defend(Waiting(), Merchant, 1, InTime));

        Assert.Equal([AppealState.Defended, AppealState.UnderReview], step.Path);
        Assert.Equal(AppealEffect.None, step.Effects);
        Assert.Null(step.Case.ClosedAt);
    }

    [Fact]
    public void Another_merchant_learns_nothing_of_a_case()
    {
        var stranger = Guid.NewGuid();
        foreach (var state in Enum.GetValues<AppealState>())
            foreach (var now in new[] { InTime, Filed.AddYears(1) })
            {
                var refused = Refused(AppealRules.Defend(In(state), stranger, 1, now));
                Assert.Equal(RefusalReason.AppealUnknown, refused.Refusal.Reason);
                Assert.Null(refused.Consequence);
                Assert.Equal(refused, AppealRules.Concede(In(state), stranger, 99, now));
            }
    }

    [Fact]
    public void The_instant_of_the_deadline_is_in_time_and_the_next_is_not()
    {
        var waiting = Waiting();
        Assert.IsType<AppealStep.Taken>(AppealRules.Defend(waiting, Merchant, 1, waiting.MerchantAnswerDueAt));
        Assert.Equal(RefusalReason.AppealTransitionNotAllowed, Refused(AppealRules.DeadlinePassed(waiting, waiting.MerchantAnswerDueAt)).Refusal.Reason);

        var late = Refused(AppealRules.Defend(waiting, Merchant, 1, waiting.MerchantAnswerDueAt.AddTicks(1)));
        Assert.Equal(RefusalReason.AppealDeadlinePassed, late.Refusal.Reason);
        Assert.Equal([DecisionReason.Unanswered], late.Consequence!.Case.Reasons);
        Assert.Equal(WhenOverturned, late.Consequence.Effects);

        var reviewed = waiting with { State = AppealState.UnderReview };
        Assert.IsType<AppealStep.Taken>(Calls["uphold"](reviewed, reviewed.DecisionDueAt));
        var undecided = Refused(Calls["uphold"](reviewed, reviewed.DecisionDueAt.AddTicks(1))).Consequence!;
        Assert.Equal([DecisionReason.NotDecidedInTime], undecided.Case.Reasons);
        Assert.Equal(AppealState.Overturned, undecided.Case.State);
    }

    [Fact]
    public void A_late_answer_is_answered_alike_before_and_after_the_job()
    {
        var waiting = Waiting();
        var now = waiting.MerchantAnswerDueAt.AddHours(1);
        var before = Refused(AppealRules.Defend(waiting, Merchant, 1, now));
        var after = Refused(AppealRules.Defend(Taken(AppealRules.DeadlinePassed(waiting, now)).Case, Merchant, 1, now));

        Assert.Equal(before.Refusal, after.Refusal);
        Assert.NotNull(before.Consequence);
        Assert.Null(after.Consequence);
    }

    [Theory, InlineData(0), InlineData(2)]
    public void An_old_or_foreign_etag_changes_nothing(int version)
    {
        AppealStep[] steps =
        [
            AppealRules.Concede(Waiting(), Merchant, version, InTime),
            AppealRules.Defend(Waiting(), Merchant, version, InTime),
            AppealRules.Uphold(In(AppealState.UnderReview), Independent, ForTheReport, OutsideBody, version, InTime),
            AppealRules.Overturn(In(AppealState.UnderReview), Independent, ForTheConsumer, version, InTime),
            AppealRules.FindFrivolous(In(AppealState.UnderReview), Independent, ForTheReport, true, version, InTime),
        ];

        Assert.All(steps, step => Assert.Equal((RefusalReason.EtagMismatch, null), (Refused(step).Refusal.Reason, Refused(step).Consequence)));
    }

    [Fact]
    public void Added_information_makes_the_etag_of_a_decision_old()
    {
        var read = In(AppealState.UnderReview);
        var added = Taken(AppealRules.AddInformation(read, Europe, InTime)).Case;

        Assert.Equal(RefusalReason.EtagMismatch,
            Refused(AppealRules.Uphold(added, Independent, ForTheReport, OutsideBody, read.Version, InTime)).Refusal.Reason);
    }

    [Fact]
    public void Upholding_names_an_outside_body_and_tells_the_person_seven_days_before_it_lifts()
    {
        var step = Taken(Calls["uphold"](In(AppealState.UnderReview), InTime));

        Assert.Equal(OutsideBody, step.OutsideBody);
        Assert.Equal(Independent.PersonId, step.Case.DecidedBy);
        Assert.Equal(InTime.AddDays(7), step.Case.LiftAt);
        Assert.Equal(
            AppealEffect.LiftRestriction | AppealEffect.TellBeforeLift | AppealEffect.TellOutcome | AppealEffect.StandingWon | AppealEffect.NameOutsideBody,
            step.Effects);
    }

    [Fact]
    public void A_case_by_link_alone_never_raises_the_merchants_standing()
    {
        var byLink = In(AppealState.UnderReview) with { Proof = AppealProof.NoticeLink };

        Assert.Equal(
            AppealEffect.LiftRestriction | AppealEffect.TellBeforeLift | AppealEffect.TellOutcome | AppealEffect.NameOutsideBody,
            Taken(Calls["uphold"](byLink, InTime)).Effects);
        Assert.Equal(WhenOverturned, Taken(Calls["overturn"](byLink, InTime)).Effects);
    }

    [Fact]
    public void Giving_way_tells_of_the_end_and_moves_neither_standing_nor_the_mark()
    {
        var step = Taken(Calls["give way"](Waiting(), InTime));

        Assert.Equal((AppealState.Withdrawn, AppealEffect.TellOutcome, null), (step.Case.State, step.Effects, step.Case.LiftAt));
        Assert.Equal(InTime, step.Case.ClosedAt);
    }

    [Theory, InlineData(0), InlineData(30)]
    public void The_mark_goes_as_many_days_later_as_the_ruling_has(int days)
    {
        foreach (var call in new[] { "uphold", "frivolous", "withdraw" })
        {
            var closed = Taken(Calls[call](In(AppealState.UnderReview) with { DaysToldBeforeLift = days }, InTime)).Case;

            Assert.Equal(InTime.AddDays(days), closed.LiftAt);
            Assert.False(closed.Contests(InTime.AddDays(days)));
        }
    }

    [Theory, InlineData(null), InlineData(""), InlineData(" ")]
    public void Nothing_is_upheld_where_no_outside_body_is_named(string? body) =>
        Assert.Equal(RefusalReason.PolicyInvalid,
            Refused(AppealRules.Uphold(In(AppealState.UnderReview), Independent, ForTheReport, body, 1, InTime)).Refusal.Reason);

    [Fact]
    public void A_reviewer_must_be_independent_of_the_merchant_and_of_their_own_judgement()
    {
        var tied = Independent with { TiedOwners = new HashSet<Guid> { Owner } };
        var judged = Independent with { ReportsJudged = new HashSet<Guid> { Report } };
        var others = Independent with { TiedOwners = new HashSet<Guid> { Merchant }, ReportsJudged = new HashSet<Guid> { Case } };
        var appeal = In(AppealState.UnderReview);

        foreach (var reviewer in new[] { tied, judged })
        {
            Assert.Equal(RefusalReason.ReviewerNotIndependent, Refused(AppealRules.Uphold(appeal, reviewer, ForTheReport, OutsideBody, 1, InTime)).Refusal.Reason);
            Assert.Equal(RefusalReason.ReviewerNotIndependent, Refused(AppealRules.Overturn(appeal, reviewer, ForTheConsumer, 1, InTime)).Refusal.Reason);
            Assert.Equal(RefusalReason.ReviewerNotIndependent, Refused(AppealRules.FindFrivolous(appeal, reviewer, ForTheReport, true, 1, InTime)).Refusal.Reason);
        }

        Assert.IsType<AppealStep.Taken>(AppealRules.Overturn(appeal, others, ForTheConsumer, 1, InTime));
    }

    public static TheoryData<string, DecisionReason[], bool, RefusalReason?> Reasons => new()
    {
        { "none", [], true, RefusalReason.FieldRequired },
        { "six", [.. Enumerable.Repeat(DecisionReason.ProofSufficient, 6)], true, RefusalReason.FieldOutOfRange },
        { "one twice", [DecisionReason.ProofSufficient, DecisionReason.ProofSufficient], true, RefusalReason.FieldOutOfRange },
        { "both that fit", [DecisionReason.ProofSufficient, DecisionReason.NothingAgainst], true, null },
        { "upheld for an overturning reason", [DecisionReason.WrongPerson], true, RefusalReason.FieldOutOfRange },
        { "one fits, one does not", [DecisionReason.ProofSufficient, DecisionReason.WrongPerson], true, RefusalReason.FieldOutOfRange },
        { "all five that fit", [DecisionReason.ProofInsufficient, DecisionReason.WrongPerson, DecisionReason.IdentityTheft, DecisionReason.StatutoryRight, DecisionReason.Pressure], false, null },
        { "overturned for an upholding reason", [DecisionReason.ProofSufficient], false, RefusalReason.FieldOutOfRange },
        { "only the merchant concedes", [DecisionReason.Conceded], false, RefusalReason.FieldOutOfRange },
        { "only time leaves unanswered", [DecisionReason.Unanswered], false, RefusalReason.FieldOutOfRange },
        { "only time runs out", [DecisionReason.NotDecidedInTime], false, RefusalReason.FieldOutOfRange },
    };

    [Theory, MemberData(nameof(Reasons))]
    public void A_decision_needs_reasons_that_go_with_it(string why, DecisionReason[] reasons, bool upheld, RefusalReason? refused)
    {
        var appeal = In(AppealState.UnderReview);
        var step = upheld
            ? AppealRules.Uphold(appeal, Independent, reasons, OutsideBody, 1, InTime)
            : AppealRules.Overturn(appeal, Independent, reasons, 1, InTime);

        Assert.True(refused == (step as AppealStep.Refused)?.Refusal.Reason, why);
        if (step is AppealStep.Taken taken) Assert.Equal(reasons, taken.Case.Reasons);
        else Assert.Equal("reasons", Refused(step).Refusal.Field);
    }

    [Fact]
    public void Overturning_deletes_leaves_a_tombstone_corrects_and_costs_standing()
    {
        var step = Taken(Calls["overturn"](In(AppealState.UnderReview), InTime));

        Assert.Equal((WhenOverturned, Independent.PersonId), (step.Effects, step.Case.DecidedBy));
        Assert.Null(Taken(AppealRules.DeadlinePassed(Waiting(), Filed.AddDays(20))).Case.DecidedBy);
    }

    [Fact]
    public void Nothing_is_frivolous_where_the_ruling_does_not_have_it() =>
        Assert.Equal(RefusalReason.AppealTransitionNotAllowed,
            Refused(AppealRules.FindFrivolous(Waiting(), Independent, ForTheReport, rulingHasIt: false, 1, InTime)).Refusal.Reason);

    [Fact]
    public void A_frivolous_case_leaves_the_report_and_moves_no_standing()
    {
        var step = Taken(Calls["frivolous"](Waiting(), InTime));

        Assert.Equal((AppealState.Frivolous, InTime.AddDays(7), Independent.PersonId), (step.Case.State, step.Case.LiftAt, step.Case.DecidedBy));
        Assert.Equal(AppealEffect.LiftRestriction | AppealEffect.TellBeforeLift | AppealEffect.TellOutcome, step.Effects);
    }

    [Fact]
    public void Information_extends_a_US_clock_by_15_days_once_and_the_merchants_not_at_all()
    {
        var waiting = Waiting(UnitedStates);
        var once = Taken(AppealRules.AddInformation(waiting, UnitedStates, InTime));
        var twice = Taken(AppealRules.AddInformation(once.Case, UnitedStates, InTime.AddDays(1)));

        Assert.Equal(Filed.AddDays(45), once.Case.DecisionDueAt);
        Assert.Equal(waiting.MerchantAnswerDueAt, once.Case.MerchantAnswerDueAt);
        Assert.True(once.Case.Extended);
        Assert.Equal(Filed.AddDays(45), twice.Case.DecisionDueAt);
        Assert.Equal(3, twice.Case.Version);
        Assert.Equal((AppealEffect.AcknowledgeByMail, 0), (once.Effects, once.Path.Count));
    }

    [Fact]
    public void Information_on_day_30_extends_and_after_it_finds_the_case_decided()
    {
        var reviewed = Waiting(UnitedStates) with { State = AppealState.UnderReview };

        Assert.Equal(Filed.AddDays(45), Taken(AppealRules.AddInformation(reviewed, UnitedStates, Filed.AddDays(30))).Case.DecisionDueAt);
        Assert.Equal(AppealState.Overturned, Refused(AppealRules.AddInformation(reviewed, UnitedStates, Filed.AddDays(30).AddTicks(1))).Consequence!.Case.State);
    }

    [Fact]
    public void Information_does_not_move_a_European_clock()
    {
        var step = Taken(AppealRules.AddInformation(Waiting(), Europe, InTime));

        Assert.Equal(Filed.AddMonths(1), step.Case.DecisionDueAt);
        Assert.False(step.Case.Extended);
    }

    [Theory]
    [InlineData(ReportGone.WithdrawnByMerchant, AppealEffect.TellOutcome | AppealEffect.StandingLost)]
    [InlineData(ReportGone.CustomerRight, AppealEffect.TellOutcome)]
    [InlineData(ReportGone.Expired, AppealEffect.TellOutcome)]
    [InlineData(ReportGone.Erased, AppealEffect.TellOutcome)]
    public void A_report_taken_back_while_contested_costs_what_conceding_costs(ReportGone because, AppealEffect effects)
    {
        var step = Taken(AppealRules.EndBecauseReportGone(Waiting(), because, InTime));

        Assert.Equal((AppealState.Ended, effects, null), (step.Case.State, step.Effects, step.Case.LiftAt));
        Assert.Equal(InTime, step.Case.ClosedAt);
    }

    [Fact]
    public void A_report_that_goes_after_the_deadline_was_lost_already()
    {
        var step = Taken(AppealRules.EndBecauseReportGone(Waiting(), ReportGone.Expired, Filed.AddDays(15)));

        Assert.Equal((AppealState.Overturned, WhenOverturned), (step.Case.State, step.Effects));
        Assert.Equal([DecisionReason.Unanswered], step.Case.Reasons);
    }

    [Fact]
    public void Withdrawing_lifts_only_seven_days_later_and_moves_no_standing()
    {
        var step = Taken(AppealRules.Withdraw(Waiting(), InTime));

        Assert.Equal(InTime.AddDays(7), step.Case.LiftAt);
        Assert.Equal(AppealEffect.LiftRestriction | AppealEffect.TellBeforeLift | AppealEffect.TellOutcome, step.Effects);
    }

    [Fact]
    public void A_report_stays_contested_while_any_case_is_open_or_about_to_be_lifted()
    {
        var upheld = Taken(Calls["uphold"](In(AppealState.UnderReview), InTime)).Case;
        var second = Taken(File(ground: AppealGround.NotMe, now: InTime.AddDays(6), earlier: upheld)).Case;

        Assert.True(AppealRules.IsContested([upheld], InTime.AddDays(7).AddTicks(-1)));
        Assert.False(AppealRules.IsContested([upheld], InTime.AddDays(7)));
        Assert.True(AppealRules.IsContested([upheld, second], InTime.AddDays(7)));
        Assert.False(AppealRules.IsContested([], InTime));
    }
}
