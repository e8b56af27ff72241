namespace CustomerRegistry.Domain.Disclosures;

/// <summary>Why a request was granted or refused. Numbers are those of the proto.</summary>
public enum RightsDecisionReason
{
    /// <summary>What was asked was done at once.</summary>
    Done = 1,

    /// <summary>Nobody showed in time that it may be kept: it is done (the clock ran out).</summary>
    NotAnsweredInTime = 2,

    /// <summary>The entry was wrong or could not be verified.</summary>
    NotVerified = 3,

    /// <summary>The person's interests outweigh the use (GDPR art. 21(1)).</summary>
    InterestsOutweigh = 4,

    /// <summary>Compelling legitimate grounds were shown (GDPR art. 21(1)).</summary>
    CompellingGrounds = 5,

    /// <summary>The entry was verified and is still needed (GDPR art. 17(1)(a)).</summary>
    VerifiedAndNeeded = 6,

    /// <summary>It is kept for a legal claim (GDPR art. 17(3)(e)).</summary>
    LegalClaim = 7,

    /// <summary>A person looked and comes to the same answer.</summary>
    AnswerConfirmed = 8,

    /// <summary>A person looked and comes to another answer; the shop is told.</summary>
    AnswerChanged = 9,
}
