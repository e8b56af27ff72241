namespace CustomerRegistry.Domain.Appeals;

/// <summary>
/// What a change of a case asks of the other rooms, in the same transaction. None of them can be bought, and none has an
/// amount: filing, reading, adding, withdrawing and winning cost nothing.
/// </summary>
[Flags]
public enum AppealEffect
{
    None = 0,

    /// <summary>The listings say that an appeal is open; each check's viewing ruling decides what that means.</summary>
    MarkContested = 1 << 0,

    /// <summary>The admission ruling says that nobody sees the listings while the case is open.</summary>
    RestrictListings = 1 << 1,

    /// <summary>The case enters the merchant's list and a mail to it is queued.</summary>
    AskMerchant = 1 << 2,

    /// <summary>The consumer is told that the case was received, and by when it is decided.</summary>
    AcknowledgeByMail = 1 << 3,

    /// <summary>STOP_USING to everybody who received a listing of the report.</summary>
    SendCorrections = 1 << 4,

    DeleteReport = 1 << 5,

    /// <summary>The report of this order may not come back.</summary>
    LeaveTombstone = 1 << 6,

    /// <summary>The merchant's report did not stand: its standing falls.</summary>
    StandingLost = 1 << 7,

    /// <summary>The merchant's report stood.</summary>
    StandingWon = 1 << 8,

    /// <summary>The contested mark goes at <see cref="Appeal.LiftAt"/>, not now.</summary>
    LiftRestriction = 1 << 9,

    /// <summary>Both sides are told how the case ended, why, and which authority to complain to.</summary>
    TellOutcome = 1 << 10,

    /// <summary>The consumer is told now that the restriction will be lifted, and when (GDPR art. 18(3)).</summary>
    TellBeforeLift = 1 << 11,

    /// <summary>The consumer is told of the outside body, free of charge, whose decision binds.</summary>
    NameOutsideBody = 1 << 12,
}
