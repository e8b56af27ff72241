using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Domain.Appeals;

/// <summary>When a person may leave a statement on an entry that they dispute (FCRA §611(b)).</summary>
public static class DisputeStatementRules
{
    /// <param name="reportHeld">The entry is still there.</param>
    /// <param name="rulingHasIt">The law of the person's country or the operator's carries statements.</param>
    /// <returns>Null where it may be left; StatementNotAllowed or ReportUnknown.</returns>
    public static Refusal? Refuse(Appeal appeal, bool reportHeld, bool rulingHasIt)
    {
        if (!rulingHasIt)
            return new Refusal(RefusalReason.StatementNotAllowed, "The law of your country has no statement of dispute: appeal again with something new.");
        if (appeal.State != AppealState.Upheld)
            return new Refusal(RefusalReason.StatementNotAllowed, "A statement can be left once a decision left the entry standing.");
        return reportHeld ? null : new Refusal(RefusalReason.ReportUnknown, "The entry is gone: there is nothing to state.");
    }
}
