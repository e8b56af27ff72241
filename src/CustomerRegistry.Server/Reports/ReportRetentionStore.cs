using CustomerRegistry.Domain.Appeals;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Identifiers;
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
    public async Task<List<Guid>> DueAsync(Guid sandboxId, Guid? after, DateTimeOffset now, int most, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var abandoned = now.AddDays(-ReportRetentionRules.OpenReportDays);
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
            AuditAction.ReportDeleted, AuditSubject.Report, reportId, now, (AuditDetail.ToState, endedAs.ToString())));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>Forgets relayed addresses that were kept for a second message for as long as they may be.</summary>
    public async Task<int> ForgetAddressesAsync(Guid sandboxId, DateTimeOffset before, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var forgotten = await db.Notices
            .Where(x => x.AddressCipher != null && x.CreatedAt < before
                && db.Reports.Any(r => r.Id == x.ReportId && r.SandboxId == sandboxId))
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.AddressCipher, (byte[]?)null), ct);
        if (forgotten == 0) return 0;
        var mode = sandboxId == Guid.Empty ? RegistryMode.Live : RegistryMode.Test;
        audit.Stage(db, new Author(AuditActorKind.Job, null, mode, sandboxId).Entry(
            AuditAction.RetentionApplied, AuditSubject.Registry, sandboxId, now,
            (AuditDetail.Count, forgotten.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return forgotten;
    }

    /// <summary>What providers said of disputes that nobody reported.</summary>
    public async Task<int> DeleteUnreportedAsync(Guid sandboxId, DateTimeOffset before, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Disputes
            .Where(x => x.SandboxId == sandboxId && (x.FetchedAt ?? x.CreatedAt) < before && !db.Reports.Any(r =>
                r.MerchantId == x.MerchantId && r.Mode == x.Mode && r.SandboxId == x.SandboxId && r.DisputeProvider == x.Provider
                && r.DisputeAccount == x.Account && r.DisputeId == x.Reference))
            .ExecuteDeleteAsync(ct);
    }

    public async Task<int> DeleteRequestsAsync(DateTimeOffset before, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Requests.Where(x => x.At < before).ExecuteDeleteAsync(ct);
    }
}
