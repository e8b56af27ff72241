namespace CustomerRegistry.Domain.Appeals;

/// <summary>What can happen to a case. Which of them is legal in which state is <see cref="AppealTransitions"/>'s table.</summary>
public enum AppealEvent
{
    /// <summary>The case is in the merchant's list and the mail to it is queued.</summary>
    MerchantAsked = 1,
    MerchantConceded = 2,

    /// <summary>What follows a concession, in the same change.</summary>
    ConcessionCarriedOut = 3,
    MerchantDefended = 4,

    /// <summary>What follows a defence, in the same change.</summary>
    SentToReview = 5,
    ReviewerUpheld = 6,
    ReviewerOverturned = 7,
    DeadlinePassed = 8,
    InformationAdded = 9,
    Withdrawn = 10,
    ReportGone = 11,
    FoundFrivolous = 12,
}
