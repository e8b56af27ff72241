using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Jurisdictions;
using CustomerRegistry.Server.Store;
using CustomerRegistry.Server.Telemetry;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Reports;

/// <summary>How held reports go on: by their merchant's word, by the provider's, or withdrawn.</summary>
internal sealed class OutcomeWorkflow(
    ReportStore store, PolicyStore policies, RequestKeys requests, RegistryClock clock, RegistryMetrics metrics)
{
    public async Task<ReportAnswer> UpdateAsync(Wire.UpdateOutcomeRequest request, Caller.Merchant caller, CancellationToken ct)
    {
        if (await policies.CurrentAsync(ct) is not { } policy) return ReportAnswer.Refused(PolicyStore.NoneInForce);
        var scope = ReportScope.Of(caller);
        var reportId = Guid.Parse(request.ReportId);
        var now = await clock.NowAsync(caller.SandboxId, ct);
        var proofs = ReportMapping.ProofsOf(request.Proofs);
        var (answer, earlier) = await store.ChangeAsync(
            reportId, scope, requests.Of(caller, "ReportService/UpdateOutcome", request.RequestId, request), Author.Of(caller),
            AuditAction.ReportUpdated,
            held => ReportingStopRules.RefuseOutcome(held.Merchant.ReportingStopReason, (EvidenceLevel)request.EvidenceLevel) is { } stopped
                ? new RuledDecision(new ReportDecision.Refused(stopped), AdmissionRecord.Read(held.Row.AdmissionJson))
                : Decide(
                held,
                new OutcomeUpdate(
                    (EvidenceLevel)request.EvidenceLevel, ReportMapping.Time(request.OutcomeAt), EvidenceSource.Statement,
                    [.. held.Row.Proofs.Union(proofs)], request.CertifiedReinsertion, DocumentSeen: false),
                policy, now),
            row => row.Proofs = [.. row.Proofs.Union(proofs)], now, ct);
        if (earlier is null) return Counted(answer);
        // A repeat: the report as it now is; an end for the customer is what that call brought about.
        return await store.FindAsync(reportId, scope, ct) is { } held
            ? ReportAnswer.Of(held, Disposition.Unchanged)
            : request.EvidenceLevel == Wire.EvidenceLevel.CustomerRight
                ? ReportAnswer.Of(ReportView.Gone(reportId, ReportState.CustomerRight), Disposition.Unchanged)
                : ReportAnswer.Refused(ReportStore.Unknown);
    }

    /// <summary>A reviewer has seen the finding's document: the outcome held rises to E4, at the time that it has.</summary>
    public async Task<ReportAnswer> ConfirmFindingAsync(Wire.ConfirmFindingRequest request, Caller.Staff caller, CancellationToken ct)
    {
        if (await policies.CurrentAsync(ct) is not { } policy) return ReportAnswer.Refused(PolicyStore.NoneInForce);
        var reportId = Guid.Parse(request.ReportId);
        var now = await clock.NowAsync(Guid.Empty, ct);
        var document = (Proof)request.Document;
        var (answer, earlier) = await store.ChangeAsync(
            reportId, ReportScope.Live, requests.Of(caller, "ReportService/ConfirmFinding", request.RequestId, request), Author.Of(caller),
            AuditAction.FindingSeen,
            held => Decide(
                held,
                new OutcomeUpdate(
                    EvidenceLevel.IndependentFinding, held.Row.OutcomeAt, held.Row.Source, [.. held.Row.Proofs.Union([document])],
                    CertifiedReinsertion: false, DocumentSeen: true),
                policy, now),
            row => row.Proofs = [.. row.Proofs.Union([document])], now, ct);
        if (earlier is null) return Counted(answer);
        return await store.FindAsync(reportId, ReportScope.Live, ct) is { } held
            ? ReportAnswer.Of(held, Disposition.Unchanged)
            : ReportAnswer.Refused(ReportStore.Unknown);
    }

    public async Task<ReportAnswer> WithdrawAsync(Wire.WithdrawReportRequest request, Caller.Merchant caller, CancellationToken ct)
    {
        var reportId = Guid.Parse(request.ReportId);
        var now = await clock.NowAsync(caller.SandboxId, ct);
        var (answer, earlier) = await store.WithdrawAsync(
            reportId, ReportScope.Of(caller), requests.Of(caller, "ReportService/WithdrawReport", request.RequestId, request),
            Author.Of(caller),
            held => WithdrawalRules.Withdraw(held.Held, (WithdrawalReason)request.Reason, held.OrderHasOtherReport), now, ct);
        return earlier is null
            ? Counted(answer)
            : ReportAnswer.Of(ReportView.Gone(reportId, ReportState.Withdrawn), Disposition.Unchanged);
    }

    /// <summary>Decides an outcome that comes without identifiers, with the policy in force.</summary>
    public static RuledDecision Decide(LoadedReport held, OutcomeUpdate update, PolicyInForce policy, DateTimeOffset now)
    {
        var row = held.Row;
        var level = OutcomeRules.LevelHeld(
            update.Level, update.Source, update.DocumentSeen, policy.Evidence.ListableFrom(row.Category, row.UsBillingError));
        var ruling = policy.Book.AdmissionFor(new AdmissionCase(
            Country.Parse(row.ReporterCountry), Country.Parse(row.ConsumerCountry), policy.Operator, held.Merchant.Sector,
            row.Category, level, update.Source, row.OpenedOn, DateOnly.FromDateTime(now.UtcDateTime)));
        return new RuledDecision(ReportRules.UpdateOutcome(held.Held, update, ruling, policy.Evidence, now), ruling);
    }

    private ReportAnswer Counted(ReportAnswer answer)
    {
        if (answer.Refusal is null) metrics.Reported(answer.Disposition.ToString());
        return answer;
    }
}
