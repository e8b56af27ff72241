using CustomerRegistry.Domain.Appeals;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Server.Appeals;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Reports;

/// <summary>The rows that <see cref="ReportRetention"/> looks for and deletes; each report in a transaction of its own.</summary>
internal sealed class ReportRetentionStore(IDbContextFactory<RegistryDbContext> contexts, AppealStore appeals, AuditStore audit)
{
    /// <summary>Reports that may be due, by id after the given one; whether one is, is decided under its lock.</summary>
    public async Task<List<Guid>> DueAsync(Guid sandboxId, Guid? after, Period openKept, DateTimeOffset now, int most, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var abandoned = new DateTimeOffset(Deadlines.FirstKept(today, openKept).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        return await db.Reports
            .Where(x => x.SandboxId == sandboxId && (after == null || x.Id.CompareTo(after.Value) > 0) && (
                (x.NoticeDueAt < now && !db.Notices.Any(n => n.ReportId == x.Id && n.Number == NoticeStaging.First
                    && (n.State == NoticeState.Sent || n.State == NoticeState.Attested)))
                || x.LastDay < today
                || x.PolicyDeleteOn < today
                || (x.State == ReportState.Open && x.UpdatedAt < abandoned)
                || db.Merchants.Any(m => m.Id == x.MerchantId && m.ListingsDeletedAt <= now)))
            .OrderBy(x => x.Id).Take(most).Select(x => x.Id).ToListAsync(ct);
    }

    /// <summary>Ends a report that has had its time, with its corrections; false where it has not or is gone.</summary>
    public async Task<bool> RemoveAsync(Guid reportId, Func<LoadedReport, bool> isDue, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await ReportFactsStore.LockAsync(db, reportId, ct) is not { } held || !isDue(held)) return false;
        var ended = await appeals.StageReportGoneAsync(db, reportId, ReportGone.Expired, now, ct);
        var endedAs = ended == AppealState.Overturned ? ReportState.Overturned : ReportState.Expired;
        await ReportRemoval.StageAsync(db, held.Row, endedAs, now, ct);
        audit.Stage(db, new Author(AuditActorKind.Job, null, held.Row.Mode, held.Row.SandboxId).Entry(
            AuditAction.ReportDeleted, AuditSubject.Report, reportId, now, ReportAudit.Ended(held.Row, endedAs)));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }
}
