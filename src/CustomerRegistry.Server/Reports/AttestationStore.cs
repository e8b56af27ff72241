using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Merchants;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Reports;

/// <summary>A drawn attestation with its merchant.</summary>
internal sealed record DrawnAttestation(NoticeRow Notice, Guid MerchantId, string MerchantName);

/// <summary>The drawn attestations of real reports; sandboxes' are nobody's to look at.</summary>
internal sealed class AttestationStore(IDbContextFactory<RegistryDbContext> contexts, ReportingStops stops, AuditStore audit)
{
    /// <summary>A page, oldest first, after the given place.</summary>
    public async Task<List<DrawnAttestation>> PageAsync(
        bool includeFound, (DateTimeOffset At, Guid ReportId, int Number)? after, int size, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var notices = db.Notices.AsNoTracking().Where(x => x.AuditDrawnAt != null);
        if (!includeFound) notices = notices.Where(x => x.AttestationProven == null);
        if (after is { } place)
        {
            notices = notices.Where(x => x.AuditDrawnAt > place.At || (x.AuditDrawnAt == place.At
                && (x.ReportId.CompareTo(place.ReportId) > 0 || (x.ReportId == place.ReportId && x.Number > place.Number))));
        }

        return await (
            from notice in notices
            join report in db.Reports on notice.ReportId equals report.Id
            join merchant in db.Merchants on report.MerchantId equals merchant.Id
            where report.SandboxId == Guid.Empty
            orderby notice.AuditDrawnAt, notice.ReportId, notice.Number
            select new DrawnAttestation(notice, merchant.Id, merchant.DisplayName)).Take(size).ToListAsync(ct);
    }

    /// <summary>
    /// Records a finding, once. What was not shown to be given counts as never given: the listing is restricted, who saw it
    /// is told, and the merchant may not report until an operator decides.
    /// </summary>
    public async Task<(DrawnAttestation? Found, Refusal? Refusal)> FindAsync(
        Guid reportId, int number, bool proven, RequestKey request, Caller.Staff caller, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (_, reused) = await RequestLedger.FindAsync(db, request, ct);
        if (reused is not null) return (null, reused);
        var held = await ReportFactsStore.LockAsync(db, reportId, ct);
        var notice = held is { Row.SandboxId: var sandbox } && sandbox == Guid.Empty
            ? held.Notices.SingleOrDefault(x => x.Number == number)
            : null;
        if (AttestationRules.RefuseFinding(notice?.AuditDrawnAt, notice?.AttestationProven, proven) is { } refusal) return (null, refusal);
        var found = new DrawnAttestation(notice!, held!.Merchant.Id, held.Merchant.DisplayName);
        if (notice!.AttestationProven == proven) return (found, null);

        notice.AttestationProven = proven;
        MerchantRow? stopped = null;
        if (!proven)
        {
            notice.State = NoticeState.Unproven;
            await ReportRecordingStore.SettleAsync(db, held.Row, held.Notices, now, ct);
            stopped = await stops.StageAsync(db, held.Row.MerchantId, ReportingStopReason.AttestationUnproven, now, ct);
        }

        audit.Stage(db, AuditEntries.Of(
            caller, AuditAction.AttestationFound, AuditSubject.Notice, reportId, now,
            (AuditDetail.Reason, proven ? "Proven" : "NotProven")));
        RequestLedger.Stage(db, request, reportId, now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        stops.Say(stopped);
        return (found, null);
    }
}
