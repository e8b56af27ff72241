using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Mail;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Reports;

/// <summary>
/// Notices in the database, each change under its report's lock, so that <c>ShareFrom</c> on the report and on its listings
/// always says what its notices say.
/// </summary>
internal sealed class NoticeStore(IDbContextFactory<RegistryDbContext> contexts, AuditStore audit)
{
    /// <summary>Gives the notice that is due, once per request_id.</summary>
    /// <param name="give">Stages notice and mail and names what happened.</param>
    public async Task<(ReportAnswer Answer, Guid? Earlier)> GiveAsync(
        Guid reportId, ReportScope scope, RequestKey request, Author author, Func<LoadedReport, Refusal?> refuse,
        Func<RegistryDbContext, LoadedReport, int, AuditAction> give, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (earlier, reused) = await RequestLedger.FindAsync(db, request, ct);
        if (reused is not null) return (ReportAnswer.Refused(reused), null);
        if (earlier is not null) return (ReportAnswer.Refused(ReportStore.Unknown), earlier);
        var held = await ReportFactsStore.LockAsync(db, reportId, ct);
        if (held is null || !scope.Holds(held.Row)) return (ReportAnswer.Refused(ReportStore.Unknown), null);
        if (refuse(held) is { } refusal) return (ReportAnswer.Refused(refusal), null);

        await ReportRecordingStore.DropWaitingAsync(db, reportId, ct);
        var number = NoticeStaging.GivenAt(held.Notices).First is null ? NoticeStaging.First : NoticeStaging.Second;
        var action = give(db, held, number);
        await ReportRecordingStore.SettleAsync(db, held.Row, held.Notices, ct);
        audit.Stage(db, author.Entry(action, AuditSubject.Notice, reportId, now));
        RequestLedger.Stage(db, request, reportId, now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return (ReportAnswer.Of(ReportView.Of(held.Row, held.Notices), Disposition.Updated), null);
    }

    /// <summary>
    /// What became of a mail that carried a notice. Nothing if the mail is gone: the report ended or the notice was staged
    /// anew while it was on its way.
    /// </summary>
    public async Task MarkAsync(OutboxMailRow mail, bool delivered, DateTimeOffset now, CancellationToken ct)
    {
        var (reportId, number) = (mail.NoticeReportId!.Value, mail.NoticeNumber!.Value);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var held = await ReportFactsStore.LockAsync(db, reportId, ct);
        var row = await db.OutboxMails.SingleOrDefaultAsync(x => x.Id == mail.Id, ct);
        if (row is null) return;
        db.OutboxMails.Remove(row);
        var notice = held?.Notices.SingleOrDefault(x => x.Number == number);
        if (held is not null && notice is not null)
        {
            notice.State = delivered ? NoticeState.Sent : NoticeState.Bounced;
            notice.SentAt = delivered ? now : null;
            await ReportRecordingStore.SettleAsync(db, held.Row, held.Notices, ct);
            audit.Stage(db, new Author(AuditActorKind.Job, null, held.Row.Mode, held.Row.SandboxId).Entry(
                delivered ? AuditAction.NoticeSent : AuditAction.NoticeBounced, AuditSubject.Notice, reportId, now));
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
