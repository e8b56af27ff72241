using System.Security.Cryptography;
using System.Text;
using CustomerRegistry.Domain.Appeals;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Server.Identifiers;
using CustomerRegistry.Server.Reports;
using CustomerRegistry.Server.Store;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Appeals;

/// <summary>What a consumer does: opens a notice, files, reads, adds, withdraws. What opens each call is in the call itself.</summary>
internal sealed class AppealWorkflow(
    AppealReadStore reads, AppealStore store, AppealProofs proofs, NoticeStore notices, LinkSecrets secrets, RequestKeys requests,
    RegistryClock clock)
{
    private const int CaseSecretNumber = 1;

    /// <summary>The statement behind a notice's link. Opening uses nothing up; that it was opened is kept, the first time.</summary>
    public async Task<(Wire.OpenNoticeResponse? Statement, Refusal? Refusal)> OpenNoticeAsync(string secret, CancellationToken ct)
    {
        var noticed = await proofs.ByNoticeAsync(secret, ct);
        if (noticed is null) return (null, AppealProofs.Invalid);
        var now = await NowAsync(noticed.Report.SandboxId, ct);
        var (ruling, refusal) = await reads.RulingAsync(noticed.Report, now, ct);
        if (ruling is null) return (null, refusal);
        if (!noticed.Opened) await notices.MarkOpenedAsync(noticed.Report.Id, noticed.NoticeNumber, now, ct);
        return (NoticeStatement.Of(noticed, ruling, now), null);
    }

    /// <summary>Opens a case. The secret is given this once: a repeat returns the case alone.</summary>
    public async Task<(CaseView? Case, string Secret, Refusal? Refusal)> FileAsync(
        Wire.FileAppealRequest request, Caller caller, CancellationToken ct)
    {
        var key = requests.Of(caller, "AppealService/FileAppeal", request.RequestId, request);
        var (earlier, reused) = await store.EarlierAsync(key, ct);
        if (reused is not null) return (null, "", reused);
        if (earlier is { } first) return (await reads.ViewAsync(first, ct), "", null);

        var (proven, unproven) = await ProveAsync(request, ct);
        if (proven is null) return (null, "", unproven);
        var report = proven.Report;
        var now = await NowAsync(report.SandboxId, ct);
        var id = Guid.CreateVersion7(now);
        var secret = secrets.CaseSecret(id, CaseSecretNumber);
        var draft = new AppealDraft(
            id, report.Id, (AppealGround)request.Ground, proven.Proof,
            AppealMapping.Contribution(CaseParty.Consumer, request.Text, request.Attachments),
            request.AnswerEmailAddress, request.Language.Length > 0 ? request.Language : proven.Language, HashOf(secret));
        var (filed, repeated, refusal) = await store.FileAsync(
            draft, key,
            (facts, ruling, bringsNew) => AppealRules.File(
                new AppealFiling(id, draft.Ground, draft.Proof, bringsNew), facts, ruling.AppealClock, ruling.ContestRestricts, now),
            now, ct);
        return refusal is not null ? (null, "", refusal) : (await reads.ViewAsync(filed, ct), repeated ? "" : secret, null);
    }

    public async Task<(CaseView? Case, Refusal? Refusal)> GetAsync(string appealId, string secret, CancellationToken ct)
    {
        var row = await ByCaseSecretAsync(appealId, secret, ct);
        return row is null ? (null, AppealProofs.Invalid) : (await reads.ViewAsync(row.Id, ct), null);
    }

    public Task<(CaseView? Case, Refusal? Refusal)> AddInformationAsync(
        Wire.AddInformationRequest request, Caller caller, CancellationToken ct) => ChangeAsync(
        request.AppealId, request.CaseSecret, requests.Of(caller, "AppealService/AddInformation", request.RequestId, request),
        AuditAction.AppealInformationAdded, AppealMapping.Contribution(CaseParty.Consumer, request.Text, request.Attachments),
        // A case without its clock (a row of another version) is not lengthened.
        (appeal, ruling, now) => AppealRules.AddInformation(appeal, ruling?.AppealClock ?? new(0, 0, 0, 0, 0, 0), now), ct);

    public Task<(CaseView? Case, Refusal? Refusal)> WithdrawAsync(
        Wire.WithdrawAppealRequest request, Caller caller, CancellationToken ct) => ChangeAsync(
        request.AppealId, request.CaseSecret, requests.Of(caller, "AppealService/WithdrawAppeal", request.RequestId, request),
        AuditAction.AppealWithdrawn, null, (appeal, _, now) => AppealRules.Withdraw(appeal, now), ct);

    private async Task<(CaseView? Case, Refusal? Refusal)> ChangeAsync(
        string appealId, string secret, RequestKey key, AuditAction action, Contribution? brought,
        Func<Appeal, AppealRuling?, DateTimeOffset, AppealStep> decide, CancellationToken ct)
    {
        var row = await ByCaseSecretAsync(appealId, secret, ct);
        if (row is null) return (null, AppealProofs.Invalid);
        var now = await NowAsync(row.SandboxId, ct);
        var refusal = await store.ChangeAsync(
            row.Id, key, (appeal, ruling) => decide(appeal, ruling, now), AppealActor.Consumer(action), brought, now, ct);
        return refusal is not null ? (null, refusal) : (await reads.ViewAsync(row.Id, ct), null);
    }

    private async Task<(ProvenReport? Proven, Refusal? Refusal)> ProveAsync(Wire.FileAppealRequest request, CancellationToken ct)
    {
        if (request.Proof.ProofCase == Wire.ConsumerProof.ProofOneofCase.EmailCode)
        {
            var code = request.Proof.EmailCode;
            return await proofs.ByCodeAsync(Guid.Parse(code.ProofId), code.Code, Guid.Parse(request.ReportId), ct);
        }

        var noticed = await proofs.ByNoticeAsync(request.Proof.NoticeSecret, ct);
        return noticed is null || (request.ReportId.Length > 0 && Guid.Parse(request.ReportId) != noticed.Report.Id)
            ? (null, AppealProofs.Invalid)
            : (new ProvenReport(noticed.Report, AppealProof.NoticeLink, noticed.Language), null);
    }

    // The same work whether the case is there or not, so that time tells nothing either.
    private async Task<AppealRow?> ByCaseSecretAsync(string appealId, string secret, CancellationToken ct)
    {
        var id = Guid.Parse(appealId);
        var row = await reads.FindAsync(id, ct);
        var derived = secrets.IsCaseSecret(secret, id, CaseSecretNumber);
        var held = CryptographicOperations.FixedTimeEquals(row?.CaseSecretHash ?? new byte[SHA256.HashSizeInBytes], HashOf(secret));
        return derived && held ? row : null;
    }

    private async Task<DateTimeOffset> NowAsync(Guid sandboxId, CancellationToken ct) =>
        AppealMapping.Stored(await clock.NowAsync(sandboxId, ct));

    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
