using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Merchants;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>What shops did with what they were told, on the disclosure's row.</summary>
internal sealed class ShopOutcomeStore(IDbContextFactory<RegistryDbContext> contexts, ConductStore conduct, AuditStore audit)
{
    private static readonly Refusal Unknown = new(
        RefusalReason.CheckUnknown, "There is no such check of this merchant that disclosed anything.", "check_id");

    public async Task<Refusal?> RecordAsync(
        Guid checkId, ShopOutcome stated, Caller.Merchant caller, RequestKey request, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var row = await db.Disclosures
            .FromSql($"SELECT * FROM disclosure WHERE check_id = {checkId} FOR UPDATE")
            .SingleOrDefaultAsync(ct);
        if (row is null || row.MerchantId != caller.MerchantId || row.SandboxId != caller.SandboxId) return Unknown;
        var (earlier, reused) = await RequestLedger.FindAsync(db, request, ct);
        if (reused is not null || earlier is not null) return reused;

        var (outcome, refusal) = ShopOutcomeRules.Record(RecordedOf(row), stated);
        if (refusal is not null) return refusal;
        if (outcome != RecordedOf(row))
        {
            (row.Action, row.DecidedBy, row.OrderOutcome) = (outcome!.Action, outcome.DecidedBy, outcome.OrderOutcome);
            row.OutcomeRecordedAt = now;
            audit.Stage(db, AuditEntries.Of(caller, AuditAction.OutcomeRecorded, AuditSubject.Check, checkId, now));
        }

        RequestLedger.Stage(db, request, checkId, now);
        await db.SaveChangesAsync(ct);
        // A merchant gets out of what follows from missing outcomes by recording them, at once.
        await conduct.OutcomeRecordedAsync(db, caller.MerchantId, caller.SandboxId, now, ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    private static ShopOutcome? RecordedOf(DisclosureRow row) =>
        row is { Action: { } action, DecidedBy: { } decidedBy } ? new ShopOutcome(action, decidedBy, row.OrderOutcome) : null;
}
