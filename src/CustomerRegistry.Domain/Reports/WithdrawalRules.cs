using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Domain.Reports;

/// <summary>What a withdrawal does.</summary>
public abstract record WithdrawalDecision
{
    private WithdrawalDecision()
    {
    }

    public sealed record Refused(Refusal Refusal) : WithdrawalDecision;

    /// <summary>It is withdrawn already: a repeat does nothing.</summary>
    public sealed record Unchanged : WithdrawalDecision;

    /// <summary>The report becomes <see cref="ReportState.Withdrawn"/>; its keys and listings are deleted.</summary>
    /// <param name="HadListing">There were listings: STOP_USING goes to their recipients.</param>
    /// <param name="EndsAppeal">An open appeal becomes Ended: its report is gone, which is what it asked for.</param>
    /// <param name="LeavesTombstone">
    /// Nothing of this order may come back. False for a duplicate: the tombstone is per order, and would bar updates of the
    /// report that stays.
    /// </param>
    public sealed record Withdrawn(bool HadListing, bool EndsAppeal, bool LeavesTombstone) : WithdrawalDecision;
}

/// <summary>Withdrawal of a report by its merchant (design section 6): always possible, free, final.</summary>
public static class WithdrawalRules
{
    /// <param name="orderHasOtherReport">Another report of this merchant under the same order reference is open or listed.</param>
    public static WithdrawalDecision Withdraw(HeldReport held, WithdrawalReason reason, bool orderHasOtherReport) => held.State switch
    {
        ReportState.Open or ReportState.Listed => new WithdrawalDecision.Withdrawn(
            held.State == ReportState.Listed, held.OpenAppeal, LeavesTombstone(reason, orderHasOtherReport)),
        ReportState.Withdrawn => new WithdrawalDecision.Unchanged(),
        ReportState.CustomerRight or ReportState.Overturned or ReportState.Expired => new WithdrawalDecision.Refused(
            new Refusal(RefusalReason.OutcomeFinal, "The report has ended already: nothing is held that could be withdrawn.", "report_id")),
    };

    // A merchant cannot use "duplicate" to escape the tombstone: there must be the other one.
    private static bool LeavesTombstone(WithdrawalReason reason, bool orderHasOtherReport) => reason switch
    {
        WithdrawalReason.DuplicateReport => !orderHasOtherReport,
        WithdrawalReason.MerchantError or WithdrawalReason.Settled or WithdrawalReason.WrongPerson or WithdrawalReason.Other => true,
    };
}
