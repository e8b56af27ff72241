using System.Globalization;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Disclosures;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Server.Appeals;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Jurisdictions;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>What time does to requests, in batches: each item in its own short transaction, so that checks never wait long.</summary>
internal sealed class RightsDueStore(IDbContextFactory<RegistryDbContext> contexts, PolicyStore policies, AuditStore audit)
{
    private const int Batch = 200;

    /// <summary>Open requests whose deadline has passed, or whose entry is gone.</summary>
    public async Task<List<Guid>> SettleableAsync(Guid sandboxId, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.RightsRequests
            .Where(x => x.SandboxId == sandboxId && x.State == RightsState.Open
                && (x.DueAt < now || (x.ReportId != null && !db.Reports.Any(report => report.Id == x.ReportId))))
            .OrderBy(x => x.DueAt).Select(x => x.Id).Take(Batch).ToListAsync(ct);
    }

    /// <summary>Marked reports about which a request was refused or withdrawn; whether their marks may go is decided under the lock.</summary>
    public async Task<List<Guid>> LiftableAsync(Guid sandboxId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var left = await (
            from request in db.RightsRequests.AsNoTracking()
            where request.SandboxId == sandboxId && (request.State == RightsState.Refused || request.State == RightsState.Withdrawn)
            join report in db.Reports on request.ReportId equals report.Id
            where (report.Contested && request.Kind != RightKind.Objection) || (report.Objected && request.Kind == RightKind.Objection)
            select report.Id).Distinct().ToListAsync(ct);
        return left;
    }

    /// <summary>Lifts what nothing holds any more of one report.</summary>
    public async Task<bool> LiftAsync(Guid reportId, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var report = await AppealStore.LockReportAsync(db, reportId, ct);
        if (report is null || !await RightsEffects.StageMarksAsync(db, report, null, now, ct)) return false;
        audit.Stage(db, AuditEntries.Of(
            AuditActorKind.Job, null, report.Mode, report.SandboxId, AuditAction.ReportUpdated, AuditSubject.Report, report.Id, now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>Deletes answer addresses, and whole requests, that have had their time after closing.</summary>
    public async Task<int> ForgetAsync(Guid sandboxId, DateTimeOffset now, CancellationToken ct)
    {
        if (await policies.CurrentAsync(ct) is not { } policy) return 0;
        var retention = policy.Bundle.Retention;
        var addresses = Before(now, retention.CaseAddresses.Value);
        var requests = Before(now, retention.Appeals.Value);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var forgotten = await db.RightsRequests
            .Where(x => x.SandboxId == sandboxId && x.AnswerAddressCipher != null && x.ClosedAt <= addresses)
            .OrderBy(x => x.ClosedAt).Take(Batch)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.AnswerAddressCipher, (byte[]?)null), ct);
        // A granted restriction is what keeps its entry out of use, so it stays as long as the entry does.
        forgotten += await db.RightsRequests
            .Where(x => x.SandboxId == sandboxId && x.ClosedAt <= requests
                && !(x.Kind == RightKind.Restriction && x.State == RightsState.Granted && db.Reports.Any(report => report.Id == x.ReportId)))
            .OrderBy(x => x.ClosedAt).Take(Batch).ExecuteDeleteAsync(ct);
        if (forgotten == 0) return 0;
        audit.Stage(db, AuditEntries.Of(
            AuditActorKind.Job, null, sandboxId == Guid.Empty ? RegistryMode.Live : RegistryMode.Test, sandboxId,
            AuditAction.RetentionApplied, AuditSubject.Registry, Guid.Empty, now,
            (AuditDetail.Count, forgotten.ToString(CultureInfo.InvariantCulture))));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return forgotten;
    }

    private static DateTimeOffset Before(DateTimeOffset now, Period period) => now.AddMonths(-period.Months).AddDays(-period.Days);
}
