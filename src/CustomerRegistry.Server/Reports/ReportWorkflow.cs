using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Identifiers;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Identifiers;
using CustomerRegistry.Server.Jurisdictions;
using CustomerRegistry.Server.Store;
using CustomerRegistry.Server.Telemetry;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Reports;

/// <summary>Submissions of merchants: load what is held, let Domain admit, record, reply.</summary>
internal sealed class ReportWorkflow(
    ReportStore store, IdentifierWorkflow identifiers, ReportKeys keys, PolicyStore policies, RequestKeys requests, RegistryClock clock,
    ProviderFetchSignal fetches, RegistryMetrics metrics)
{
    private const string Method = "ReportService/SubmitReport";

    /// <summary>Submits one report; unary calls and messages of a stream alike.</summary>
    public async Task<ReportAnswer> SubmitAsync(Wire.SubmitReportRequest request, Caller.Merchant caller, CancellationToken ct)
    {
        var scope = ReportScope.Of(caller);
        var key = requests.Of(caller, Method, request.RequestId, request);
        // Before the identifiers are evaluated: a repeat costs no ration.
        var (first, reused) = await store.FindRequestAsync(key, ct);
        if (reused is not null) return ReportAnswer.Refused(reused);
        if (first is { } known) return await RepeatAsync(known, scope, request, ct);

        if (await policies.CurrentAsync(ct) is not { } policy) return ReportAnswer.Refused(PolicyStore.NoneInForce);
        var (submission, refusal) = await ReadAsync(request, caller, policy, ct);
        if (submission is null) return ReportAnswer.Refused(refusal!);

        var now = await clock.NowAsync(caller.SandboxId, ct);
        submission = submission with { ReportId = Guid.CreateVersion7(now) };
        var (answer, earlier) = await store.SubmitAsync(
            submission, key, Author.Of(caller), policy.Operator, held => Decide(submission, held, policy, now), now, ct);
        if (earlier is { } same) return await RepeatAsync(same, scope, request, ct);
        if (answer.Refusal is null)
        {
            metrics.Reported(answer.Disposition.ToString());
            if (submission.Draft.Dispute is not null) fetches.Wake();
        }

        return answer;
    }

    public Task<ReportView?> GetAsync(Guid reportId, Caller.Merchant caller, CancellationToken ct) =>
        store.FindAsync(reportId, ReportScope.Of(caller), ct);

    /// <summary>How long an exhausted ration takes to begin anew.</summary>
    public TimeSpan UntilNextDay() => identifiers.UntilNextDay();

    private static (RuledDecision? Decision, Refusal? Refusal) Decide(
        NewSubmission submission, SubmissionFacts held, PolicyInForce policy, DateTimeOffset now)
    {
        if (ReportingStopRules.RefuseReport(held.Merchant.ReportingStopReason, submission.Draft.Level) is { } stopped) return (null, stopped);
        var asked = ReportRules.CaseOf(submission.Draft, held.Facts, policy.ReasonCodes, policy.Evidence, now);
        var ruling = policy.Book.AdmissionFor(asked);
        var decision = ReportRules.Admit(submission.Draft, held.Facts, ruling, policy.ReasonCodes, policy.Evidence, now);
        var isNew = decision is ReportDecision.Recorded { Updates: null };
        if (isNew && submission.Relay is { } relay)
        {
            if (NoticeRules.RefuseLanguage(relay.Language, ruling.Languages) is { } closed)
            {
                return (null, closed with { Field = "notice_relay.language" });
            }
        }

        return (new RuledDecision(decision, ruling), null);
    }

    private async Task<(NewSubmission? Submission, Refusal? Refusal)> ReadAsync(
        Wire.SubmitReportRequest request, Caller.Merchant caller, PolicyInForce policy, CancellationToken ct)
    {
        if (IdentifierMapping.TryMap(request.Report.Identifiers, "report.identifiers", out var submitted) is { } malformed)
        {
            return (null, malformed);
        }

        var draft = ReportMapping.ToDraft(request.Report, submitted);
        var relay = request.NoticeRelay is { } wire ? NoticeWorkflow.AddressOf(wire) : null;
        var unmatchable = draft.Level == EvidenceLevel.CustomerRight ? null : RefuseUnmatchable(draft, clock.Now);
        if (unmatchable is not null) return (null, unmatchable);

        var (resolved, refusal) = await identifiers.ResolveAsync(submitted, caller.MerchantId, caller.Mode, IdentifierUse.Report, ct);
        if (refusal is not null) return (null, refusal);
        // A missing reference is refused by Domain before any key of it matters.
        OrderReference.TryCreate(request.Report.OrderReference, out var reference, out _);
        if (relay?.OrderNumber is { } number && (!OrderReference.TryCreate(number, out var told, out _) || told != reference))
        {
            return (null, NoticeWorkflow.OrderMismatch);
        }

        var orderKeys = await keys.OfOrderAsync(reference ?? "", caller.Mode, caller.MerchantId, ct);
        var keyed = keys.Of(resolved, caller.Mode, caller.MerchantId);
        if (relay is not null && !keys.Holds(keyed, caller.Mode, relay.EmailAddress)) return (null, NoticeWorkflow.AddressMismatch);
        // The category that is recorded, which a report without a provider's reference is found by.
        var category = ReportRules.CaseOf(
            draft, NothingHeld(policy.Operator), policy.ReasonCodes, policy.Evidence, clock.Now).Category;
        var disputeKeys = await keys.OfDisputeAsync(draft.Dispute, caller.Mode, caller.MerchantId, ct);
        return (new NewSubmission(Guid.Empty, ReportScope.Of(caller), draft, category, keyed, orderKeys, disputeKeys, relay), null);
    }

    private static Refusal? RefuseUnmatchable(ReportDraft draft, DateTimeOffset now) =>
        Domain.Identifiers.IdentifierMatchRules.RefuseUnmatchable(
            [.. draft.Identifiers.Select(x => new Domain.Identifiers.MatchableIdentifier(x.Kind, x.Confirmed, draft.OrderedOn ?? draft.OpenedOn))],
            DateOnly.FromDateTime(now.UtcDateTime));

    private static AdmissionFacts NothingHeld(Country operatorCountry) =>
        new(Country.Unknown, operatorCountry, Sector.OtherSector, null, null, false, null, null, false);

    private async Task<ReportAnswer> RepeatAsync(
        Guid reportId, ReportScope scope, Wire.SubmitReportRequest request, CancellationToken ct)
    {
        if (await store.FindAsync(reportId, scope, ct) is { } held) return ReportAnswer.Of(held, Disposition.Unchanged);
        OrderReference.TryCreate(request.Report.OrderReference, out var reference, out _);
        var orderKeys = await keys.OfOrderAsync(reference ?? "", scope.Mode, scope.MerchantId, ct);
        var endedAs = await store.FindEndAsync(scope, orderKeys, ct) ?? ReportState.Expired;
        return ReportAnswer.Of(ReportView.Gone(reportId, endedAs), Disposition.Unchanged);
    }
}
