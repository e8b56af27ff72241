using CustomerRegistry.Domain.Appeals;
using Xunit;
using static CustomerRegistry.Domain.Appeals.AppealState;

namespace CustomerRegistry.Domain.Tests.Appeals;

public sealed class AppealTransitionsTests
{
    // Rows: states. Columns, in the order of the enum: asked, conceded, carried out, defended, to review, upheld, overturned,
    // deadline, information, withdrawn, report gone, frivolous. A dot is "not allowed".
    private const string Expected = """
        Filed            | AwaitingMerchant . . . . . . Overturned Filed Withdrawn Ended Frivolous
        AwaitingMerchant | . Conceded . Defended . . . Overturned AwaitingMerchant Withdrawn Ended Frivolous
        Conceded         | . . Overturned . . . . Overturned . Withdrawn Ended .
        Defended         | . . . . UnderReview . . Overturned Defended Withdrawn Ended Frivolous
        UnderReview      | . . . . . Upheld Overturned Overturned UnderReview Withdrawn Ended Frivolous
        Upheld           | . . . . . . . . . . . .
        Overturned       | . . . . . . . . . . . .
        Withdrawn        | . . . . . . . . . . . .
        Ended            | . . . . . . . . . . . .
        Frivolous        | . . . . . . . . . . . .
        """;

    [Fact]
    public void Every_state_meets_every_event_as_the_table_says()
    {
        var actual = Enum.GetValues<AppealState>().Select(state =>
            $"{state,-16} | " + string.Join(' ', Enum.GetValues<AppealEvent>()
                .Select(happened => AppealTransitions.Next(state, happened)?.ToString() ?? ".")));

        Assert.Equal(Expected, string.Join('\n', actual));
    }

    [Fact]
    public void Any_open_state_can_end_by_the_consumer_by_time_and_with_the_report()
    {
        foreach (var state in Enum.GetValues<AppealState>().Where(state => !AppealTransitions.IsFinal(state)))
        {
            Assert.Equal(Withdrawn, AppealTransitions.Next(state, AppealEvent.Withdrawn));
            Assert.Equal(Ended, AppealTransitions.Next(state, AppealEvent.ReportGone));
            Assert.Equal(Overturned, AppealTransitions.Next(state, AppealEvent.DeadlinePassed));
        }
    }

    [Fact]
    public void Only_a_reviewer_can_uphold()
    {
        var upholding = from state in Enum.GetValues<AppealState>()
                        from happened in Enum.GetValues<AppealEvent>()
                        where AppealTransitions.Next(state, happened) == Upheld
                        select (state, happened);

        Assert.Equal([(UnderReview, AppealEvent.ReviewerUpheld)], upholding);
    }
}
