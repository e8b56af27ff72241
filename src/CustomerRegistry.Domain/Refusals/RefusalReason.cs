namespace CustomerRegistry.Domain.Refusals;

/// <summary>
/// Why the registry refuses. One list for the whole product: the names and numbers are those of <c>refusals.proto</c>,
/// where each says what to change. Numbers are never reused. A new reason needs a gRPC status in
/// <c>Server/Rpc/RefusalStatus.cs</c>; a test holds the three together.
/// </summary>
public enum RefusalReason
{
    // The caller: 1..19
    CredentialsMissing = 1,
    CredentialsInvalid = 2,
    CredentialsExpired = 3,
    ScopeMissing = 4,
    RoleNotAllowed = 5,
    MerchantObserving = 6,
    MerchantSuspended = 7,
    MerchantOffboarded = 8,
    ModeNotAllowed = 9,
    RateLimited = 10,
    RationExhausted = 11,
    MerchantUnknown = 12,
    AlreadyIssued = 13,
    BootstrapNotAllowed = 14,

    // The form of a message: 20..49
    FieldRequired = 20,
    FieldOutOfRange = 21,
    FieldMalformed = 22,
    EnumValueUnknown = 23,
    IdentifierLength = 24,
    IdentifierCount = 25,
    TokensIncomplete = 26,
    TokenEpochUnknown = 27,
    TokenRefreshRequired = 28,
    CountryUnknown = 29,
    DateInFuture = 30,
    AmountNegative = 31,
    MessageTooLarge = 32,
    RequestIdReused = 33,
    PageTokenInvalid = 34,
    PurposeNotAllowed = 35,
    ElementInvalid = 36,

    // Reports: 50..89
    StatutoryRight = 50,
    ReasonCodeMerchantCause = 51,
    CategoryNotListable = 52,
    EvidenceNotListable = 53,
    OffenceDataDenied = 54,
    ReportTooOld = 55,
    Underage = 56,
    FinalAnswerTooRecent = 57,
    FinalAnswerMissing = 58,
    Tombstoned = 59,
    OrderReferenceOfOther = 60,
    OutcomeOlder = 61,
    OutcomeFinal = 62,
    ReportUnknown = 63,
    NoticeAddressMismatch = 64,
    NoticeNotRelayable = 65,
    NoticeLanguageClosed = 66,
    ProofMissing = 67,
    ReasonCodeUnknown = 68,
    DisputeOfOtherReport = 69,
    CountryClosed = 70,
    IdentifierNotAlone = 71,
    ReportUnderAppeal = 72,
    SharingDenied = 73,
    ReinsertionNotCertified = 74,

    // Checks: 90..109
    OrderReferenceOfOtherCustomer = 90,
    OrderTooOld = 91,
    CheckUnknown = 92,
    NoticeVersionUnknown = 93,
    OutcomeAlreadyRecorded = 94,
    OutcomesMissing = 95,

    // Appeals and rights: 110..129
    AppealUnknown = 110,
    AppealTransitionNotAllowed = 111,
    AppealDeadlinePassed = 112,
    AppealOpen = 113,
    AppealNothingNew = 114,
    EtagMismatch = 115,
    SecretInvalid = 116,
    AttachmentRejected = 117,
    ReviewerNotIndependent = 118,
    RightsRequestUnknown = 119,
    RightsTransitionNotAllowed = 120,
    RightsDeadlinePassed = 121,
    RightsAlreadyDecided = 122,
    RightsExtensionNotAllowed = 123,

    // Webhooks: 130..139
    WebhookSignatureInvalid = 130,
    WebhookTooOld = 131,
    WebhookMalformed = 132,
    ProviderUnknown = 133,

    // The registry: 150..169
    Unavailable = 150,
    NotImplemented = 151,
    Internal = 152,
    Cancelled = 153,
    DeadlineExceeded = 154,
    TestClockBackwards = 155,
    SandboxFull = 156,
    PolicyInvalid = 157,
    ConfirmationRequired = 158,
}
