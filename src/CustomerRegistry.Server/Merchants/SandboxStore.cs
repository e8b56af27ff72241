using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Mail;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Merchants;

/// <summary>Clock, mails and reset of a sandbox.</summary>
internal sealed class SandboxStore(IDbContextFactory<RegistryDbContext> contexts, AuditStore audit)
{
    // Far enough for every retention, near enough for every calculation with times.
    private static readonly TimeSpan Furthest = TimeSpan.FromDays(20 * 366);

    private static readonly Refusal TooFar = new(
        RefusalReason.FieldOutOfRange, "The sandbox's clock may be 20 years ahead at most: use another sandbox.", "seconds");

    /// <summary>Moves the clock forward once per request_id.</summary>
    public async Task<Refusal?> AdvanceAsync(
        Guid sandboxId, TimeSpan by, RequestKey request, AuditEntry entry, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (earlier, refusal) = await RequestLedger.FindAsync(db, request, ct);
        if (earlier is not null || refusal is not null) return refusal;
        var moved = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO test_clock AS held (sandbox_id, ahead) VALUES ({sandboxId}, {by})
            ON CONFLICT (sandbox_id) DO UPDATE SET ahead = held.ahead + {by} WHERE held.ahead + {by} <= {Furthest}
            """, ct);
        if (moved == 0) return TooFar;
        RequestLedger.Stage(db, request, sandboxId, now);
        audit.Stage(db, entry);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    public async Task<List<OutboxMailRow>> MailsAsync(Guid sandboxId, int size, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.OutboxMails.AsNoTracking().Where(x => x.SandboxId == sandboxId)
            .OrderByDescending(x => x.CreatedAt).ThenByDescending(x => x.Id).Take(size).ToListAsync(ct);
    }

    /// <summary>Deletes everything of a sandbox but its merchants, keys and clock. Returns how many reports there were.</summary>
    public async Task<(int Reports, Refusal? Refusal)> ResetAsync(
        Guid sandboxId, RequestKey request, AuditEntry entry, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (earlier, refusal) = await RequestLedger.FindAsync(db, request, ct);
        if (earlier is not null || refusal is not null) return (0, refusal);
        RequestLedger.Stage(db, request, sandboxId, now);
        audit.Stage(db, entry);
        await db.SaveChangesAsync(ct);
        var merchants = await db.Merchants.Where(x => x.SandboxId == sandboxId || x.Id == sandboxId).Select(x => x.Id).ToListAsync(ct);
        var reportKeys = db.ReportIdentifiers.Where(i => db.Reports.Any(r => r.Id == i.ReportId && r.SandboxId == sandboxId));
        await db.MerchantSubjects.Where(x => merchants.Contains(x.MerchantId) && reportKeys.Any(i => i.SubjectKey == x.SubjectKey))
            .ExecuteDeleteAsync(ct);
        await db.Corrections.Where(x => db.Disclosures.Any(d => d.CheckId == x.CheckId && d.SandboxId == sandboxId)).ExecuteDeleteAsync(ct);
        await db.Listings.Where(x => x.SandboxId == sandboxId).ExecuteDeleteAsync(ct);
        await db.Disclosures.Where(x => x.SandboxId == sandboxId).ExecuteDeleteAsync(ct);
        await db.Appeals.Where(x => x.SandboxId == sandboxId).ExecuteDeleteAsync(ct);
        await db.RightsRequests.Where(x => x.SandboxId == sandboxId).ExecuteDeleteAsync(ct);
        await db.Disputes.Where(x => x.SandboxId == sandboxId).ExecuteDeleteAsync(ct);
        await db.Tombstones.Where(x => x.SandboxId == sandboxId).ExecuteDeleteAsync(ct);
        await db.OutboxMails.Where(x => x.SandboxId == sandboxId).ExecuteDeleteAsync(ct);
        await db.Conducts.Where(x => x.SandboxId == sandboxId).ExecuteDeleteAsync(ct);
        await db.CheckCounts.Where(x => db.Merchants.Any(m => m.Id == x.MerchantId && m.SandboxId == sandboxId)).ExecuteDeleteAsync(ct);
        await db.Merchants.Where(x => x.SandboxId == sandboxId).ExecuteUpdateAsync(
            set => set.SetProperty(x => x.WeightCap, (int?)null).SetProperty(x => x.OutcomeState, OutcomeState.InOrder)
                .SetProperty(x => x.ReasonsOnly, false), ct);
        var reports = await db.Reports.Where(x => x.SandboxId == sandboxId).ExecuteDeleteAsync(ct);
        await transaction.CommitAsync(ct);
        return (reports, null);
    }
}
