namespace CustomerRegistry.Domain.Appeals;

/// <summary>The one table of legal transitions (design section 9). What is not in it is not allowed.</summary>
public static class AppealTransitions
{
    private static readonly Dictionary<(AppealState, AppealEvent), AppealState> Table = new()
    {
        [(AppealState.Filed, AppealEvent.MerchantAsked)] = AppealState.AwaitingMerchant,
        // Nobody asked the merchant in time: the registry's own delay never keeps an entry alive.
        [(AppealState.Filed, AppealEvent.DeadlinePassed)] = AppealState.Overturned,
        [(AppealState.Filed, AppealEvent.InformationAdded)] = AppealState.Filed,
        [(AppealState.Filed, AppealEvent.Withdrawn)] = AppealState.Withdrawn,
        [(AppealState.Filed, AppealEvent.ReportGone)] = AppealState.Ended,
        [(AppealState.Filed, AppealEvent.FoundFrivolous)] = AppealState.Frivolous,

        [(AppealState.AwaitingMerchant, AppealEvent.MerchantConceded)] = AppealState.Conceded,
        [(AppealState.AwaitingMerchant, AppealEvent.MerchantDefended)] = AppealState.Defended,
        [(AppealState.AwaitingMerchant, AppealEvent.DeadlinePassed)] = AppealState.Overturned,
        [(AppealState.AwaitingMerchant, AppealEvent.InformationAdded)] = AppealState.AwaitingMerchant,
        [(AppealState.AwaitingMerchant, AppealEvent.Withdrawn)] = AppealState.Withdrawn,
        [(AppealState.AwaitingMerchant, AppealEvent.ReportGone)] = AppealState.Ended,
        [(AppealState.AwaitingMerchant, AppealEvent.FoundFrivolous)] = AppealState.Frivolous,

        // A conceded case is won: there is nothing left to add, and nobody may call it frivolous.
        [(AppealState.Conceded, AppealEvent.ConcessionCarriedOut)] = AppealState.Overturned,
        [(AppealState.Conceded, AppealEvent.DeadlinePassed)] = AppealState.Overturned,
        [(AppealState.Conceded, AppealEvent.Withdrawn)] = AppealState.Withdrawn,
        [(AppealState.Conceded, AppealEvent.ReportGone)] = AppealState.Ended,

        [(AppealState.Defended, AppealEvent.SentToReview)] = AppealState.UnderReview,
        [(AppealState.Defended, AppealEvent.DeadlinePassed)] = AppealState.Overturned,
        [(AppealState.Defended, AppealEvent.InformationAdded)] = AppealState.Defended,
        [(AppealState.Defended, AppealEvent.Withdrawn)] = AppealState.Withdrawn,
        [(AppealState.Defended, AppealEvent.ReportGone)] = AppealState.Ended,
        [(AppealState.Defended, AppealEvent.FoundFrivolous)] = AppealState.Frivolous,

        [(AppealState.UnderReview, AppealEvent.ReviewerUpheld)] = AppealState.Upheld,
        [(AppealState.UnderReview, AppealEvent.ReviewerOverturned)] = AppealState.Overturned,
        [(AppealState.UnderReview, AppealEvent.DeadlinePassed)] = AppealState.Overturned,
        [(AppealState.UnderReview, AppealEvent.InformationAdded)] = AppealState.UnderReview,
        [(AppealState.UnderReview, AppealEvent.Withdrawn)] = AppealState.Withdrawn,
        [(AppealState.UnderReview, AppealEvent.ReportGone)] = AppealState.Ended,
        [(AppealState.UnderReview, AppealEvent.FoundFrivolous)] = AppealState.Frivolous,
    };

    /// <summary>The state that follows, or null where the event is not allowed in this state.</summary>
    public static AppealState? Next(AppealState state, AppealEvent happened) =>
        Table.TryGetValue((state, happened), out var next) ? next : null;

    public static bool IsFinal(AppealState state) => state switch
    {
        AppealState.Filed => false,
        AppealState.AwaitingMerchant => false,
        AppealState.Conceded => false,
        AppealState.Defended => false,
        AppealState.UnderReview => false,
        AppealState.Upheld => true,
        AppealState.Overturned => true,
        AppealState.Withdrawn => true,
        AppealState.Ended => true,
        AppealState.Frivolous => true,
    };
}
