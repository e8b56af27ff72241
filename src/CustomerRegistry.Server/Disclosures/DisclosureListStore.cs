using System.Globalization;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>A disclosure and whether its merchant was told not to use it.</summary>
internal sealed record ListedDisclosure(DisclosureRow Row, bool Corrected);

/// <summary>What a merchant was told, and what it must no longer use.</summary>
internal sealed class DisclosureListStore(IDbContextFactory<RegistryDbContext> contexts, AuditStore audit)
{
    /// <summary>A page of the caller's disclosures before the given place, newest first.</summary>
    public async Task<List<ListedDisclosure>> PageAsync(
        Caller.Merchant caller, (DateTimeOffset At, Guid CheckId)? before, int size, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = db.Disclosures.AsNoTracking()
            .Where(x => x.MerchantId == caller.MerchantId && x.Mode == caller.Mode && x.SandboxId == caller.SandboxId);
        if (before is { } place)
        {
            rows = rows.Where(x => x.At < place.At || (x.At == place.At && x.CheckId.CompareTo(place.CheckId) < 0));
        }

        return await rows.OrderByDescending(x => x.At).ThenByDescending(x => x.CheckId).Take(size)
            .Select(x => new ListedDisclosure(x, db.Corrections.Any(c => c.CheckId == x.CheckId))).ToListAsync(ct);
    }

    /// <summary>
    /// The caller's corrections after a cursor, in the order of transaction ids. Served is only what lies below the oldest
    /// transaction that is still open: one with a lower id may commit later, and a cursor that had passed it would miss it.
    /// </summary>
    public async Task<List<CorrectionRow>> CorrectionsAsync(
        Caller.Merchant caller, (ulong Txid, Guid Id) after, int size, CancellationToken ct)
    {
        var (txid, mode) = (after.Txid.ToString(CultureInfo.InvariantCulture), (short)caller.Mode);
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Corrections.FromSql(
            $"""
            SELECT c.* FROM correction c JOIN disclosure d ON d.check_id = c.check_id
            WHERE c.merchant_id = {caller.MerchantId} AND d.mode = {mode} AND d.sandbox_id = {caller.SandboxId}
                AND (c.txid > {txid}::xid8 OR (c.txid = {txid}::xid8 AND c.id > {after.Id}))
                AND c.txid < pg_snapshot_xmin(pg_current_snapshot())
            ORDER BY c.txid, c.id LIMIT {size}
            """).AsNoTracking().ToListAsync(ct);
    }

    /// <summary>
    /// A merchant that goes on from a cursor has what came before it. Only what could have been served is marked, so that a
    /// cursor that was made up does not acknowledge what is still to come.
    /// </summary>
    /// <returns>How many were not acknowledged before.</returns>
    public async Task<int> AcknowledgeAsync(
        Caller.Merchant caller, (ulong Txid, Guid Id) until, DateTimeOffset now, CancellationToken ct)
    {
        if (until.Txid == 0) return 0;
        var (txid, mode) = (until.Txid.ToString(CultureInfo.InvariantCulture), (short)caller.Mode);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var marked = await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE correction c SET fetched_at = {now} FROM disclosure d
            WHERE d.check_id = c.check_id AND c.merchant_id = {caller.MerchantId} AND c.fetched_at IS NULL
                AND d.mode = {mode} AND d.sandbox_id = {caller.SandboxId}
                AND (c.txid < {txid}::xid8 OR (c.txid = {txid}::xid8 AND c.id <= {until.Id}))
                AND c.txid < pg_snapshot_xmin(pg_current_snapshot())
            """, ct);
        if (marked == 0) return 0;
        audit.Stage(db, AuditEntries.Of(
            caller, AuditAction.CorrectionsRead, AuditSubject.Merchant, caller.MerchantId, now,
            (AuditDetail.Count, marked.ToString(CultureInfo.InvariantCulture))));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return marked;
    }
}
