using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Mail;

/// <summary>The outbox as the sending job sees it. Replicas share it: a mail that one is sending is skipped by the others.</summary>
internal sealed class MailStore(IDbContextFactory<RegistryDbContext> contexts)
{
    /// <summary>Takes mails that are due; each is leased, so that a replica that dies loses none.</summary>
    public async Task<List<OutboxMailRow>> LeaseAsync(int most, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var queued = (short)MailState.Queued;
        var rows = await db.OutboxMails.FromSql(
            $"""
            SELECT * FROM outbox_mail WHERE state = {queued} AND next_attempt_at <= {now}
            ORDER BY next_attempt_at LIMIT {most} FOR UPDATE SKIP LOCKED
            """).ToListAsync(ct);
        foreach (var row in rows)
        {
            row.Attempts++;
            row.NextAttemptAt = now + MailRules.Lease;
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return rows;
    }

    public async Task DeleteAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.OutboxMails.Where(x => x.Id == id).ExecuteDeleteAsync(ct);
    }

    /// <summary>Tries again later, or never.</summary>
    public async Task PostponeAsync(Guid id, MailState state, DateTimeOffset nextAttemptAt, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.OutboxMails.Where(x => x.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(x => x.State, state).SetProperty(x => x.NextAttemptAt, nextAttemptAt), ct);
    }
}
