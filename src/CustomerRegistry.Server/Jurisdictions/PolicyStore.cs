using System.Text.Json;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Jurisdictions;

/// <summary>The bundle in force: the row with the highest id. Every replica sees a new one with its next call.</summary>
internal sealed class PolicyStore(IDbContextFactory<RegistryDbContext> contexts, AuditStore audit)
{
    public static readonly Refusal NoneInForce = new(
        RefusalReason.Unavailable, "No policy is in force yet: the operator applies one with `registry policy apply`.");

    private volatile PolicyInForce? _current;

    /// <summary>What is in force now, or null on a registry without policy.</summary>
    public async ValueTask<PolicyInForce?> CurrentAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await CurrentAsync(db, ct);
    }

    /// <summary>The same within a transaction: what is in force as the transaction sees it.</summary>
    public async ValueTask<PolicyInForce?> CurrentAsync(RegistryDbContext db, CancellationToken ct)
    {
        var newest = await db.PolicyBundles.MaxAsync(x => (long?)x.Id, ct);
        if (newest is null) return null;
        var current = _current;
        if (current?.Id == newest) return current;

        var row = await db.PolicyBundles.AsNoTracking().SingleAsync(x => x.Id == newest, ct);
        var (policy, refusal) = PolicyReader.Read(row.Id, row.AppliedAt, FilesOf(row), Country.Parse(row.OperatorCountry), wasInForce: true);
        // It was read before it was put in force, so this is a version that no longer understands it: keep what we have.
        _current = policy ?? current ?? throw new InvalidOperationException(refusal!.Reason.ToString());
        return _current;
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

        var inForce = await CurrentAsync(db, ct);
        if ((inForce?.Hash ?? "") != replacesHash)
        {
            return (null, new Refusal(
                RefusalReason.EtagMismatch, "Another bundle is in force than the one this replaces: read it, compare, apply again.",
                "replaces_hash"));
        }

        var models = await ModelsAsync(db, ct);
        if (RiskModelVersionRules.Refuse(read.RiskModel, read.ShadowModel, files, models) is { } changed) return (null, changed);
        var row = new PolicyBundleRow
        {
            Id = (inForce?.Id ?? 0) + 1,
            Hash = PolicyBundle.HashOf(files),
            FilesJson = JsonSerializer.Serialize(files),
            OperatorCountry = operatorCountry.ToString(),
            AppliedAt = now,
            AppliedBy = appliedBy,
        };
        db.PolicyBundles.Add(row);
        RequestLedger.Stage(db, request, Guid.Empty, now);
        audit.Stage(db, entry);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return (await CurrentAsync(ct), null);
    }

    // Every content that a model's file ever had.
    private static Task<List<RiskModelText>> ModelsAsync(RegistryDbContext db, CancellationToken ct) => db.Database.SqlQuery<RiskModelText>(
        $"""
        SELECT DISTINCT file.key AS name, file.value AS text FROM policy_bundle, jsonb_each_text(files_json) AS file
        WHERE file.key LIKE 'risk-model-%'
        """).ToListAsync(ct);

    private static Dictionary<string, string> FilesOf(PolicyBundleRow row) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(row.FilesJson)!;
}
