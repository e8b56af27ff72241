using CustomerRegistry.Domain.Appeals;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Disclosures;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Appeals;

/// <summary>What time does to cases, in batches: each item in its own short transaction, so that checks never wait long.</summary>
internal sealed class AppealDueStore(
    IDbContextFactory<RegistryDbContext> contexts, AppealEffects effects, AppealMails mails, AuditStore audit)
{
    private const int Batch = 200;

    /// <summary>Days before its deadline on which a merchant that has not answered is reminded.</summary>
    private const int ReminderDays = 3;

    /// <summary>Open cases whose deadline has passed.</summary>
    public async Task<List<Guid>> OverdueAsync(Guid sandboxId, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Appeals
            .Where(x => x.SandboxId == sandboxId && x.ClosedAt == null && (
                x.DecisionDueAt < now
                || ((x.State == AppealState.Filed || x.State == AppealState.AwaitingMerchant) && x.MerchantAnswerDueAt < now)))
            .OrderBy(x => x.MerchantAnswerDueAt).Select(x => x.Id).Take(Batch).ToListAsync(ct);
    }

    /// <summary>Reports whose contested mark no case, and no open request about them, holds any more.</summary>
    public async Task<List<Guid>> LiftableAsync(Guid sandboxId, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await (
            from appeal in db.Appeals
            where appeal.SandboxId == sandboxId && appeal.RestrictionLiftedAt <= now
            join report in db.Reports on appeal.ReportId equals report.Id
            where report.Contested
                && !db.Appeals.Any(x => x.ReportId == report.Id && (x.ClosedAt == null || x.RestrictionLiftedAt > now))
                && !db.RightsRequests.Any(x => x.ReportId == report.Id && x.ClosedAt == null)
            select report.Id).Distinct().Take(Batch).ToListAsync(ct);
    }

    /// <summary>Lifts the mark of one report, unless a new case came meanwhile.</summary>
    public async Task<bool> LiftAsync(Guid reportId, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var report = await AppealStore.LockReportAsync(db, reportId, ct);
        if (report is not { Contested: true }) return false;
        var cases = await db.Appeals.AsNoTracking().Where(x => x.ReportId == reportId).ToListAsync(ct);
        if (AppealRules.IsContested(cases.Select(AppealCases.Of), now)) return false;
        // A request for rectification or restriction holds the same mark.
        var requests = await db.RightsRequests.AsNoTracking().Where(x => x.ReportId == reportId).ToListAsync(ct);
        if (requests.Exists(x => RightsRequests.Of(x).HoldsContested(now))) return false;
        await effects.StageLiftAsync(db, report, now, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    public async Task<List<Guid>> RemindableAsync(Guid sandboxId, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var until = now.AddDays(ReminderDays);
        return await db.Appeals
            .Where(x => x.SandboxId == sandboxId && x.ClosedAt == null && x.State == AppealState.AwaitingMerchant
                && x.MerchantRemindedAt == null && x.MerchantAnswerDueAt <= until && x.MerchantAnswerDueAt >= now)
            .OrderBy(x => x.MerchantAnswerDueAt).Select(x => x.Id).Take(Batch).ToListAsync(ct);
    }

    public async Task<bool> RemindAsync(Guid appealId, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var row = await AppealStore.LockAsync(db, appealId, ct);
        if (row is not { State: AppealState.AwaitingMerchant, MerchantRemindedAt: null }) return false;
        // Not a change of the case: whoever read its etag can still answer with it.
        row.MerchantRemindedAt = now;
        await mails.StageReminderAsync(db, row, now, ct);
        audit.Stage(db, AuditEntries.Of(
            AuditActorKind.Job, null, row.Mode, row.SandboxId, AuditAction.NoticeQueued, AuditSubject.Appeal, row.Id, now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }
}
