using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Reports;
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
    /// <summary>A report with its notices, to be read; null where it is gone or another's.</summary>
    public async Task<LoadedReport?> FindAsync(Guid reportId, ReportScope scope, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        return await ReportFactsStore.LockAsync(db, reportId, ct) is { } held && scope.Holds(held.Row) ? held : null;
    }

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
        await ReportRecordingStore.SettleAsync(db, held.Row, held.Notices, now, ct);
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
            notice.BouncedAt = delivered ? null : now;
            await ReportRecordingStore.SettleAsync(db, held.Row, held.Notices, now, ct);
            audit.Stage(db, new Author(AuditActorKind.Job, null, held.Row.Mode, held.Row.SandboxId).Entry(
                delivered ? AuditAction.NoticeSent : AuditAction.NoticeBounced, AuditSubject.Notice, reportId, now));
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>
    /// A notice that the mail server had taken came back after all: it was never given, so its report stops counting and
    /// who saw it is told. Nothing if the report is gone or a newer mail replaced this one.
    /// </summary>
    /// <returns>Whether anything changed.</returns>
    public async Task<bool> MarkReturnedAsync(Guid returnId, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var reportId = await db.Notices.Where(x => x.ReturnId == returnId).Select(x => (Guid?)x.ReportId).SingleOrDefaultAsync(ct);
        if (reportId is null) return false;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var held = await ReportFactsStore.LockAsync(db, reportId.Value, ct);
        var notice = held?.Notices.SingleOrDefault(x => x.ReturnId == returnId);
        if (held is null || notice is not { State: NoticeState.Sent }
            || !NoticeRules.MayHaveBounced(notice.SentAt, notice.OpenedAt, now)) return false;
        (notice.State, notice.SentAt, notice.BouncedAt) = (NoticeState.Bounced, null, now);
        await ReportRecordingStore.SettleAsync(db, held.Row, held.Notices, now, ct);
        audit.Stage(db, new Author(AuditActorKind.Job, null, held.Row.Mode, held.Row.SandboxId).Entry(
            AuditAction.NoticeBounced, AuditSubject.Notice, held.Row.Id, now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    /// <summary>
    /// When a notice's link was first opened. Mail scanners open links too, so this shows that a mail arrived, not that
    /// somebody read it.
    /// </summary>
    public async Task MarkOpenedAsync(Guid reportId, int number, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Under the report's lock, as every change of a notice: a reply and its repeat do not both come first.
        var held = await ReportFactsStore.LockAsync(db, reportId, ct);
        if (held?.Notices.SingleOrDefault(x => x.Number == number) is not { OpenedAt: null } notice) return;
        notice.OpenedAt = now;
        audit.Stage(db, new Author(AuditActorKind.Consumer, null, held.Row.Mode, held.Row.SandboxId).Entry(
            AuditAction.NoticeOpened, AuditSubject.Notice, reportId, now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
