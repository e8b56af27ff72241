namespace CustomerRegistry.Domain.Reports;

/// <summary>
/// Why a merchant withdraws a report. Payment is not among them: nobody may buy a removal (design section 14); a claim that
/// was settled is withdrawn as such. Numbers are those of the proto enum <c>WithdrawalReason</c>.
/// </summary>
public enum WithdrawalReason
{
    /// <summary>The shop made a mistake.</summary>
    MerchantError = 1,

    /// <summary>The matter was settled with the customer.</summary>
    Settled = 2,

    /// <summary>It is about somebody else.</summary>
    WrongPerson = 3,

    /// <summary>It was reported twice.</summary>
    DuplicateReport = 4,

    /// <summary>Anything else.</summary>
    Other = 5,
}
