using CustomerRegistry.Domain.Jurisdictions;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Jurisdictions;

public sealed class SmallCellsTests
{
    [Theory]
    [InlineData(0, false, "0", "nobody is nobody")]
    [InlineData(1, false, "<5", "one could be known")]
    [InlineData(4, false, "<5", "four could be")]
    [InlineData(5, false, "5", "the least that is shown")]
    [InlineData(1, true, "1", "for the officer")]
    public void Few_are_not_told_apart(long count, bool exact, string shown, string why) =>
        Assert.True(SmallCells.Show(count, exact) == shown, why);

    [Theory]
    [InlineData("10 8 2 0", "10 * <5 0", "10 less 8 would be 2")]
    [InlineData("10 3 7", "10 <5 *", "10 less 7 would be 3")]
    [InlineData("10 3 3 4", "10 <5 <5 <5", "none can be worked out alone")]
    [InlineData("3 3 0", "<5 <5 0", "the total is hidden itself")]
    [InlineData("30 9 6 15", "30 9 6 15", "nothing is hidden")]
    [InlineData("30 20 2 8", "30 20 <5 *", "the next smallest")]
    [InlineData("5 1 4", "5 <5 <5", "both are hidden")]
    public void What_is_hidden_cannot_be_worked_out_from_its_row(string counts, string shown, string why) =>
        Assert.True(string.Join(' ', SmallCells.ShowRow([.. counts.Split(' ').Select(long.Parse)], exact: false)) == shown, why);

    [Fact]
    public void The_officer_sees_all() => Assert.Equal(["10", "8", "2"], SmallCells.ShowRow([10, 8, 2], exact: true));
}
