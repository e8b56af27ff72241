using CustomerRegistry.Domain.Appeals;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Disclosures;
using CustomerRegistry.Server.Jurisdictions;
using CustomerRegistry.Server.Risk;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Appeals;

/// <summary>
/// The person's statement on an entry that a decision left standing: on the report and its listings, with STOP_USING to
/// whoever has an answer without it, in one transaction.
/// </summary>
internal sealed class DisputeStatementStore(IDbContextFactory<RegistryDbContext> contexts, PolicyStore policies, AuditStore audit)
{
    public async Task<Refusal?> StateAsync(
        Guid appealId, DisputeStatement statement, RequestKey request, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var reportId = await db.Appeals.Where(x => x.Id == appealId).Select(x => x.ReportId).SingleAsync(ct);
        var report = await AppealStore.LockReportAsync(db, reportId, ct);
        if (await AppealStore.LockAsync(db, appealId, ct) is not { } row) return AppealStore.Unknown;
        var (first, reused) = await RequestLedger.FindAsync(db, request, ct);
        if (reused is not null || first is not null) return reused;
        if (await policies.CurrentAsync(db, ct) is not { } policy) return PolicyStore.NoneInForce;
        var country = Country.TryParse(row.ConsumerCountry, out var parsed) ? parsed : Country.Unknown;
        var rights = policy.Book.RightsFor(country, policy.Operator, DateOnly.FromDateTime(now.UtcDateTime));
        if (DisputeStatementRules.Refuse(AppealCases.Of(row), report is not null, rights.StatementOfDispute) is { } refusal) return refusal;

        if (report!.DisputeStatement != statement)
        {
            report.DisputeStatement = statement;
            report.Version++;
            foreach (var listing in await ListingLocks.ForUpdateAsync(db, report.Id, ct))
            {
                listing.DisputeStatement = statement;
                listing.Version++;
            }

            await CorrectionStore.StageAsync(db, report.Id, now, ct);
            db.AppealEvents.Add(new AppealEventRow
            {
                AppealId = row.Id,
                Number = 1 + (await db.AppealEvents.Where(x => x.AppealId == row.Id).MaxAsync(x => (int?)x.Number, ct) ?? 0),
                At = now,
                State = row.State,
                Code = AppealWords.StatementLeft,
            });
            audit.Stage(db, AuditEntries.Of(
                AuditActorKind.Consumer, null, row.Mode, row.SandboxId, AuditAction.DisputeStated, AuditSubject.Appeal, row.Id, now,
                (AuditDetail.Reason, statement.ToString())));
        }

        RequestLedger.Stage(db, request, appealId, now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }
}
