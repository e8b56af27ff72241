namespace CustomerRegistry.Domain.Merchants;

/// <summary>Why a merchant may not report until somebody has looked. Numbers are those of the proto.</summary>
public enum ReportingStopReason
{
    /// <summary>A consumer said that they paid, or removed something, for the withdrawal of a report.</summary>
    WithdrawalPaidFor = 1,

    /// <summary>A drawn attestation of a notice could not be shown to be true.</summary>
    AttestationUnproven = 2,
}
