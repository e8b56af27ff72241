namespace CustomerRegistry.Domain.Disclosures;

/// <summary>What a change of a request asks of the other rooms, in the same transaction.</summary>
[Flags]
public enum RightsEffect
{
    None = 0,

    /// <summary>The listings say that the person contests them; each check's viewing ruling decides what that means.</summary>
    MarkContested = 1 << 0,

    /// <summary>The listings say that the person objected: nobody sees them, whatever a ruling says of contested ones.</summary>
    MarkObjected = 1 << 1,

    /// <summary>STOP_USING to everybody who received a listing of the report.</summary>
    SendCorrections = 1 << 2,

    /// <summary>The report goes and may not come back.</summary>
    DeleteReport = 1 << 3,

    /// <summary>STOP_USING to the one shop for the one check.</summary>
    CorrectCheck = 1 << 4,

    /// <summary>The marks that no request and no appeal holds any more go now.</summary>
    ClearMarks = 1 << 5,

    /// <summary>The person is told that the request was received, and by when it is answered.</summary>
    Acknowledge = 1 << 6,

    /// <summary>The person is told that it takes longer, and why (GDPR art. 12(3)).</summary>
    TellExtension = 1 << 7,

    /// <summary>The person is told how it ended, why, and where to turn to (GDPR art. 12(4)).</summary>
    TellOutcome = 1 << 8,

    /// <summary>The person is told now from when the entry may be seen again (GDPR art. 18(3)).</summary>
    TellBeforeLift = 1 << 9,
}
