using CsCheck;
using CustomerRegistry.Domain.Appeals;
using Xunit;
using static CustomerRegistry.Domain.Tests.Appeals.AppealCases;

namespace CustomerRegistry.Domain.Tests.Appeals;

/// <summary>Any sequence of calls at any times, by anybody, with right and wrong etags.</summary>
public sealed class AppealPropertyTests
{
    // Many short sequences: most end by withdrawal or time, and the property must see those that a reviewer decides too.
    private const int Samples = 5000;

    private static readonly Gen<(int Call, int Hours, bool RightEtag)[]> Sequences =
        Gen.Select(Gen.Int[0, 8], Gen.Int[0, 200], Gen.Int[0, 3].Select(i => i > 0)).Array[0, 12];

    [Fact]
    public void No_state_follows_a_final_one() => Gen.Select(Sequences, Gen.Bool, Gen.Bool).Sample((calls, us, restricts) =>
    {
        foreach (var (before, step, _) in Run(calls, us, restricts))
        {
            if (before.IsOpen) continue;
            Assert.Null(Assert.IsType<AppealStep.Refused>(step).Consequence);
        }
    }, iter: Samples);

    [Fact]
    public void A_contested_listing_is_never_lifted_within_seven_days_of_being_contested() =>
        Gen.Select(Sequences, Gen.Bool, Gen.Bool).Sample((calls, us, restricts) =>
        {
            foreach (var (_, step, now) in Run(calls, us, restricts))
            {
                if (Result(step) is not { } taken) continue;
                if (taken.Case.LiftAt is { } liftAt)
                {
                    Assert.True(taken.Effects.HasFlag(AppealEffect.LiftRestriction | AppealEffect.TellBeforeLift));
                    Assert.Equal(now.AddDays(7), liftAt);
                    Assert.True(taken.Case.Contests(now.AddDays(7).AddTicks(-1)));
                }
                else if (!taken.Case.IsOpen)
                {
                    // Not lifted at all: the report is gone.
                    Assert.True(taken.Case.State is AppealState.Overturned or AppealState.Ended);
                    Assert.False(taken.Effects.HasFlag(AppealEffect.LiftRestriction));
                }
            }
        }, iter: Samples);

    [Fact]
    public void Every_step_follows_the_table_raises_the_version_by_one_and_never_moves_both_standings() =>
        Gen.Select(Sequences, Gen.Bool, Gen.Bool).Sample((calls, us, restricts) =>
        {
            foreach (var (before, step, _) in Run(calls, us, restricts))
            {
                if (Result(step) is not { } taken) continue;
                Assert.Equal(before.Version + 1, taken.Case.Version);
                Assert.False(taken.Effects.HasFlag(AppealEffect.StandingLost | AppealEffect.StandingWon));
                Assert.Equal(taken.Case.State == AppealState.Overturned, taken.Effects.HasFlag(AppealEffect.DeleteReport | AppealEffect.LeaveTombstone | AppealEffect.SendCorrections));
                Assert.Equal(taken.Case.State == AppealState.Upheld, taken.OutsideBody is not null);
                var state = before.State;
                foreach (var next in taken.Path)
                {
                    Assert.Contains(Enum.GetValues<AppealEvent>(), happened => AppealTransitions.Next(state, happened) == next);
                    state = next;
                }

                Assert.Equal(taken.Case.State, state);
            }
        }, iter: Samples);

    [Fact]
    public void After_its_last_deadline_a_case_is_never_open_once_anybody_has_called() =>
        Gen.Select(Sequences, Gen.Bool, Gen.Int[0, 8]).Sample((calls, us, last) =>
        {
            var appeal = Waiting(us ? UnitedStates : Europe);
            foreach (var (_, step, _) in Run(calls, us, true)) appeal = Result(step)?.Case ?? appeal;
            var step2 = Call(appeal, last, appeal.DecisionDueAt.AddDays(1), true, us);
            Assert.False((Result(step2)?.Case ?? appeal).IsOpen);
        }, iter: Samples);

    private static List<(Appeal Before, AppealStep Step, DateTimeOffset Now)> Run((int Call, int Hours, bool RightEtag)[] calls, bool us, bool restricts)
    {
        var appeal = Waiting(us ? UnitedStates : Europe, restricts);
        var now = Filed;
        var run = new List<(Appeal, AppealStep, DateTimeOffset)>();
        foreach (var (call, hours, rightEtag) in calls)
        {
            now = now.AddHours(hours);
            var step = Call(appeal, call, now, rightEtag, us);
            run.Add((appeal, step, now));
            appeal = Result(step)?.Case ?? appeal;
        }

        return run;
    }

    private static AppealStep Call(Appeal appeal, int call, DateTimeOffset now, bool rightEtag, bool us)
    {
        var version = rightEtag ? appeal.Version : appeal.Version + 1;
        return call switch
        {
            0 => AppealRules.Concede(appeal, Merchant, version, now),
            1 => AppealRules.Defend(appeal, Merchant, version, now),
            2 => AppealRules.Uphold(appeal, Independent, ForTheReport, OutsideBody, version, now),
            3 => AppealRules.Overturn(appeal, Independent, ForTheConsumer, version, now),
            4 => AppealRules.FindFrivolous(appeal, Independent, ForTheReport, us, version, now),
            5 => AppealRules.AddInformation(appeal, us ? UnitedStates : Europe, now),
            6 => AppealRules.Withdraw(appeal, now),
            7 => AppealRules.EndBecauseReportGone(appeal, ReportGone.WithdrawnByMerchant, now),
            _ => AppealRules.DeadlinePassed(appeal, now),
        };
    }

    private static AppealStep.Taken? Result(AppealStep step) => step switch
    {
        AppealStep.Taken taken => taken,
        AppealStep.Refused refused => refused.Consequence,
        _ => throw new InvalidOperationException(),
    };
}
