using System.Security.Cryptography;
using System.Text;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Disclosures;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Server.Appeals;
using CustomerRegistry.Server.Identifiers;
using CustomerRegistry.Server.Store;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>What a person does: exercises a right, reads, withdraws, disowns a look-up. What opens each call is in the call itself.</summary>
internal sealed class RightsWorkflow(
    RightsReadStore reads, RightsStore store, RightsProofs checks, AppealProofs reports, RightsContent content, LinkSecrets secrets,
    RequestKeys requests, RegistryClock clock)
{
    /// <summary>Opens a request. The secret is given this once: a repeat, and a second while it is open, return the request alone.</summary>
    public async Task<(Wire.RightsRequest? Request, string Secret, Refusal? Refusal)> ExerciseAsync(
        Wire.ExerciseRightRequest request, Caller caller, CancellationToken ct)
    {
        var key = requests.Of(caller, "DisclosureService/ExerciseRight", request.RequestId, request);
        var (earlier, reused) = await store.EarlierAsync(key, ct);
        if (reused is not null) return (null, "", reused);
        if (earlier is { } first) return (await ViewAsync(first, ct), "", null);

        var (draft, unproven) = await ProveAsync(request, ct);
        if (draft is null) return (null, "", unproven);
        var now = await NowAsync(draft.SandboxId, ct);
        var id = Guid.CreateVersion7(now);
        var secret = secrets.RightsSecret(id);
        var (filed, repeated, refusal) = await store.FileAsync(
            draft with { Id = id, SecretHash = HashOf(secret) }, key,
            (filing, facts, answer) => RightsRules.File(filing, facts, answer, now), now, ct);
        return refusal is not null ? (null, "", refusal) : (await ViewAsync(filed, ct), repeated ? "" : secret, null);
    }

    /// <summary>Where a request stands now: what time did to it is recorded before it is shown.</summary>
    public async Task<(Wire.RightsRequest? Request, Refusal? Refusal)> GetAsync(string id, string secret, CancellationToken ct)
    {
        if (await BySecretAsync(id, secret, ct) is not { } row) return (null, AppealProofs.Invalid);
        var now = await NowAsync(row.SandboxId, ct);
        if (row.ClosedAt is null && (row.DueAt < now || (row.ReportId is { } report && !await reads.IsHeldAsync(report, ct))))
        {
            await store.SettleAsync(row.Id, now, ct);
        }

        return (await ViewAsync(row.Id, ct), null);
    }

    public async Task<(Wire.RightsRequest? Request, Refusal? Refusal)> WithdrawAsync(
        Wire.WithdrawRightsRequestRequest request, Caller caller, CancellationToken ct)
    {
        if (await BySecretAsync(request.RightsRequestId, request.Secret, ct) is not { } row) return (null, AppealProofs.Invalid);
        var now = await NowAsync(row.SandboxId, ct);
        var refusal = await store.ChangeAsync(
            row.Id, requests.Of(caller, "DisclosureService/WithdrawRightsRequest", request.RequestId, request),
            (held, _) => RightsRules.Withdraw(held, now), RightsActor.Consumer(AuditAction.RightsRequestWithdrawn), null, now, ct);
        return refusal is not null ? (null, refusal) : (await ViewAsync(row.Id, ct), null);
    }

    public async Task<(DateTimeOffset? At, Refusal? Refusal)> DisownAsync(Guid proofId, string code, Guid checkId, CancellationToken ct)
    {
        var (proven, refusal) = await checks.ByCodeAsync(proofId, code, checkId, ct);
        if (proven is null) return (null, refusal);
        var at = await store.DisownAsync(checkId, await NowAsync(proven.Disclosure.SandboxId, ct), ct);
        return at is null ? (null, AppealProofs.Invalid) : (at, null);
    }

    private async Task<(RightsDraft? Draft, Refusal? Refusal)> ProveAsync(Wire.ExerciseRightRequest request, CancellationToken ct)
    {
        var (proofId, code, kind) = (Guid.Parse(request.EmailCode.ProofId), request.EmailCode.Code, (RightKind)request.Kind);
        RightsDraft Draft(Guid? report, Guid? check, Guid sandbox, RegistryMode mode, string language) => new(
            default, kind, report, check, sandbox, mode, request.ConsumerCountry, request.Statement, request.AnswerEmailAddress,
            request.Language.Length > 0 ? request.Language : language, []);
        if (RightsRules.IsAboutReport(kind))
        {
            var (proven, refusal) = await reports.ByCodeAsync(proofId, code, Guid.Parse(request.ReportId), ct);
            return proven is null
                ? (null, refusal)
                : (Draft(proven.Report.Id, null, proven.Report.SandboxId, proven.Report.Mode, proven.Language), null);
        }

        if (kind == RightKind.HumanReview)
        {
            var (proven, refusal) = await checks.ByCodeAsync(proofId, code, Guid.Parse(request.CheckId), ct);
            return proven is null
                ? (null, refusal)
                : (Draft(null, proven.Disclosure.CheckId, proven.Disclosure.SandboxId, proven.Disclosure.Mode, proven.Language), null);
        }

        var (language, wrong) = await checks.AnyByCodeAsync(proofId, code, ct);
        return language is null ? (null, wrong) : (Draft(null, null, Guid.Empty, RegistryMode.Live, language), null);
    }

    // The same work whether the request is there or not, so that time tells nothing either.
    private async Task<RightsRequestRow?> BySecretAsync(string requestId, string secret, CancellationToken ct)
    {
        var id = Guid.Parse(requestId);
        var row = await reads.FindAsync(id, ct);
        var derived = secrets.IsRightsSecret(secret, id);
        var held = CryptographicOperations.FixedTimeEquals(row?.SecretHash ?? new byte[SHA256.HashSizeInBytes], HashOf(secret));
        return derived && held ? row : null;
    }

    private async Task<Wire.RightsRequest?> ViewAsync(Guid id, CancellationToken ct)
    {
        var row = await reads.FindAsync(id, ct);
        return row is null ? null : RightsMapping.ToWire(row, content, await NowAsync(row.SandboxId, ct));
    }

    private async Task<DateTimeOffset> NowAsync(Guid sandboxId, CancellationToken ct) =>
        AppealMapping.Stored(await clock.NowAsync(sandboxId, ct));

    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
