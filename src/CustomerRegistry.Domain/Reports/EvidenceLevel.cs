namespace CustomerRegistry.Domain.Reports;

/// <summary>
/// Who confirmed the outcome of a dispute, from "the customer was right" to "somebody independent found how it was".
/// Only <see cref="FinalForMerchant"/> and <see cref="IndependentFinding"/> may ever count. Numbers are those of the proto.
/// </summary>
public enum EvidenceLevel
{
    /// <summary>E-: the customer was right, or nothing was found. Deletes what was listed and leaves a tombstone.</summary>
    CustomerRight = 1,

    /// <summary>E0: the customer's claim, open.</summary>
    Claimed = 2,

    /// <summary>E1: the merchant contests the claim.</summary>
    Contested = 3,

    /// <summary>E2: reversed but not final, or final only by lapse of time on either side.</summary>
    NotFinal = 4,

    /// <summary>E3: final for the merchant.</summary>
    FinalForMerchant = 5,

    /// <summary>E4: an independent finding about the conduct.</summary>
    IndependentFinding = 6,
}
