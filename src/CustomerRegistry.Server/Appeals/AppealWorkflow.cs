using System.Security.Cryptography;
using System.Text;
using CustomerRegistry.Domain.Appeals;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Server.Identifiers;
using CustomerRegistry.Server.Store;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Appeals;

/// <summary>What a consumer does: opens a notice, files, reads, adds, withdraws. What opens each call is in the call itself.</summary>
internal sealed class AppealWorkflow(
    AppealReadStore reads, AppealStore store, LinkSecrets secrets, RequestKeys requests, RegistryClock clock)
{
    private const int CaseSecretNumber = 1;

    /// <summary>One answer for a wrong secret and for a case, a notice or a report that is not there.</summary>
    public static readonly Refusal SecretInvalid = new(
        RefusalReason.SecretInvalid, "The link or secret is wrong, or what it opened is gone.");

    /// <summary>The statement behind a notice's link. Opening changes nothing, so the link stays good.</summary>
    public async Task<(Wire.OpenNoticeResponse? Statement, Refusal? Refusal)> OpenNoticeAsync(string secret, CancellationToken ct)
    {
        var noticed = await ByNoticeAsync(secret, ct);
        if (noticed is null) return (null, SecretInvalid);
        var now = await NowAsync(noticed.Report.SandboxId, ct);
        var (ruling, refusal) = await reads.RulingAsync(noticed.Report, now, ct);
        return ruling is null ? (null, refusal) : (NoticeStatement.Of(noticed, ruling, now), null);
    }

    /// <summary>Opens a case. The secret is given this once: a repeat returns the case alone.</summary>
    public async Task<(CaseView? Case, string Secret, Refusal? Refusal)> FileAsync(
        Wire.FileAppealRequest request, Caller caller, CancellationToken ct)
    {
        var key = requests.Of(caller, "AppealService/FileAppeal", request.RequestId, request);
        var (earlier, reused) = await store.EarlierAsync(key, ct);
        if (reused is not null) return (null, "", reused);
        if (earlier is { } first) return (await reads.ViewAsync(first, ct), "", null);

        var noticed = await ByNoticeAsync(request.Proof.NoticeSecret, ct);
        if (noticed is null) return (null, "", SecretInvalid);
        var report = noticed.Report;
        if (request.ReportId.Length > 0 && Guid.Parse(request.ReportId) != report.Id) return (null, "", SecretInvalid);
        var now = await NowAsync(report.SandboxId, ct);
        var id = Guid.CreateVersion7(now);
        var secret = secrets.CaseSecret(id, CaseSecretNumber);
        var draft = new AppealDraft(
            id, report.Id, (AppealGround)request.Ground, AppealProof.NoticeLink,
            AppealMapping.Contribution(CaseParty.Consumer, request.Text, request.Attachments),
            request.AnswerEmailAddress, request.Language.Length > 0 ? request.Language : noticed.Language, HashOf(secret));
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
        return row is null ? (null, SecretInvalid) : (await reads.ViewAsync(row.Id, ct), null);
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
        if (row is null) return (null, SecretInvalid);
        var now = await NowAsync(row.SandboxId, ct);
        var refusal = await store.ChangeAsync(
            row.Id, key, (appeal, ruling) => decide(appeal, ruling, now), AppealActor.Consumer(action), brought, now, ct);
        return refusal is not null ? (null, refusal) : (await reads.ViewAsync(row.Id, ct), null);
    }

    private async Task<NoticedReport?> ByNoticeAsync(string secret, CancellationToken ct)
    {
        var noticed = await reads.FindNoticeAsync(HashOf(secret), ct);
        return noticed is not null && secrets.IsNoticeSecret(secret, noticed.Report.Id, noticed.NoticeNumber) ? noticed : null;
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
