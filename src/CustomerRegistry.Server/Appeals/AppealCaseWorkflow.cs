using CustomerRegistry.Domain.Appeals;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Server.Store;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Appeals;

/// <summary>A case as its reader may see it.</summary>
internal sealed record WholeCase(CaseView Case, CaseFileRows Content, AppealRuling? Ruling);

/// <summary>What the reporting merchant and the reviewer do: list, read, answer, decide.</summary>
internal sealed class AppealCaseWorkflow(
    AppealReadStore reads, AppealStore store, MerchantTelling telling, RequestKeys requests, RegistryClock clock)
{
    private static readonly HashSet<Guid> NoOwners = [];

    /// <summary>A page and one more, if there is one. A merchant has been told of the cases on its page.</summary>
    public async Task<IReadOnlyList<CaseView>> PageAsync(
        Caller caller, bool includeClosed, (DateTimeOffset, Guid)? after, int size, CancellationToken ct)
    {
        var page = await reads.PageAsync(SandboxOf(caller), (caller as Caller.Merchant)?.MerchantId, includeClosed, after, size + 1, ct);
        await ToldAsync(caller, [.. page.Take(size).Select(x => x.Row)], ct);
        return page;
    }

    /// <summary>The whole case; for the merchant without the consumer's files.</summary>
    public async Task<(WholeCase? Case, Refusal? Refusal)> GetAsync(string appealId, Caller caller, CancellationToken ct)
    {
        var view = await reads.ViewAsync(Guid.Parse(appealId), ct);
        if (view is null || !MaySee(view.Row, caller)) return (null, AppealStore.Unknown);
        await ToldAsync(caller, [view.Row], ct);
        var content = await reads.ContentAsync(view.Row.Id, ct);
        if (caller is Caller.Merchant)
        {
            content = content with { Files = [.. content.Files.Where(x => x.Party != CaseParty.Consumer)] };
        }

        return (new WholeCase(view, content, AppealRuling.TryRead(view.Row.ClockJson)), null);
    }

    public async Task<(CaseView? Case, Refusal? Refusal)> AnswerAsync(
        Wire.AnswerAppealRequest request, Caller.Merchant caller, CancellationToken ct)
    {
        var row = await reads.FindAsync(Guid.Parse(request.AppealId), ct);
        if (row is null || !MaySee(row, caller)) return (null, AppealStore.Unknown);
        var now = AppealMapping.Stored(await clock.NowAsync(row.SandboxId, ct));
        var version = AppealCases.VersionOf(request.Etag);
        return await ChangeAsync(
            row.Id, requests.Of(caller, "AppealService/AnswerAppeal", request.RequestId, request),
            (appeal, _) => request.Answer == Wire.MerchantAnswer.Concede
                ? AppealRules.Concede(appeal, caller.MerchantId, version, now)
                : AppealRules.Defend(appeal, caller.MerchantId, version, now),
            AppealActor.Merchant(caller.MerchantId),
            AppealMapping.Contribution(CaseParty.Merchant, request.Text, request.Attachments), now, ct);
    }

    public async Task<(CaseView? Case, Refusal? Refusal)> DecideAsync(
        Wire.DecideAppealRequest request, Caller.Staff caller, CancellationToken ct)
    {
        var row = await reads.FindAsync(Guid.Parse(request.AppealId), ct);
        if (row is null || !MaySee(row, caller)) return (null, AppealStore.Unknown);
        var now = AppealMapping.Stored(await clock.NowAsync(row.SandboxId, ct));
        HashSet<Guid> judged = await reads.HasJudgedAsync(caller.PersonId, row.ReportId, ct) ? [row.ReportId] : [];
        // Which owners a person works for is not recorded yet, so only their own earlier judgements count here.
        var reviewer = new Reviewer(caller.PersonId, NoOwners, judged);
        var version = AppealCases.VersionOf(request.Etag);
        var reasons = request.Reasons.Select(x => (DecisionReason)x).ToList();
        return await ChangeAsync(
            row.Id, requests.Of(caller, "AppealService/DecideAppeal", request.RequestId, request),
            (appeal, ruling) => request.Decision == Wire.AppealDecision.Upheld
                ? AppealRules.Uphold(appeal, reviewer, reasons, ruling?.OutsideBody, version, now)
                : AppealRules.Overturn(appeal, reviewer, reasons, version, now),
            AppealActor.Reviewer(caller.PersonId), new Contribution(CaseParty.Reviewer, request.Text, []), now, ct);
    }

    private async Task<(CaseView? Case, Refusal? Refusal)> ChangeAsync(
        Guid id, RequestKey key, Func<Appeal, AppealRuling?, AppealStep> decide, AppealActor by, Contribution brought,
        DateTimeOffset now, CancellationToken ct)
    {
        var refusal = await store.ChangeAsync(id, key, decide, by, brought, now, ct);
        return refusal is not null ? (null, refusal) : (await reads.ViewAsync(id, ct), null);
    }

    private async Task ToldAsync(Caller caller, IReadOnlyList<AppealRow> seen, CancellationToken ct)
    {
        var untold = seen.Where(x => x.MerchantToldAt is null).Select(x => x.Id).ToList();
        if (caller is not Caller.Merchant || untold.Count == 0) return;
        await telling.MarkAsync(untold, AppealMapping.Stored(await clock.NowAsync(SandboxOf(caller), ct)), ct);
    }

    private static Guid SandboxOf(Caller caller) => (caller as Caller.Merchant)?.SandboxId ?? Guid.Empty;

    private static bool MaySee(AppealRow row, Caller caller) =>
        row.SandboxId == SandboxOf(caller) && (caller is not Caller.Merchant merchant || merchant.MerchantId == row.MerchantId);
}
