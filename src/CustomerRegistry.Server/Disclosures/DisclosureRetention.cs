using System.Globalization;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Jurisdictions;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>Deletes one-time codes a day after they expired, and records of disclosures past their retention.</summary>
internal sealed class DisclosureRetention(IDbContextFactory<RegistryDbContext> contexts, PolicyStore policies, AuditStore audit) : IDueWork
{
    private const int Batch = 1000;

    private static readonly TimeSpan ProofsKept = TimeSpan.FromDays(1);

    public int Order => 90;

    public async Task<int> RunAsync(Guid sandboxId, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        // Codes are for the real registry only; they name nobody and need no entry.
        var done = sandboxId == Guid.Empty
            ? await db.ConsumerProofs.Where(x => x.ExpiresAt < now - ProofsKept).ExecuteDeleteAsync(ct)
            : 0;
        if (await policies.CurrentAsync(db, ct) is not { } policy) return done;
        var kept = policy.Bundle.Retention.DisclosureRecords.Value;
        var before = now.AddMonths(-kept.Months).AddDays(-kept.Days);
        for (var deleted = Batch; deleted == Batch; done += deleted) deleted = await DeleteAsync(sandboxId, before, now, ct);
        return done;
    }

    // In short transactions, passing over what another replica is deleting.
    private async Task<int> DeleteAsync(Guid sandboxId, DateTimeOffset before, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var checks = await db.Disclosures
            .FromSql($"SELECT * FROM disclosure WHERE sandbox_id = {sandboxId} AND at < {before} LIMIT {Batch} FOR UPDATE SKIP LOCKED")
            .AsNoTracking().Select(x => x.CheckId).ToListAsync(ct);
        if (checks.Count == 0) return 0;
        await db.Corrections.Where(x => checks.Contains(x.CheckId)).ExecuteDeleteAsync(ct);
        await db.Disclosures.Where(x => checks.Contains(x.CheckId)).ExecuteDeleteAsync(ct);
        audit.Stage(db, EntryOf(sandboxId, checks.Count, now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return checks.Count;
    }

    private static AuditEntry EntryOf(Guid sandboxId, int count, DateTimeOffset now)
    {
        var live = sandboxId == Guid.Empty;
        return AuditEntries.Of(
            AuditActorKind.Job, null, live ? RegistryMode.Live : RegistryMode.Test, sandboxId, AuditAction.RetentionApplied,
            live ? AuditSubject.Registry : AuditSubject.Sandbox, sandboxId, now,
            (AuditDetail.Count, count.ToString(CultureInfo.InvariantCulture)));
    }
}
