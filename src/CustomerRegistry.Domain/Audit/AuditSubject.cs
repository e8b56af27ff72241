namespace CustomerRegistry.Domain.Audit;

/// <summary>What an entry is about. The number is part of the canonical bytes, so it can never change. No consumer is a subject.</summary>
public enum AuditSubject
{
    Registry = 1,
    Merchant = 2,
    ApiKey = 3,

    /// <summary>A member of the operator's staff.</summary>
    StaffMember = 4,
    Report = 5,
    Notice = 6,
    Check = 7,
    Appeal = 8,

    /// <summary>A proof that was given, by the proof's random id: the entry does not say whose.</summary>
    ConsumerProof = 9,
    PolicyBundle = 10,
    KeyEpoch = 11,
    ProviderAccount = 12,
    Sandbox = 13,
    SharingStop = 14,

    /// <summary>A person's exercise of a right; the entry does not say whose.</summary>
    RightsRequest = 15,
    WithdrawalQuestion = 18,
}
