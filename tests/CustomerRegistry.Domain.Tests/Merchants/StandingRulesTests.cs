using CsCheck;
using CustomerRegistry.Domain.Merchants;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Merchants;

public sealed class StandingRulesTests
{
    private static readonly StandingParameters Parameters = new(AssumedRate: 0.85, PoolStrength: 20, PriorStrength: 10, Floor: 0.5);

    // Large enough that the pool's own rate of 0.85 is all that is seen of it.
    private static readonly StandingPool Usual = new(Upheld: 85_000, Lost: 15_000);

    private static readonly (int PerMille, bool Stopped, string Because, StandingFacts Facts)[] Rows =
    [
        (850, false, "nothing decided: where all merchants stand", new(0, 0, 0)),
        (773, false, "one lost case moves little", new(0, 1, 0)),
        (773, false, "an unanswered one is a lost one", new(0, 0, 1)),
        (864, false, "one upheld case moves less than that", new(1, 0, 0)),
        (986, false, "a hundred upheld", new(100, 0, 0)),
        (500, false, "seven lost and none won: at the floor is not below it", new(0, 4, 3)),
        (472, true, "the eighth", new(0, 4, 4)),
        (472, false, "an operator decided that its reports count again", new(0, 4, 4, LostWhenResumed: 8)),
        (447, true, "and it lost another one since", new(0, 4, 5, LostWhenResumed: 8)),
        (540, false, "resumed, then won: above the floor anyway", new(5, 4, 6, LostWhenResumed: 8)),
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
    public void The_assumed_rate_gives_way_to_all_merchants_own()
    {
        Assert.Equal(850, StandingRules.Of(new(0, 0, 0), new(0, 0), Parameters).PerMille);
        Assert.Equal(675, StandingRules.Of(new(0, 0, 0), new(10, 10), Parameters).PerMille);
        Assert.Equal(500, StandingRules.Of(new(0, 0, 0), new(100_000, 100_000), Parameters).PerMille);
    }

    [Fact]
    public void A_lost_case_never_raises_standing_and_an_upheld_one_never_lowers_it() =>
        Gen.Select(Gen.Int[0, 200], Gen.Int[0, 200], Gen.Int[0, 200], Gen.Int[0, 500], Gen.Int[0, 500]).Sample(
            (upheld, overturned, unanswered, poolUpheld, poolLost) =>
            {
                int At(int up, int over, int open) => StandingRules.Of(new(up, over, open), new(poolUpheld, poolLost), Parameters).PerMille;
                var now = At(upheld, overturned, unanswered);
                Assert.InRange(now, 0, 1000);
                Assert.True(At(upheld, overturned + 1, unanswered) <= now);
                Assert.Equal(At(upheld, overturned + 1, unanswered), At(upheld, overturned, unanswered + 1));
                Assert.True(At(upheld + 1, overturned, unanswered) >= now);
            },
            iter: 3000);
}
