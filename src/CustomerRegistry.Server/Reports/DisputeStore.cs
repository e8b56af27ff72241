using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Server.Merchants;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Reports;

/// <summary>What providers say of disputes, and which of it is still to be fetched.</summary>
internal sealed class DisputeStore(IDbContextFactory<RegistryDbContext> contexts)
{
    // The lease of a fetch: longer than all its tries together.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>A merchant's accounts at a provider, of whatever mode and sandbox, the oldest first.</summary>
    public async Task<List<ProviderAccountRow>> AccountsAsync(Guid merchantId, string provider, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.ProviderAccounts.AsNoTracking()
            .Where(x => x.MerchantId == merchantId && x.Provider == provider).OrderBy(x => x.SetAt).ToListAsync(ct);
    }

    /// <summary>Durably notes that a dispute is to be asked about now.</summary>
    public async Task HintAsync(ReportScope scope, DisputeReference dispute, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (id, mode) = (Guid.CreateVersion7(now), (short)scope.Mode);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO dispute (id, mode, sandbox_id, merchant_id, provider, account, reference, fetch_due_at, fetch_attempts, created_at)
            VALUES ({id}, {mode}, {scope.SandboxId}, {scope.MerchantId}, {dispute.Provider}, {dispute.Account}, {dispute.Id}, {now}, 0, {now})
            ON CONFLICT (merchant_id, mode, sandbox_id, provider, account, reference)
            DO UPDATE SET fetch_due_at = excluded.fetch_due_at, fetch_attempts = 0
            """, ct);
    }

    /// <summary>
    /// Takes disputes that are due, of one sandbox or (null) of all and the registry. Each is leased, so that replicas share
    /// them and one that dies loses none. Sandboxes are compared by their own clocks.
    /// </summary>
    public async Task<List<DisputeRow>> LeaseAsync(Guid? sandboxId, int most, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var rows = await db.Disputes.FromSql(
            $"""
            SELECT d.* FROM dispute d LEFT JOIN test_clock t ON t.sandbox_id = d.sandbox_id
            WHERE d.fetch_due_at <= {now} + COALESCE(t.ahead, interval '0') AND ({sandboxId}::uuid IS NULL OR d.sandbox_id = {sandboxId})
            ORDER BY d.fetch_due_at LIMIT {most} FOR UPDATE OF d SKIP LOCKED
            """).ToListAsync(ct);
        var sandboxes = rows.ConvertAll(x => x.SandboxId);
        var ahead = await db.TestClocks.Where(x => sandboxes.Contains(x.SandboxId)).ToDictionaryAsync(x => x.SandboxId, x => x.Ahead, ct);
        foreach (var row in rows)
        {
            row.FetchAttempts++;
            row.FetchDueAt = ProviderFetchRules.Later(now + Lease, ahead.GetValueOrDefault(row.SandboxId));
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return rows;
    }

    /// <summary>
    /// Notes what a fetch came to. A hint that came while it ran has moved the due time: then it stays due.
    /// </summary>
    /// <param name="fetched">The row as it was leased.</param>
    /// <param name="dueAgainAt">Null where nothing more is to be asked until the next hint.</param>
    public async Task FinishAsync(
        DisputeRow fetched, EvidenceLevel? level, DateTimeOffset? outcomeAt, DateTimeOffset? dueAgainAt, DateTimeOffset now,
        CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (level is not null)
        {
            await db.Disputes.Where(x => x.Id == fetched.Id).ExecuteUpdateAsync(
                set => set.SetProperty(x => x.Evidence, level).SetProperty(x => x.OutcomeAt, outcomeAt).SetProperty(x => x.FetchedAt, now), ct);
        }

        await db.Disputes.Where(x => x.Id == fetched.Id && x.FetchDueAt == fetched.FetchDueAt)
            .ExecuteUpdateAsync(set => set.SetProperty(x => x.FetchDueAt, dueAgainAt), ct);
    }

    /// <summary>Asks no more until the next hint, as <see cref="FinishAsync"/> does, without the time of the sandbox.</summary>
    public Task GiveUpAsync(DisputeRow fetched, CancellationToken ct) =>
        FinishAsync(fetched, level: null, outcomeAt: null, dueAgainAt: null, now: default, ct);

    /// <summary>The merchant's report of a dispute, with its identifiers; null where it has not come.</summary>
    public async Task<ReportRow?> FindReportAsync(DisputeRow dispute, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Reports.AsNoTracking().Include(x => x.Identifiers).SingleOrDefaultAsync(
            x => x.MerchantId == dispute.MerchantId && x.Mode == dispute.Mode && x.SandboxId == dispute.SandboxId
            && x.DisputeProvider == dispute.Provider && x.DisputeAccount == dispute.Account && x.DisputeId == dispute.Reference, ct);
    }

    /// <summary>
    /// Another report that the same dispute confirms already, whatever its merchant or account is called; null where there is
    /// none. Until the caller's transaction ends no other one can be confirmed by this dispute.
    /// </summary>
    public static async Task<Guid?> ConfirmedElsewhereAsync(
        RegistryDbContext db, DisputeRow dispute, Guid reportId, CancellationToken ct)
    {
        var subject = string.Create(
            CultureInfo.InvariantCulture, $"dispute|{dispute.Provider}|{dispute.Reference}|{(short)dispute.Mode}|{dispute.SandboxId:N}");
        var number = BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(subject)));
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({number})", ct);
        return await db.Reports.Where(x => x.Id != reportId && x.Mode == dispute.Mode && x.SandboxId == dispute.SandboxId
                && x.DisputeProvider == dispute.Provider && x.DisputeId == dispute.Reference
                && x.Source == EvidenceSource.ProviderConfirmed)
            .Select(x => (Guid?)x.Id).FirstOrDefaultAsync(ct);
    }
}
