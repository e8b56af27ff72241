using CsCheck;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Domain.Tests.Jurisdictions;
using Xunit;
using static CustomerRegistry.Domain.Tests.Merchants.Figures;

namespace CustomerRegistry.Domain.Tests.Merchants;

public sealed class OutcomeDutyRulesTests
{
    private static readonly OutcomesSeen Never = OutcomesSeen.None;

    // Held before, due, missing, what an operator saw, what follows.
    private static readonly (string Because, OutcomeState Held, int Due, int Missing, OutcomesSeen Seen, OutcomeState Next)[] Rows =
    [
        ("nothing due", OutcomeState.InOrder, 0, 0, Never, OutcomeState.InOrder),
        ("nineteen due, all missing: too few", OutcomeState.InOrder, 19, 19, Never, OutcomeState.InOrder),
        ("twenty due, all missing", OutcomeState.InOrder, 20, 20, Never, OutcomeState.Stopped),
        ("twenty due, one missing: a twentieth is not over it", OutcomeState.InOrder, 20, 1, Never, OutcomeState.InOrder),
        ("4.9 %", OutcomeState.InOrder, 1000, 49, Never, OutcomeState.InOrder),
        ("5 %", OutcomeState.InOrder, 1000, 50, Never, OutcomeState.InOrder),
        ("5.1 %", OutcomeState.InOrder, 1000, 51, Never, OutcomeState.Slowed),
        ("19.9 %", OutcomeState.InOrder, 1000, 199, Never, OutcomeState.Slowed),
        ("20 %", OutcomeState.InOrder, 1000, 200, Never, OutcomeState.Slowed),
        ("20.1 %", OutcomeState.InOrder, 1000, 201, Never, OutcomeState.Stopped),
        ("a slowed one that recorded", OutcomeState.Slowed, 1000, 50, Never, OutcomeState.InOrder),
        ("a slowed one that recorded too few", OutcomeState.Slowed, 1000, 51, Never, OutcomeState.Slowed),
        ("a slowed one that got worse", OutcomeState.Slowed, 1000, 300, Never, OutcomeState.Stopped),
        ("a slowed one of which little is due any more", OutcomeState.Slowed, 19, 19, Never, OutcomeState.InOrder),
        ("a stopped one that recorded everything waits for the operator", OutcomeState.Stopped, 1000, 0, Never, OutcomeState.Stopped),
        ("a stopped one that waited it out", OutcomeState.Stopped, 0, 0, Never, OutcomeState.Stopped),
        ("an operator saw just this: slowed, not stopped", OutcomeState.Slowed, 1000, 300, new(300, 1000), OutcomeState.Slowed),
        ("one more at a higher share", OutcomeState.Slowed, 1000, 301, new(300, 1000), OutcomeState.Stopped),
        ("more of more, at a lower share", OutcomeState.Slowed, 1100, 310, new(300, 1000), OutcomeState.Slowed),
        ("fewer, at a higher share", OutcomeState.Slowed, 500, 290, new(300, 1000), OutcomeState.Slowed),
    ];

    [Fact]
    public void What_follows_from_missing_outcomes()
    {
        foreach (var (because, held, due, missing, seen, expected) in Rows)
        {
            var next = OutcomeDutyRules.Next(held, Outcomes(due, missing), seen, Parameters);
            Assert.True(next == expected, $"{because}: {next}");
        }
    }

    [Theory]
    [InlineData(1000, 300, OutcomeState.Slowed)]
    [InlineData(1000, 51, OutcomeState.Slowed)]
    [InlineData(1000, 50, OutcomeState.InOrder)]
    [InlineData(0, 0, OutcomeState.InOrder)]
    public void A_lifted_stop_leaves_at_most_a_slowed_merchant(int due, int missing, OutcomeState expected) =>
        Assert.Equal(expected, OutcomeDutyRules.Lifted(Outcomes(due, missing), Parameters));

    [Fact]
    public void A_look_is_remembered_until_everything_is_in_order_again()
    {
        var seen = new OutcomesSeen(600, 1000);
        Assert.Equal(seen, OutcomeDutyRules.Remembered(OutcomeState.Slowed, seen));
        Assert.Equal(Never, OutcomeDutyRules.Remembered(OutcomeState.InOrder, seen));
        // So what would have been no worse than that look stops it again.
        Assert.Equal(OutcomeState.Slowed, OutcomeDutyRules.Next(OutcomeState.Slowed, Outcomes(1000, 500), seen, Parameters));
        Assert.Equal(OutcomeState.Stopped, OutcomeDutyRules.Next(OutcomeState.InOrder, Outcomes(1000, 500), Never, Parameters));
    }

    [Fact]
    public void Recording_an_outcome_never_makes_it_worse() =>
        Gen.Select(Gen.Enum<OutcomeState>(), Gen.Int[0, 300], Gen.Int[0, 300], Gen.Int[0, 300], Gen.Int[0, 300]).Sample(
            (held, due, missing, seenMissing, seenDue) =>
            {
                if (missing > due || missing == 0) return;
                var seen = new OutcomesSeen(Math.Min(seenMissing, seenDue), seenDue);
                Assert.True(
                    OutcomeDutyRules.Next(held, Outcomes(due, missing - 1), seen, Parameters)
                    <= OutcomeDutyRules.Next(held, Outcomes(due, missing), seen, Parameters));
            },
            iter: 3000);

    private static readonly (string Because, bool ReasonsOnly, OutcomeCount[] Recorded)[] Ways =
    [
        ("nothing recorded", false, []),
        ("89 of 100 refused by a rule", false, [Refused(89), ByPerson(11)]),
        ("90 of 100: not over it", false, [Refused(90), ByPerson(10)]),
        ("91 of 100", true, [Refused(91), ByPerson(9)]),
        ("all of 49: too few", false, [Refused(49)]),
        ("all of 50", true, [Refused(50)]),
        ("half one way, half another: a rule that alternates is a rule", true,
            [Refused(50), Ended(RiskLevel.High, ShopAction.SafeguardAdded, DecidedBy.Rule, 50)]),
        ("a person decided them all", false, [ByPerson(100)]),
        ("the order went on by a rule: no decision against anybody", false,
            [Ended(RiskLevel.High, ShopAction.Proceeded, DecidedBy.Rule, 100)]),
        ("each level for itself: nine of LOW do not dilute HIGH", true,
            [Refused(60), Ended(RiskLevel.Low, ShopAction.Proceeded, DecidedBy.Person, 1000)]),
        ("45 of each of two levels: neither is enough", false,
            [Refused(45), Ended(RiskLevel.Medium, ShopAction.OptionNotOffered, DecidedBy.Rule, 45)]),
    ];

    [Fact]
    public void Reasons_only_where_a_rule_alone_decides_most_of_one_level()
    {
        foreach (var (because, expected, recorded) in Ways)
        {
            Assert.True(OutcomeDutyRules.ReasonsOnly(Outcomes(1000, 0, recorded), Parameters) == expected, because);
        }
    }

    [Fact]
    public void Reasons_only_takes_the_number_away_and_asks_for_a_person_and_changes_nothing_else()
    {
        var ruling = ShippedPolicy.Book.CheckerFor(Country.Parse("GB"), Country.Parse("GB"), new DateOnly(2026, 11, 1));
        Assert.Same(ruling, OutcomeDutyRules.Apply(ruling, reasonsOnly: false));
        var applied = OutcomeDutyRules.Apply(ruling, reasonsOnly: true);
        Assert.Equal((false, true), (applied.Flags.ScoreAllowed, applied.Flags.HumanReviewRequired));
        Assert.Equal(
            ruling,
            applied with
            {
                Flags = applied.Flags with
                {
                    ScoreAllowed = ruling.Flags.ScoreAllowed,
                    HumanReviewRequired = ruling.Flags.HumanReviewRequired,
                },
            });
    }

    [Theory]
    [InlineData(100_000, 1000)]
    [InlineData(5_000, 500)]
    [InlineData(9, 1)]
    [InlineData(0, 1)]
    public void A_slowed_ration_is_a_share_with_a_most_and_a_least(int ration, int slowed) =>
        Assert.Equal(slowed, Parameters.SlowedRation(ration));

    private static OutcomeCount Refused(int count) => Ended(RiskLevel.High, ShopAction.OptionNotOffered, DecidedBy.Rule, count);

    private static OutcomeCount ByPerson(int count) => Ended(RiskLevel.High, ShopAction.OptionNotOffered, DecidedBy.Person, count);
}
