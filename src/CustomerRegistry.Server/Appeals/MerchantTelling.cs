using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Hosting;
using CustomerRegistry.Server.Mail;
using CustomerRegistry.Server.Store;
using CustomerRegistry.Server.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Appeals;

/// <summary>
/// Whether merchants are told of their cases in time: marked when the mail is handed over or the case is read, whichever
/// comes first. One that was missed is counted, and the operator told, once: the case's own timeline says so.
/// </summary>
internal sealed class MerchantTelling(
    IDbContextFactory<RegistryDbContext> contexts, AuditStore audit, MailOutbox outbox, RegistryOptions options,
    RegistryMetrics metrics, ILogger<MerchantTelling> logger)
{
    private const int Batch = 200;

    /// <summary>Not a change of the case: whoever read its etag can still answer with it.</summary>
    public async Task MarkAsync(IReadOnlyList<Guid> appealIds, DateTimeOffset now, CancellationToken ct)
    {
        if (appealIds.Count == 0) return;
        var ids = appealIds.ToList();
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var rows = await db.Appeals
            .FromSql($"SELECT * FROM appeal WHERE id = ANY ({ids}) AND merchant_told_at IS NULL ORDER BY id FOR UPDATE").ToListAsync(ct);
        if (rows.Count == 0) return;
        foreach (var row in rows)
        {
            row.MerchantToldAt = now;
            audit.Stage(db, AuditEntries.Of(
                AuditActorKind.Job, null, row.Mode, row.SandboxId, AuditAction.AppealMerchantTold, AuditSubject.Appeal, row.Id, now));
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Cases of which nobody told the merchant in time, and the operator not yet that.</summary>
    public async Task<List<Guid>> MissedAsync(Guid sandboxId, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Appeals
            .Where(x => x.SandboxId == sandboxId && x.MerchantToldDueAt < now
                && (x.MerchantToldAt == null || x.MerchantToldAt > x.MerchantToldDueAt)
                && !db.AppealEvents.Any(e => e.AppealId == x.Id && e.Code == AppealWords.MerchantNotTold))
            .OrderBy(x => x.MerchantToldDueAt).Select(x => x.Id).Take(Batch).ToListAsync(ct);
    }

    public async Task<bool> TellOperatorAsync(Guid appealId, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await AppealStore.LockAsync(db, appealId, ct) is not { } row) return false;
        var timeline = await db.AppealEvents.Where(x => x.AppealId == appealId).Select(x => new { x.Number, x.Code }).ToListAsync(ct);
        if (timeline.Any(x => x.Code == AppealWords.MerchantNotTold)) return false;
        db.AppealEvents.Add(new AppealEventRow
        {
            AppealId = appealId,
            Number = 1 + timeline.Select(x => x.Number).DefaultIfEmpty().Max(),
            At = now,
            State = row.State,
            Code = AppealWords.MerchantNotTold,
        });
        var isReal = row.SandboxId == Guid.Empty;
        if (isReal && options.OperatorEmailAddress.Length > 0)
        {
            var text = $"""
                Case {row.Id} was filed on {row.FiledAt.UtcDateTime:yyyy-MM-dd}. Its merchant, {row.MerchantId}, was not told of it by the end
                of {row.MerchantToldDueAt!.Value.UtcDateTime:yyyy-MM-dd}, the day that the ruling sets. Look at the mails that wait (metric registry.mails)
                and at the merchant's contact address, and tell it by other means today.
                """;
            outbox.Stage(db, new MailMessage(options.OperatorEmailAddress, $"A merchant was not told in time: case {row.Id}", text), row.SandboxId, now);
        }

        audit.Stage(db, AuditEntries.Of(
            AuditActorKind.Job, null, row.Mode, row.SandboxId, AuditAction.AppealMerchantNotTold, AuditSubject.Appeal, row.Id, now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        if (!isReal) return true;
        metrics.ClockMissed("merchant_told");
        logger.MerchantNotTold(row.Id, row.MerchantId);
        return true;
    }
}
