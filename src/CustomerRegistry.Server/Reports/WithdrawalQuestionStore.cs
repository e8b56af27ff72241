using System.Security.Cryptography;
using System.Text;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Merchants;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Reports;

/// <summary>Answers to questions after withdrawals; what follows from a yes is in the answer's transaction.</summary>
internal sealed class WithdrawalQuestionStore(
    IDbContextFactory<RegistryDbContext> contexts, ReportingStops stops, AuditStore audit, RegistryClock clock)
{
    /// <summary>False where the secret opens nothing.</summary>
    public async Task<bool> AnswerAsync(string secret, bool paidOrRemoved, CancellationToken ct)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(secret));
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var question = await db.WithdrawalQuestions
            .FromSql($"SELECT * FROM withdrawal_question WHERE secret_hash = {hash} FOR UPDATE").SingleOrDefaultAsync(ct);
        if (question is null) return false;
        var after = WithdrawalQuestionRules.After(question.PaidOrRemoved, paidOrRemoved);
        if (question.PaidOrRemoved == after) return true;
        var now = await clock.NowAsync(question.SandboxId, ct);
        (question.PaidOrRemoved, question.AnsweredAt) = (after, now);
        audit.Stage(db, AuditEntries.Of(
            AuditActorKind.Consumer, null, question.Mode, question.SandboxId, AuditAction.WithdrawalAnswered,
            AuditSubject.WithdrawalQuestion, question.Id, now, (AuditDetail.Reason, after ? "PaidOrRemoved" : "NothingAsked")));
        var stopped = after
            ? await stops.StageAsync(db, question.MerchantId, ReportingStopReason.WithdrawalPaidFor, now, ct)
            : null;
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        stops.Say(stopped);
        return true;
    }
}
