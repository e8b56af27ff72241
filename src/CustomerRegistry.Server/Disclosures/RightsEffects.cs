using CustomerRegistry.Domain.Appeals;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Disclosures;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Server.Appeals;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Reports;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>Who brought a step about, and as what it is written down.</summary>
internal sealed record RightsActor(AuditActorKind Kind, Guid? Id, AuditAction Action)
{
    public static readonly RightsActor Deadline = new(AuditActorKind.Job, null, AuditAction.RightsDeadlinePassed);

    public static readonly RightsActor EntryGone = new(AuditActorKind.Job, null, AuditAction.RightsRequestDecided);

    public static RightsActor Consumer(AuditAction action) => new(AuditActorKind.Consumer, null, action);

    public static RightsActor Staff(Guid id, AuditAction action) => new(AuditActorKind.Staff, id, action);

    /// <summary>Time alone: a late one is granted, one whose entry went is ended.</summary>
    public static RightsActor OfTime(RightsStep.Taken step) =>
        step.Request.Reasons.Contains(RightsDecisionReason.NotAnsweredInTime) ? Deadline : EntryGone;
}

/// <summary>
/// Carries a step out in the caller's transaction: the request, the report and its listings, corrections, mails, the audit
/// entry. The caller holds the locks of report and request, in this order.
/// </summary>
internal sealed class RightsEffects(AppealStore appeals, RightsMails mails, AuditStore audit)
{
    /// <param name="row">Added or locked.</param>
    /// <param name="report">Locked; null where the request is about none, or it is gone.</param>
    public async Task StageAsync(
        RegistryDbContext db, RightsRequestRow row, ReportRow? report, RightsStep.Taken step, RightsActor by, DateTimeOffset now,
        CancellationToken ct)
    {
        var before = row.State;
        RightsRequests.Write(row, step.Request);
        if (report is not null) await StageReportAsync(db, row, report, step.Effects, now, ct);
        if (step.Effects.HasFlag(RightsEffect.CorrectCheck) && row.CheckId is { } check) await CorrectionStore.StageCheckAsync(db, check, now, ct);
        mails.Stage(db, row, step, now);
        audit.Stage(db, AuditEntries.Of(
            by.Kind, by.Id, row.Mode, row.SandboxId, by.Action, AuditSubject.RightsRequest, row.Id, now, [.. Details(row, before)]));
    }

    /// <summary>
    /// Ends the marks of a report that no request and no appeal holds any more. The caller holds the report's lock and adds
    /// the audit entry.
    /// </summary>
    /// <param name="changed">A request as it is in this transaction, not yet in the database; null where none changed.</param>
    /// <returns>Whether anything changed.</returns>
    public static async Task<bool> StageMarksAsync(
        RegistryDbContext db, ReportRow report, RightsRequestRow? changed, DateTimeOffset now, CancellationToken ct)
    {
        var changedId = changed?.Id;
        var others = await db.RightsRequests.AsNoTracking().Where(x => x.ReportId == report.Id && x.Id != changedId).ToListAsync(ct);
        if (changed is not null) others.Add(changed);
        var requests = others.ConvertAll(RightsRequests.Of);
        var cases = await db.Appeals.AsNoTracking().Where(x => x.ReportId == report.Id).ToListAsync(ct);
        var contested = report.Contested
            && (AppealRules.IsContested(cases.Select(AppealCases.Of), now) || requests.Exists(x => x.HoldsContested(now)));
        var objected = report.Objected && requests.Exists(x => x.HoldsObjected(now));
        if (contested == report.Contested && objected == report.Objected) return false;
        await ReportMarks.StageAsync(db, report, contested, objected, ct);
        return true;
    }

    private async Task StageReportAsync(
        RegistryDbContext db, RightsRequestRow row, ReportRow report, RightsEffect effects, DateTimeOffset now, CancellationToken ct)
    {
        if (effects.HasFlag(RightsEffect.DeleteReport))
        {
            // Overturned, so that it may not come back under any certificate: this room's other ends may.
            await appeals.StageReportGoneAsync(db, report.Id, ReportGone.Erased, now, ct);
            await ReportRemoval.StageAsync(db, report, ReportState.Overturned, now, ct);
            audit.Stage(db, AuditEntries.Of(
                AuditActorKind.Consumer, null, report.Mode, report.SandboxId, AuditAction.ReportDeleted, AuditSubject.Report, report.Id, now,
                ReportAudit.Ended(report, ReportState.Overturned)));
            await StageOthersAsync(db, row, report.Id, now, ct);
            return;
        }

        if (effects.HasFlag(RightsEffect.MarkContested)) await ReportMarks.StageAsync(db, report, contested: true, report.Objected, ct);
        if (effects.HasFlag(RightsEffect.MarkObjected)) await ReportMarks.StageAsync(db, report, report.Contested, objected: true, ct);
        if (effects.HasFlag(RightsEffect.ClearMarks)) await StageMarksAsync(db, report, row, now, ct);
        // After the listings were locked: no disclosure of them can be missed.
        if (effects.HasFlag(RightsEffect.SendCorrections)) await CorrectionStore.StageAsync(db, report.Id, now, ct);
    }

    /// <summary>What else was asked about an entry that goes now.</summary>
    private async Task StageOthersAsync(RegistryDbContext db, RightsRequestRow row, Guid reportId, DateTimeOffset now, CancellationToken ct)
    {
        var others = await db.RightsRequests
            .FromSql($"SELECT * FROM rights_request WHERE report_id = {reportId} AND id <> {row.Id} AND closed_at IS NULL ORDER BY id FOR UPDATE")
            .ToListAsync(ct);
        foreach (var other in others)
        {
            if (RightsRules.EndBecauseEntryGone(RightsRequests.Of(other), now) is RightsStep.Taken ended)
            {
                await StageAsync(db, other, null, ended, RightsActor.OfTime(ended), now, ct);
            }
        }
    }

    private static IEnumerable<(AuditDetail, string)> Details(RightsRequestRow row, RightsState before)
    {
        yield return (AuditDetail.Right, row.Kind.ToString());
        yield return (AuditDetail.FromState, before.ToString());
        yield return (AuditDetail.ToState, row.State.ToString());
        if (row.DecisionReasons.Length > 0) yield return (AuditDetail.Reason, row.DecisionReasons[0].ToString());
    }
}
