namespace CustomerRegistry.Domain.Reports;

/// <summary>The question to a consumer after a withdrawal: did they pay or remove anything for it?</summary>
public static class WithdrawalQuestionRules
{
    /// <summary>
    /// What is held after an answer. The first one stands, except that a no never shuts out a yes: where the shop passed the
    /// link on, the first answer may be the shop's own.
    /// </summary>
    /// <param name="held">Null while nobody has answered.</param>
    public static bool After(bool? held, bool paidOrRemoved) => held == true || paidOrRemoved;
}
