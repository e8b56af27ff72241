using CustomerRegistry.Domain.Reports;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Reports;

public sealed class RejudgementRulesTests
{
    // Known values: Newcombe, Two-sided confidence intervals for the single proportion (1998), table I, method 3 (Wilson
    // without continuity correction), to four places.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void The_interval_is_Wilsons(int wrong, int judged, double low, double high)
    {
        var interval = RejudgementRules.Interval(wrong, judged);
        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void Of_nothing_nothing_is_known() => Assert.Equal((0.0, 1.0), RejudgementRules.Interval(0, 0));

    [Theory]
    [InlineData(0, 1000, false, "none is wrong")]
    [InlineData(4, 100, false, "a share of 4 %, surely above 1.5 % only")]
    [InlineData(5, 100, true, "a share of 5 %, surely above 2.1 %")]
    [InlineData(30, 1000, true, "3 %, surely above 2.1 %")]
    [InlineData(29, 1000, true, "2.9 %, surely above 2.02 %")]
    [InlineData(28, 1000, false, "2.8 %, surely above 1.9 % only")]
    [InlineData(1, 50, false, "the first wrong one of a sample, whatever the order")]
    [InlineData(1, 9, false, "0.0199")]
    [InlineData(1, 8, true, "0.0224: a registry so small is one whose share is surely above")]
    public void Sharing_stops_where_the_share_is_surely_above_two_percent(int wrong, int drawn, bool stops, string why) =>
        Assert.True(RejudgementRules.StopsSharing(wrong, drawn) == stops, why);

    [Fact]
    public void More_wrong_ones_never_let_sharing_go_on()
    {
        for (var drawn = 1; drawn <= 400; drawn++)
        {
            var stopped = false;
            for (var wrong = 0; wrong <= drawn; wrong++)
            {
                var stops = RejudgementRules.StopsSharing(wrong, drawn);
                Assert.False(stopped && !stops, $"{wrong} of {drawn}");
                stopped = stops;
            }
        }
    }

    [Fact]
    public void More_wrong_than_judged_is_a_bug() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RejudgementRules.Interval(2, 1));
}
