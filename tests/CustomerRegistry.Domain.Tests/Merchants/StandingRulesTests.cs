using CsCheck;
using CustomerRegistry.Domain.Merchants;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Merchants;

public sealed class StandingRulesTests
{
    private static readonly StandingParameters Parameters = new(
        AssumedUpheld: 0.85, AssumedLost: 0.05, PoolCases: 10, PoolReports: 50, OwnCases: 10, OwnReports: 40, Floor: 0.4);

    // Large enough that nothing is seen of what is assumed: 0.85 of the cases upheld, 0.05 of the reports lost.
    private static readonly StandingPool Usual = new(Upheld: 85_000, Lost: 15_000, Reports: 300_000);

    private static readonly (int PerMille, bool Stopped, string Because, StandingFacts Facts)[] Rows =
    [
        (1000, false, "nothing known: weighs as all do", new(0, 0, 0, Reports: 0)),
        (909, false, "one lost case of ten reports moves little", new(0, 1, 0, Reports: 10)),
        (909, false, "an unanswered one is a lost one", new(0, 0, 1, Reports: 10)),
        (1000, false, "an upheld case takes nothing off", new(1, 0, 0, Reports: 10)),
        (1000, false, "only its few wrong reports are contested: ten lost of a thousand, none upheld", new(0, 10, 0, Reports: 1000)),
        (1000, false, "its customers contest everything: ten lost of a hundred and twenty, but ninety upheld", new(90, 10, 0, Reports: 120)),
        (526, false, "wrong by both: nine lost of sixty, none upheld", new(0, 5, 4, Reports: 60)),
        (412, false, "the fifteenth lost of a hundred: still above the floor", new(0, 8, 7, Reports: 100)),
        (389, true, "the sixteenth", new(0, 8, 8, Reports: 100)),
        (389, false, "an operator decided that its reports count again", new(0, 8, 8, Reports: 100, LostWhenResumed: 16)),
        (370, true, "and it lost another one since", new(0, 8, 9, Reports: 100, LostWhenResumed: 16)),
        (588, false, "resumed, then won: above the floor anyway", new(9, 8, 8, Reports: 60, LostWhenResumed: 16)),
        (200, true, "fewer reports than lost cases cannot be: as many are taken", new(0, 40, 0, Reports: 0)),
    ];

    [Fact]
    public void Standing_by_how_contested_reports_ended()
    {
        foreach (var (perMille, stopped, because, facts) in Rows)
        {
            var standing = StandingRules.Of(facts, Usual, Parameters);
            Assert.True(standing == new Standing(perMille, stopped), $"{because}: {standing}");
        }
    }

    [Fact]
    public void What_is_assumed_gives_way_to_all_merchants_own()
    {
        var facts = new StandingFacts(0, 10, 0, Reports: 100);
        Assert.Equal(583, StandingRules.Of(facts, new(0, 0, 0), Parameters).PerMille);
        Assert.Equal(875, StandingRules.Of(facts, new(10, 10, 100), Parameters).PerMille);
        Assert.Equal(1000, StandingRules.Of(facts, new(1_000, 9_000, 90_000), Parameters).PerMille);
    }

    [Fact]
    public void A_lost_case_never_raises_standing_and_an_upheld_one_never_lowers_it() =>
        Gen.Select(Gen.Int[0, 200], Gen.Int[0, 200], Gen.Int[0, 200], Gen.Int[0, 3000], Gen.Int[0, 500], Gen.Int[0, 500]).Sample(
            (upheld, overturned, unanswered, reports, poolUpheld, poolLost) =>
            {
                int At(int up, int over, int open) => StandingRules.Of(
                    new(up, over, open, 700 + reports), new(poolUpheld, poolLost, 5_000), Parameters).PerMille;
                var now = At(upheld, overturned, unanswered);
                Assert.InRange(now, 0, 1000);
                Assert.True(At(upheld, overturned + 1, unanswered) <= now);
                Assert.Equal(At(upheld, overturned + 1, unanswered), At(upheld, overturned, unanswered + 1));
                Assert.True(At(upheld + 1, overturned, unanswered) >= now);
            },
            iter: 3000);
}
