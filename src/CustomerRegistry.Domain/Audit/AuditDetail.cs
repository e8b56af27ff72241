namespace CustomerRegistry.Domain.Audit;

/// <summary>
/// What an entry may say beyond who, what and when: a closed list, each with one shape (<see cref="AuditDetails"/>). The
/// number is part of the canonical bytes, so it can never change.
/// </summary>
public enum AuditDetail
{
    /// <summary>SHA-256 of the policy bundle in force, hex.</summary>
    PolicyHash = 1,

    /// <summary>The risk model, such as <c>risk-model-1</c>.</summary>
    ModelVersion = 2,

    /// <summary>The level that was answered.</summary>
    Level = 3,
    FromState = 4,
    ToState = 5,
    Count = 6,

    /// <summary>A word of a closed list: a decision reason, why a report was withdrawn or deleted.</summary>
    Reason = 7,
    Category = 8,
    EvidenceLevel = 9,
    EvidenceSource = 10,

    /// <summary>ISO 3166-1 alpha-2.</summary>
    Country = 11,
    Scope = 12,
    Role = 13,
    Purpose = 14,
    Channel = 15,

    /// <summary>The payment provider, such as <c>stripe</c>; never an account.</summary>
    Provider = 16,
    Epoch = 17,
    Days = 18,
    Seconds = 19,

    /// <summary>0 to 1000.</summary>
    StandingFrom = 20,
    StandingTo = 21,

    /// <summary>The version of the row after the change.</summary>
    Version = 22,
    Ground = 23,
    Proof = 24,
    OwnOnly = 25,

    /// <summary>How many entries a consumer's file had.</summary>
    Entries = 26,
    Lookups = 27,

    /// <summary>What was deleted: a RetainedKind.</summary>
    Kind = 41,

    /// <summary>How many of a sample were found wrong so far.</summary>
    Wrong = 42,

    /// <summary>The right that was exercised.</summary>
    Right = 33,
}
