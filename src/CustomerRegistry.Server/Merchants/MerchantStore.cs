using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Merchants;

/// <summary>Rows of merchants, keys, persons, stops and provider accounts, each change with its audit entry.</summary>
internal sealed class MerchantStore(IDbContextFactory<RegistryDbContext> contexts, AuditStore audit)
{
    public async Task<MerchantRow?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Merchants.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct);
    }

    /// <summary>A page by name of the merchants of a sandbox (all zeros: the real ones), after the given place.</summary>
    public async Task<List<MerchantRow>> PageAsync(Guid sandboxId, (string Name, Guid Id)? after, int size, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = db.Merchants.AsNoTracking().Where(x => x.SandboxId == sandboxId);
        if (after is { } place)
        {
            rows = rows.Where(x => x.DisplayName.CompareTo(place.Name) > 0 || (x.DisplayName == place.Name && x.Id.CompareTo(place.Id) > 0));
        }

        return await rows.OrderBy(x => x.DisplayName).ThenBy(x => x.Id).Take(size).ToListAsync(ct);
    }

    public async Task<int> CountAsync(Guid sandboxId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Merchants.CountAsync(x => x.SandboxId == sandboxId, ct);
    }

    public async Task<List<ApiKeyRow>> KeysPageAsync(Guid merchantId, Guid? after, int size, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = db.ApiKeys.AsNoTracking().Where(x => x.MerchantId == merchantId);
        if (after is { } id) rows = rows.Where(x => x.Id.CompareTo(id) < 0);
        return await rows.OrderByDescending(x => x.Id).Take(size).ToListAsync(ct);
    }

    public async Task<ApiKeyRow?> FindKeyAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.ApiKeys.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct);
    }

    public async Task<List<PersonRow>> PersonsPageAsync((string Name, Guid Id)? after, int size, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = db.Persons.AsNoTracking();
        if (after is { } place)
        {
            rows = rows.Where(x => x.DisplayName.CompareTo(place.Name) > 0 || (x.DisplayName == place.Name && x.Id.CompareTo(place.Id) > 0));
        }

        return await rows.OrderBy(x => x.DisplayName).ThenBy(x => x.Id).Take(size).ToListAsync(ct);
    }

    public async Task<PersonRow?> FindPersonAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Persons.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct);
    }

    /// <summary>The first person and their key, if there is no staff yet; false otherwise.</summary>
    public async Task<bool> AddFirstPersonAsync(PersonRow person, ApiKeyRow key, AuditEntry entry, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"LOCK TABLE person IN SHARE ROW EXCLUSIVE MODE", ct);
        if (await db.Persons.AnyAsync(ct)) return false;
        db.Add(person);
        db.Add(key);
        audit.Stage(db, entry);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>Adds rows once per request_id; the second time the id of the first is returned and nothing is written.</summary>
    public async Task<(Guid? Earlier, Refusal? Refusal)> AddOnceAsync(
        RequestKey request, Guid resourceId, DateTimeOffset now, AuditEntry entry, CancellationToken ct, params object[] rows)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (rows.OfType<SharingStopRow>().Any()) await SharingLock.TakeAsync(db, ct);
        var (earlier, refusal) = await RequestLedger.FindAsync(db, request, ct);
        if (earlier is not null || refusal is not null) return (earlier, refusal);
        db.AddRange(rows);
        RequestLedger.Stage(db, request, resourceId, now);
        audit.Stage(db, entry);
        try
        {
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return (null, null);
        }
        catch (DbUpdateException e) when (UniqueViolation.Of(e, "pk_request"))
        {
            // The same call at the same time: the other one won.
            await using var other = await contexts.CreateDbContextAsync(ct);
            return await RequestLedger.FindAsync(other, request, ct);
        }
    }

    /// <summary>Changes one merchant under its lock; the change sees the newest row and may refuse, or change nothing (no entry).</summary>
    public async Task<(MerchantRow? Merchant, Refusal? Refusal)> ChangeAsync(
        Guid id, RequestKey request, DateTimeOffset now, Func<MerchantRow, (AuditEntry?, Refusal?)> change, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await SharingLock.TakeAsync(db, ct);
        var row = await db.Merchants.FromSql($"SELECT * FROM merchant WHERE id = {id} FOR UPDATE").SingleOrDefaultAsync(ct);
        if (row is null) return (null, MerchantWorkflow.Unknown);
        var (earlier, reused) = await RequestLedger.FindAsync(db, request, ct);
        if (reused is not null) return (null, reused);
        if (earlier is not null) return (row, null);
        var (entry, refusal) = change(row);
        if (refusal is not null) return (null, refusal);
        if (entry is null) return (row, null);
        row.Version++;
        RequestLedger.Stage(db, request, id, now);
        audit.Stage(db, entry);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return (row, null);
    }

    public async Task<(ApiKeyRow? Key, Refusal? Refusal)> RevokeAsync(
        Guid id, RequestKey request, AuditEntry entry, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var row = await db.ApiKeys.SingleOrDefaultAsync(x => x.Id == id, ct);
        if (row is null) return (null, MerchantWorkflow.KeyUnknown);
        var (_, reused) = await RequestLedger.FindAsync(db, request, ct);
        if (reused is not null) return (null, reused);
        if (row.RevokedAt is not null) return (row, null);
        row.RevokedAt = now;
        RequestLedger.Stage(db, request, id, now);
        audit.Stage(db, entry);
        await db.SaveChangesAsync(ct);
        return (row, null);
    }

    public async Task<Refusal?> ResumeSharingAsync(
        Guid stopId, RequestKey request, AuditEntry entry, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var row = await db.SharingStops.SingleOrDefaultAsync(x => x.Id == stopId, ct);
        if (row is null) return new Refusal(RefusalReason.FieldOutOfRange, "There is no such stop.", "stop_id");
        var (_, reused) = await RequestLedger.FindAsync(db, request, ct);
        if (reused is not null) return reused;
        if (row.ResumedAt is not null) return null;
        row.ResumedAt = now;
        RequestLedger.Stage(db, request, stopId, now);
        audit.Stage(db, entry);
        await db.SaveChangesAsync(ct);
        return null;
    }

    /// <summary>Sets an account's secrets; an account that was set before gets the new ones.</summary>
    public async Task<Refusal?> SetProviderAccountAsync(
        ProviderAccountRow wanted, Func<Guid, (byte[] Key, byte[] Secret)> encrypt, RequestKey request,
        Func<Guid, AuditEntry> entryOf, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var (earlier, reused) = await RequestLedger.FindAsync(db, request, ct);
        if (reused is not null || earlier is not null) return reused;
        var row = await db.ProviderAccounts.SingleOrDefaultAsync(
            x => x.MerchantId == wanted.MerchantId && x.Mode == wanted.Mode && x.SandboxId == wanted.SandboxId
                && x.Provider == wanted.Provider && x.Account == wanted.Account, ct);
        if (row is null)
        {
            row = wanted;
            db.Add(row);
        }

        (row.RestrictedKeyCipher, row.WebhookSecretCipher) = encrypt(row.Id);
        row.SetAt = wanted.SetAt;
        RequestLedger.Stage(db, request, row.Id, wanted.SetAt);
        audit.Stage(db, entryOf(row.Id));
        await db.SaveChangesAsync(ct);
        return null;
    }
}
