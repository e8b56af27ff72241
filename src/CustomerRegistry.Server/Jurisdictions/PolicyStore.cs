using System.Text;
using System.Text.Json;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Rpc;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Jurisdictions;

/// <summary>The bundle in force: the row with the highest id. Every replica sees a new one with its next call.</summary>
internal sealed class PolicyStore(IDbContextFactory<RegistryDbContext> contexts, AuditStore audit)
{
    public static readonly Refusal NoneInForce = new(
        RefusalReason.Unavailable, "No policy is in force yet: the operator applies one with `registry policy apply`.");

    private static readonly Refusal ChangeRunning = new(
        RefusalReason.PolicyChangeRunning,
        "The bundle in force still goes through what is held, and the stricter of it and of the one before holds until it is done: "
        + "wait for `registry policy status`. What must stop at once is stopped with `registry stop-sharing`.");

    private volatile Current? _current;

    /// <summary>What is in force now, or null on a registry without policy.</summary>
    public async ValueTask<PolicyInForce?> CurrentAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await CurrentAsync(db, ct);
    }

    /// <summary>The same within a transaction: what is in force as the transaction sees it.</summary>
    /// <exception cref="RefusedException">This version cannot read what is in force, and never could read anything.</exception>
    public async ValueTask<PolicyInForce?> CurrentAsync(RegistryDbContext db, CancellationToken ct)
    {
        var newest = await db.PolicyBundles.OrderByDescending(x => x.Id).Select(x => new
        {
            x.Id,
            BeingApplied = db.PolicyChanges.Where(change => change.BundleId == x.Id && change.FinishedAt == null && change.ReplacedId != x.Id)
                .Select(change => (long?)change.ReplacedId).FirstOrDefault(),
        }).FirstOrDefaultAsync(ct);
        if (newest is null) return null;
        var current = _current;
        if (current?.Policy.Id == newest.Id && current.BeingApplied == newest.BeingApplied) return current.Policy;

        var policy = current?.Policy.Id == newest.Id ? current.Policy.Alone() : null;
        if (policy is null)
        {
            (policy, var unreadable) = await ReadAsync(db, newest.Id, ct);
            // It was read before it was put in force, so this is a version that no longer understands it: keep what we have.
            if (policy is null) return current?.Policy ?? throw new RefusedException(Unreadable(unreadable!));
        }

        // One that this version cannot read any more holds no longer: nobody could say what it forbids.
        if (newest.BeingApplied is { } replacedId && (await ReadAsync(db, replacedId, ct)).Policy is { } replaced)
        {
            policy = policy.While(replaced);
        }

        _current = new Current(policy, newest.BeingApplied);
        return policy;
    }

    /// <summary>One bundle that is or was in force, alone; null with the reason where this version cannot read it.</summary>
    public static async Task<(PolicyInForce? Policy, Refusal? Refusal)> ReadAsync(RegistryDbContext db, long id, CancellationToken ct)
    {
        var row = await db.PolicyBundles.AsNoTracking().SingleAsync(x => x.Id == id, ct);
        return PolicyReader.Read(row.Id, row.AppliedAt, FilesOf(row), Country.Parse(row.OperatorCountry), wasInForce: true);
    }

    /// <summary>The newest bundle as it is stored, and why this version cannot read it where it cannot.</summary>
    public async Task<StoredPolicy?> StoredAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var row = await db.PolicyBundles.AsNoTracking().OrderByDescending(x => x.Id).FirstOrDefaultAsync(ct);
        if (row is null) return null;
        var files = FilesOf(row);
        var (_, refusal) = PolicyReader.Read(row.Id, row.AppliedAt, files, Country.Parse(row.OperatorCountry), wasInForce: true);
        return new StoredPolicy(row.Hash, row.AppliedAt, row.OperatorCountry, files, refusal?.Detail);
    }

    /// <summary>Puts a bundle in force, unless another came first.</summary>
    /// <param name="read">The same files, read.</param>
    /// <param name="replacesHash">The hash of the bundle that the operator saw; empty for the first.</param>
    public async Task<(PolicyInForce? Policy, Refusal? Refusal)> ApplyAsync(
        PolicyInForce read, IReadOnlyDictionary<string, string> files, Country operatorCountry, string replacesHash, RequestKey request,
        Guid appliedBy, AuditEntry entry, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await SharingLock.TakeAsync(db, ct);
        await db.Database.ExecuteSqlAsync($"LOCK TABLE policy_bundle IN SHARE ROW EXCLUSIVE MODE", ct);
        var (earlier, reused) = await RequestLedger.FindAsync(db, request, ct);
        if (reused is not null) return (null, reused);
        if (earlier is not null) return (await CurrentAsync(db, ct), null);

        var stored = await db.PolicyBundles.AsNoTracking().OrderByDescending(x => x.Id).FirstOrDefaultAsync(ct);
        if ((stored?.Hash ?? "") != replacesHash)
        {
            return (null, new Refusal(
                RefusalReason.EtagMismatch, "Another bundle is in force than the one this replaces: read it, compare, apply again.",
                "replaces_hash"));
        }

        // One that this version cannot read is replaced too: there is no other way on from it.
        var replaced = stored is null ? null : (await ReadAsync(db, stored.Id, ct)).Policy;
        var running = await db.PolicyChanges.Where(x => x.FinishedAt == null && x.ReplacedId != x.BundleId).ToListAsync(ct);
        if (running.Count > 0 && replaced is not null) return (null, ChangeRunning);
        foreach (var stuck in running) stuck.FinishedAt = now;

        var models = await ModelsAsync(db, ct);
        if (RiskModelVersionRules.Refuse(read.RiskModel, read.ShadowModel, files, models) is { } changed) return (null, changed);
        var row = new PolicyBundleRow
        {
            Id = (stored?.Id ?? 0) + 1,
            Hash = PolicyBundle.HashOf(files),
            FilesJson = JsonSerializer.Serialize(files),
            OperatorCountry = operatorCountry.ToString(),
            AppliedAt = now,
            AppliedBy = appliedBy,
        };
        db.PolicyBundles.Add(row);
        if (stored is not null) db.PolicyChanges.Add(await ChangeAsync(db, row, stored.Id, read, replaced, ct));
        RequestLedger.Stage(db, request, Guid.Empty, now);
        audit.Stage(db, entry);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return (await CurrentAsync(ct), null);
    }

    // What rules every case as before has nothing to go through.
    private static async Task<PolicyChangeRow> ChangeAsync(
        RegistryDbContext db, PolicyBundleRow bundle, long replacedId, PolicyInForce read, PolicyInForce? replaced, CancellationToken ct)
    {
        var reports = replaced is not null && read.Bundle.RulesLike(replaced.Bundle) ? 0 : await db.Reports.CountAsync(ct);
        return new PolicyChangeRow
        {
            BundleId = bundle.Id,
            ReplacedId = replacedId,
            StartedAt = bundle.AppliedAt,
            FinishedAt = reports == 0 ? bundle.AppliedAt : null,
            Reports = reports,
        };
    }

    // Every content that a model's file ever had, as far as this version can read it: no assessment that it understands
    // names another.
    private static async Task<List<RiskModelText>> ModelsAsync(RegistryDbContext db, CancellationToken ct)
    {
        var models = await db.Database.SqlQuery<RiskModelText>(
            $"""
            SELECT DISTINCT file.key AS name, file.value AS text FROM policy_bundle, jsonb_each_text(files_json) AS file
            WHERE file.key LIKE 'risk-model-%'
            """).ToListAsync(ct);
        return models.FindAll(x => RiskModel.TryParse(x.Name, Encoding.UTF8.GetBytes(x.Text), out _, out _));
    }

    private static Refusal Unreadable(Refusal why) => new(
        RefusalReason.Unavailable,
        $"This version cannot read the policy in force, so nothing can be ruled: {why.Detail} The operator applies one that it reads with `registry policy apply`.");

    private sealed record Current(PolicyInForce Policy, long? BeingApplied);

    private static Dictionary<string, string> FilesOf(PolicyBundleRow row) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(row.FilesJson)!;
}
