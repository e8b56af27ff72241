namespace CustomerRegistry.Domain.Audit;

/// <summary>
/// Everything that leaves an entry: a closed list. The number is part of the canonical bytes, so it can never change or be
/// used again.
/// </summary>
public enum AuditAction
{
    // Merchants, keys, staff: 1..29
    MerchantEnrolled = 1,
    MerchantWentLive = 2,
    MerchantSuspended = 3,
    MerchantOffboarded = 4,
    SharingStopped = 5,
    SharingResumed = 6,
    ApiKeyIssued = 7,
    ApiKeyRevoked = 8,
    PersonAdded = 9,
    ProviderAccountSet = 10,
    StandingChanged = 11,

    /// <summary>A merchant's figures were counted anew.</summary>
    ConductMeasured = 12,

    /// <summary>Something about a merchant was flagged, or what follows from its outcomes changed.</summary>
    ConductChanged = 13,

    /// <summary>An operator looked at what was flagged.</summary>
    ConductDecided = 14,

    // Reports and notices: 30..59
    ReportRecorded = 30,
    ReportUpdated = 31,
    ReportConfirmed = 32,
    ReportWithdrawn = 33,
    ReportDeleted = 34,

    /// <summary>A batch of a stream in one transaction: one entry, with the number of reports.</summary>
    BulkReportsRecorded = 35,
    NoticeQueued = 36,
    NoticeSent = 37,
    NoticeBounced = 38,
    NoticeAttested = 39,
    ProviderOutcomeFetched = 40,

    /// <summary>A reviewer saw the document of an independent finding.</summary>
    FindingSeen = 41,
    /// <summary>A notice's link was opened for the first time, by whomever.</summary>
    NoticeOpened = 45,

    /// <summary>A consumer said whether they paid or removed anything for a withdrawal.</summary>
    WithdrawalAnswered = 46,

    /// <summary>A merchant may not report until an operator has looked.</summary>
    ReportingStopped = 47,
    ReportingResumed = 48,

    /// <summary>An operator looked at a drawn attestation.</summary>
    AttestationFound = 49,

    // Checks and disclosures: 60..79
    CheckDisclosed = 60,
    OutcomeRecorded = 61,
    ConsumerFileOpened = 62,
    CorrectionsRead = 63,

    /// <summary>A person exercised a right.</summary>
    RightExercised = 64,
    RightsRequestExtended = 65,
    RightsRequestDecided = 66,
    RightsRequestWithdrawn = 67,
    RightsDeadlinePassed = 68,

    /// <summary>A person says that they did not buy at a shop that was told about them.</summary>
    LookupDisowned = 69,

    // Appeals: 80..99
    AppealFiled = 80,
    AppealAnswered = 81,
    AppealDecided = 82,
    AppealDeadlinePassed = 83,
    AppealWithdrawn = 84,
    AppealInformationAdded = 85,

    // The registry: 100..119
    PolicyApplied = 100,
    KeyEpochCreated = 101,
    RetentionApplied = 102,
    TestClockAdvanced = 103,
    SandboxReset = 104,
}
