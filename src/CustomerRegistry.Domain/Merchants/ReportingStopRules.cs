using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Domain.Merchants;

/// <summary>What a merchant may not do while its reporting is stopped. What ends well for a customer is always taken.</summary>
public static class ReportingStopRules
{
    /// <summary>Whether a report, new or known, may come in; null where it may.</summary>
    public static Refusal? RefuseReport(ReportingStopReason? stopped, EvidenceLevel level) =>
        stopped is { } why && level != EvidenceLevel.CustomerRight ? Stopped(why) : null;

    /// <summary>Whether a held report's outcome may change so; null where it may. A fall is taken, a rise waits.</summary>
    public static Refusal? RefuseOutcome(ReportingStopReason? stopped, EvidenceLevel level) =>
        stopped is { } why && level is EvidenceLevel.FinalForMerchant or EvidenceLevel.IndependentFinding ? Stopped(why) : null;

    /// <summary>Whether it may state that it gave a notice itself; null where it may. The registry may always mail one for it.</summary>
    public static Refusal? RefuseAttestation(ReportingStopReason? stopped) => stopped is { } why ? Stopped(why) : null;

    private static Refusal Stopped(ReportingStopReason why) => new(RefusalReason.ReportingStopped, why switch
    {
        ReportingStopReason.WithdrawalPaidFor => "Reporting is stopped until the operator has looked: somebody says that they paid or removed something for a withdrawal.",
        ReportingStopReason.AttestationUnproven => "Reporting is stopped until the operator has looked: a notice that was attested could not be shown to have been given.",
    });
}
