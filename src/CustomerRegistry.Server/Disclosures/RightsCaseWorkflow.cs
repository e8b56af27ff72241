using CustomerRegistry.Domain.Appeals;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Disclosures;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Server.Appeals;
using CustomerRegistry.Server.Store;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>What the operator's people do with requests: list, read, decide, extend.</summary>
internal sealed class RightsCaseWorkflow(
    RightsReadStore reads, RightsStore store, RightsContent content, RequestKeys requests, RegistryClock clock)
{
    private static readonly HashSet<Guid> NoOwners = [];

    public async Task<IReadOnlyList<(RightsRequestRow Row, Wire.RightsRequest Request)>> PageAsync(
        bool includeClosed, (DateTimeOffset, Guid)? after, int size, CancellationToken ct)
    {
        var now = clock.Now;
        return [.. (await reads.PageAsync(includeClosed, after, size, ct)).Select(row => (row, RightsMapping.ToWire(row, content, now)))];
    }

    public async Task<(Wire.GetRightsCaseResponse? Case, Refusal? Refusal)> GetAsync(string id, CancellationToken ct)
    {
        var found = await reads.CaseAsync(Guid.Parse(id), ct);
        return found is null ? (null, RightsStore.Unknown) : (RightsMapping.ToWire(found, content, clock.Now), null);
    }

    public async Task<(Wire.RightsRequest? Request, Refusal? Refusal)> DecideAsync(
        Wire.DecideRightsRequestRequest request, Caller.Staff caller, CancellationToken ct)
    {
        if (await FindAsync(request.RightsRequestId, ct) is not { } row) return (null, RightsStore.Unknown);
        var now = AppealMapping.Stored(clock.Now);
        HashSet<Guid> judged = row.ReportId is { } report && await reads.HasJudgedAsync(caller.PersonId, report, ct) ? [report] : [];
        // Which owners a person works for is not recorded yet, so only their own earlier judgements count here.
        var reviewer = new Reviewer(caller.PersonId, NoOwners, judged);
        var reasons = request.Reasons.Select(x => (RightsDecisionReason)x).ToList();
        var version = AppealCases.VersionOf(request.Etag);
        return await ChangeAsync(
            row.Id, requests.Of(caller, "DisclosureService/DecideRightsRequest", request.RequestId, request),
            (held, _) => request.Decision == Wire.RightsDecision.Granted
                ? RightsRules.Grant(held, reviewer, reasons, version, now)
                : RightsRules.Deny(held, reviewer, reasons, version, now),
            RightsActor.Staff(caller.PersonId, AuditAction.RightsRequestDecided), texts => texts with { Decision = request.Text }, now, ct);
    }

    public async Task<(Wire.RightsRequest? Request, Refusal? Refusal)> ExtendAsync(
        Wire.ExtendRightsRequestRequest request, Caller.Staff caller, CancellationToken ct)
    {
        if (await FindAsync(request.RightsRequestId, ct) is not { } row) return (null, RightsStore.Unknown);
        var now = AppealMapping.Stored(clock.Now);
        var version = AppealCases.VersionOf(request.Etag);
        return await ChangeAsync(
            row.Id, requests.Of(caller, "DisclosureService/ExtendRightsRequest", request.RequestId, request),
            (held, terms) => RightsRules.Extend(held, terms.Answer, terms.Extension, version, now),
            RightsActor.Staff(caller.PersonId, AuditAction.RightsRequestExtended), texts => texts with { Extension = request.Reason }, now, ct);
    }

    // A sandbox's requests are answered by its clock alone.
    private async Task<RightsRequestRow?> FindAsync(string id, CancellationToken ct) =>
        await reads.FindAsync(Guid.Parse(id), ct) is { } row && row.SandboxId == Guid.Empty ? row : null;

    private async Task<(Wire.RightsRequest? Request, Refusal? Refusal)> ChangeAsync(
        Guid id, RequestKey key, Func<RightsRequest, RightsTerms, RightsStep> decide, RightsActor by,
        Func<RightsTexts, RightsTexts> texts, DateTimeOffset now, CancellationToken ct)
    {
        if (await store.ChangeAsync(id, key, decide, by, texts, now, ct) is { } refusal) return (null, refusal);
        return await reads.FindAsync(id, ct) is { } row ? (RightsMapping.ToWire(row, content, now), null) : (null, RightsStore.Unknown);
    }
}
