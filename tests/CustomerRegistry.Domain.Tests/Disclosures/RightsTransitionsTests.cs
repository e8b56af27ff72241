using CustomerRegistry.Domain.Disclosures;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Disclosures;

public sealed class RightsTransitionsTests
{
    [Theory]
    [InlineData(RightsEvent.Granted, RightsState.Granted)]
    [InlineData(RightsEvent.Refused, RightsState.Refused)]
    [InlineData(RightsEvent.DeadlinePassed, RightsState.Granted)]
    [InlineData(RightsEvent.Extended, RightsState.Open)]
    [InlineData(RightsEvent.Withdrawn, RightsState.Withdrawn)]
    [InlineData(RightsEvent.EntryGone, RightsState.Ended)]
    public void An_open_request_takes_every_event(RightsEvent happened, RightsState next) =>
        Assert.Equal(next, RightsTransitions.Next(RightsState.Open, happened));

    [Fact]
    public void A_closed_request_takes_none()
    {
        foreach (var state in Enum.GetValues<RightsState>().Where(x => x != RightsState.Open))
        {
            Assert.All(Enum.GetValues<RightsEvent>(), happened => Assert.Null(RightsTransitions.Next(state, happened)));
        }
    }
}
