using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Jurisdictions;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>
/// STOP_USING for what was disclosed of reporters that count no longer: suspended, offboarded, below the floor of standing,
/// or under a stop of sharing. One decision can concern every disclosure there is, so it is not staged with the decision,
/// which holds a lock that all disclosures wait for, but after it, in batches of a transaction each. What is still to be
/// told is what has no correction: that is the progress, and a run that is killed goes on where it was.
/// </summary>
internal sealed class StoppedSharing(
    IDbContextFactory<RegistryDbContext> contexts, PolicyStore policies, AuditStore audit) : IDueWork
{
    private const int Batch = 500;

    private const int EnoughPasses = 2;

    private readonly ConcurrentDictionary<Guid, (string Causes, int CleanPasses)> _done = [];

    /// <summary>After cases were closed by their deadlines, which move standings.</summary>
    public int Order => 310;

    public async Task<int> RunAsync(Guid sandboxId, DateTimeOffset now, CancellationToken ct)
    {
        if (await policies.CurrentAsync(ct) is not { } policy) return 0;
        var floor = (int)Math.Ceiling(1000 * policy.RiskModel.Standing.Floor);
        var causes = await CausesAsync(sandboxId, floor, ct);
        // The same causes, twice found to have nothing left, and a job's interval between: a check that was answered before
        // a standing fell has been recorded by then, and since then nothing of these reporters is disclosed.
        var clean = _done.TryGetValue(sandboxId, out var known) && known.Causes == causes ? known.CleanPasses : 0;
        if (causes.Length == 0 || clean >= EnoughPasses) return 0;
        var (told, place) = (0, (Guid?)Guid.Empty);
        while (place is { } after)
        {
            (var staged, place) = await StageAsync(sandboxId, floor, after, now, ct);
            told += staged;
        }

        _done[sandboxId] = (causes, told == 0 ? clean + 1 : 0);
        return told;
    }

    // Which reporters and stops there are, as one text to compare; empty where there are none.
    private async Task<string> CausesAsync(Guid sandboxId, int floor, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var ids = await db.Database.SqlQuery<Guid>(
            $"""
            SELECT id AS "Value" FROM merchant WHERE state IN (3, 4) OR standing < {floor}
            UNION ALL SELECT id FROM sharing_stop WHERE resumed_at IS NULL AND {sandboxId == Guid.Empty}
            ORDER BY 1
            """).ToListAsync(ct);
        return ids.Count == 0 ? "" : Convert.ToHexString(SHA256.HashData([.. ids.SelectMany(id => id.ToByteArray())]));
    }

    // By checks in the order of their ids. A check that was repeated meanwhile is locked by it: then it is looked at after.
    private async Task<(int Staged, Guid? Next)> StageAsync(
        Guid sandboxId, int floor, Guid after, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var checks = await db.Disclosures.FromSql(
            $"""
            SELECT d.* FROM disclosure d
            WHERE d.sandbox_id = {sandboxId} AND d.check_id > {after}
                AND NOT EXISTS (SELECT 1 FROM correction c WHERE c.check_id = d.check_id)
                AND EXISTS (
                    SELECT 1 FROM disclosed_listing l
                    JOIN report r ON r.id = l.report_id
                    JOIN merchant reporter ON reporter.id = r.merchant_id
                    JOIN merchant checker ON checker.id = d.merchant_id
                    WHERE l.check_id = d.check_id AND (
                        reporter.state IN (3, 4) OR reporter.standing < {floor}
                        OR (reporter.id <> checker.id AND {sandboxId == Guid.Empty} AND EXISTS (
                            SELECT 1 FROM sharing_stop s
                            WHERE s.resumed_at IS NULL
                                AND (s.country IS NULL OR s.country IN (r.reporter_country, left(r.consumer_country, 2), checker.country))
                                AND (s.merchant_id IS NULL OR s.merchant_id IN (reporter.id, checker.id))))))
            ORDER BY d.check_id LIMIT {Batch} FOR UPDATE OF d
            """).AsNoTracking().Select(x => new { x.CheckId, x.MerchantId, x.Mode }).ToListAsync(ct);
        if (checks.Count == 0) return (0, null);
        var ids = checks.Select(x => x.CheckId).ToList();
        // Under the locks: another way may have told them while this waited.
        var corrected = await db.Corrections.Where(x => ids.Contains(x.CheckId)).Select(x => x.CheckId).ToListAsync(ct);
        var told = checks.Where(x => !corrected.Contains(x.CheckId)).ToList();
        foreach (var check in told)
        {
            db.Corrections.Add(new CorrectionRow { Id = Guid.CreateVersion7(now), MerchantId = check.MerchantId, CheckId = check.CheckId, At = now });
        }

        if (told.Count > 0)
        {
            audit.Stage(db, AuditEntries.Of(
                AuditActorKind.Job, null, told[0].Mode, sandboxId, AuditAction.CorrectionsStaged,
                sandboxId == Guid.Empty ? AuditSubject.Registry : AuditSubject.Sandbox, sandboxId, now,
                (AuditDetail.Count, told.Count.ToString(CultureInfo.InvariantCulture))));
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return (told.Count, ids[^1]);
    }
}
