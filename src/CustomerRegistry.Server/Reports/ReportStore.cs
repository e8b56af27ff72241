using System.Data;
using CustomerRegistry.Domain.Appeals;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Server.Appeals;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Jurisdictions;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CustomerRegistry.Server.Reports;

/// <summary>
/// Reports in the database. A change locks the report's row first, then its listings in key order, decides on what is held
/// under these locks, and writes everything with its audit entry in one transaction.
/// </summary>
internal sealed class ReportStore(
    IDbContextFactory<RegistryDbContext> contexts, ReportRecordingStore recording, NoticeStaging notices, WithdrawalQuestions questions,
    AppealStore appeals, PolicyStore policies, AuditStore audit)
{
    // Of two calls at once one loses at a unique constraint and decides again on what the other wrote.
    private const int MostTries = 3;

    public static readonly Refusal Unknown = new(RefusalReason.ReportUnknown, "There is no such report of yours.", "report_id");

    private static readonly Refusal PolicyChanged = new(
        RefusalReason.Unavailable, "The policy in force was changed while this was decided: send it again.");

    private static readonly Refusal Others = new(
        RefusalReason.OrderReferenceOfOther,
        "The report must be keyed anew: send exactly the identifiers that it was reported with.", "report.identifiers");

    private static readonly Refusal Busy = new(
        RefusalReason.Unavailable, "The same dispute is being reported by several calls at once: try again.");

    public async Task<(Guid? Earlier, Refusal? Refusal)> FindRequestAsync(RequestKey request, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await RequestLedger.FindAsync(db, request, ct);
    }

    public async Task<ReportView?> FindAsync(Guid reportId, ReportScope scope, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var snapshot = await SnapshotAsync(db, ct);
        var row = await db.Reports.AsNoTracking().SingleOrDefaultAsync(x => x.Id == reportId, ct);
        if (row is null || !scope.Holds(row)) return null;
        return ReportView.Of(row, await db.Notices.AsNoTracking().Where(x => x.ReportId == reportId).ToListAsync(ct));
    }

    // Report and notices are read by two queries: without one snapshot a notice could be sent and its window not begun.
    private static Task<IDbContextTransaction> SnapshotAsync(RegistryDbContext db, CancellationToken ct) =>
        db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);

    /// <summary>How a report of an order ended that is gone; null where no tombstone says.</summary>
    public async Task<ReportState?> FindEndAsync(ReportScope scope, IReadOnlyList<byte[]> orderKeys, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var keys = orderKeys.ToList();
        return await db.Tombstones.Where(x => x.MerchantId == scope.MerchantId && keys.Contains(x.OrderKey))
            .Select(x => (ReportState?)x.EndedAs).FirstOrDefaultAsync(ct);
    }

    /// <summary>A page of a merchant's reports, newest first, after the given place.</summary>
    public async Task<List<ReportView>> PageAsync(
        ReportScope scope, (DateTimeOffset At, Guid Id)? after, int size, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var snapshot = await SnapshotAsync(db, ct);
        var rows = db.Reports.AsNoTracking()
            .Where(x => x.MerchantId == scope.MerchantId && x.Mode == scope.Mode && x.SandboxId == scope.SandboxId);
        if (after is { } place)
        {
            rows = rows.Where(x => x.CreatedAt < place.At || (x.CreatedAt == place.At && x.Id.CompareTo(place.Id) < 0));
        }

        var page = await rows.OrderByDescending(x => x.CreatedAt).ThenByDescending(x => x.Id).Take(size).ToListAsync(ct);
        var ids = page.ConvertAll(x => x.Id);
        var told = (await db.Notices.AsNoTracking().Where(x => ids.Contains(x.ReportId)).ToListAsync(ct)).ToLookup(x => x.ReportId);
        return page.ConvertAll(x => ReportView.Of(x, [.. told[x.Id]]));
    }

    /// <summary>Decides and records one submission, once per request_id.</summary>
    public async Task<(ReportAnswer Answer, Guid? Earlier)> SubmitAsync(
        NewSubmission submission, RequestKey request, Author author, Country operatorCountry,
        Func<SubmissionFacts, (RuledDecision? Decision, Refusal? Refusal)> decide, DateTimeOffset now, CancellationToken ct)
    {
        for (var attempt = 1; attempt <= MostTries; attempt++)
        {
            try
            {
                await using var db = await contexts.CreateDbContextAsync(ct);
                await using var transaction = await db.Database.BeginTransactionAsync(ct);
                await SharingLock.ShareAsync(db, ct);
                var (earlier, reused) = await RequestLedger.FindAsync(db, request, ct);
                if (reused is not null) return (ReportAnswer.Refused(reused), null);
                if (earlier is not null) return (ReportAnswer.Refused(Unknown), earlier);
                var held = await ReportFactsStore.OfAsync(db, submission, operatorCountry, ct);
                var (decided, refusal) = decide(held);
                if (refusal is not null) return (ReportAnswer.Refused(refusal), null);
                if (!await IsByPolicyInForceAsync(db, decided!, ct)) return (ReportAnswer.Refused(PolicyChanged), null);
                var answer = await StageAsync(db, submission, held, decided!, author, now, ct);
                if (answer.Refusal is not null) return (answer, null);
                RequestLedger.Stage(db, request, answer.Report!.Id, now);
                await db.SaveChangesAsync(ct);
                await transaction.CommitAsync(ct);
                return (answer, null);
            }
            catch (DbUpdateException e) when (UniqueViolation.Of(e))
            {
                // Another call reported the same dispute, or is the same call: read again what it wrote.
            }
        }

        return (ReportAnswer.Refused(Busy), null);
    }

    /// <summary>Decides and records how a held report goes on, once per request_id.</summary>
    /// <param name="request">Null for what the provider says.</param>
    /// <param name="before">Loads, under the report's lock, what the decision depends on beside the report.</param>
    public async Task<(ReportAnswer Answer, Guid? Earlier)> ChangeAsync(
        Guid reportId, ReportScope scope, RequestKey? request, Author author, AuditAction action,
        Func<LoadedReport, RuledDecision> decide, Action<ReportRow>? also, DateTimeOffset now, CancellationToken ct,
        Func<RegistryDbContext, CancellationToken, Task>? before = null)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await SharingLock.ShareAsync(db, ct);
        if (request is not null)
        {
            var (earlier, reused) = await RequestLedger.FindAsync(db, request, ct);
            if (reused is not null) return (ReportAnswer.Refused(reused), null);
            if (earlier is not null) return (ReportAnswer.Refused(Unknown), earlier);
        }

        var held = await ReportFactsStore.LockAsync(db, reportId, ct);
        if (held is null || !scope.Holds(held.Row)) return (ReportAnswer.Refused(Unknown), null);
        if (before is not null) await before(db, ct);
        var decided = decide(held);
        if (!await IsByPolicyInForceAsync(db, decided, ct)) return (ReportAnswer.Refused(PolicyChanged), null);
        ReportAnswer answer;
        switch (decided.Decision)
        {
            case ReportDecision.Refused refused:
                return (ReportAnswer.Refused(refused.Refusal), null);
            case ReportDecision.Recorded recorded:
                var was = held.Row.State;
                also?.Invoke(held.Row);
                await recording.ApplyAsync(db, held.Row, held.Notices, recorded, decided.Ruling, held.Merchant, now, ct);
                audit.Stage(db, author.Entry(action, AuditSubject.Report, reportId, now, ReportAudit.Recorded(held.Row, was)));
                answer = ReportAnswer.Of(ReportView.Of(held.Row, held.Notices), Disposition.Updated);
                break;
            case ReportDecision.Deleted:
                answer = await RemoveAsync(db, held.Row, ReportState.CustomerRight, ReportGone.CustomerRight, true, author, now, ct);
                break;
            default:
                if (request is null && held.Row.UnconfirmedBecause != decided.Unconfirmed)
                {
                    held.Row.UnconfirmedBecause = decided.Unconfirmed;
                    audit.Stage(db, author.Entry(AuditAction.ReportUpdated, AuditSubject.Report, reportId, now));
                }

                answer = ReportAnswer.Of(ReportView.Of(held.Row, held.Notices), Disposition.Unchanged);
                break;
        }

        if (request is not null) RequestLedger.Stage(db, request, reportId, now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return (answer, null);
    }

    /// <summary>Withdraws a report, once per request_id.</summary>
    public async Task<(ReportAnswer Answer, Guid? Earlier)> WithdrawAsync(
        Guid reportId, ReportScope scope, RequestKey request, Author author, Func<LoadedReport, WithdrawalDecision> decide,
        DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (earlier, reused) = await RequestLedger.FindAsync(db, request, ct);
        if (reused is not null) return (ReportAnswer.Refused(reused), null);
        if (earlier is not null) return (ReportAnswer.Refused(Unknown), earlier);
        var held = await ReportFactsStore.LockAsync(db, reportId, ct);
        if (held is null || !scope.Holds(held.Row)) return (ReportAnswer.Refused(Unknown), null);
        switch (decide(held))
        {
            case WithdrawalDecision.Refused refused:
                return (ReportAnswer.Refused(refused.Refusal), null);
            case WithdrawalDecision.Withdrawn withdrawn:
                // Before the report goes, and its addresses with it.
                var secret = await questions.StageAsync(db, held, now, ct);
                var answer = await RemoveAsync(
                    db, held.Row, ReportState.Withdrawn, ReportGone.WithdrawnByMerchant, withdrawn.LeavesTombstone, author, now, ct);
                RequestLedger.Stage(db, request, reportId, now);
                await db.SaveChangesAsync(ct);
                await transaction.CommitAsync(ct);
                return (answer with { Secret = secret }, null);
            default:
                return (ReportAnswer.Of(ReportView.Of(held.Row, held.Notices), Disposition.Unchanged), null);
        }
    }

    /// <summary>
    /// What a change of policy goes through are reports that were committed before it: one decided by the bundle before must
    /// not come after. The shared lock keeps the next bundle out until this transaction ends.
    /// </summary>
    private async Task<bool> IsByPolicyInForceAsync(RegistryDbContext db, RuledDecision decided, CancellationToken ct) =>
        decided.Decision is not ReportDecision.Recorded
        || (await policies.CurrentAsync(db, ct))?.Book.Hash == decided.Ruling.PolicyHash;

    private async Task<ReportAnswer> StageAsync(
        RegistryDbContext db, NewSubmission submission, SubmissionFacts held, RuledDecision decided, Author author,
        DateTimeOffset now, CancellationToken ct)
    {
        switch (decided.Decision)
        {
            case ReportDecision.Refused refused:
                return ReportAnswer.Refused(refused.Refusal);
            case ReportDecision.Recorded { Updates: null } recorded:
                return await StageNewAsync(db, submission, held, recorded, decided.Ruling, author, now, ct);
            case ReportDecision.Recorded recorded:
                var existing = held.Existing!;
                var before = existing.Row.State;
                var isRekeyed = recorded.OwnOnly && !existing.Row.OwnOnly;
                if (isRekeyed && !ReportRecordingStore.BringsThoseHeld(existing.Row, submission)) return ReportAnswer.Refused(Others);
                ReportRecordingStore.State(existing.Row, submission.Draft);
                if (isRekeyed) await ReportRecordingStore.RekeyAsync(db, existing.Row, submission, ct);
                await recording.ApplyAsync(db, existing.Row, existing.Notices, recorded, decided.Ruling, held.Merchant, now, ct);
                await AlsoAsync(db, existing.Row, submission.Draft.OrdersLastYear, now, ct);
                audit.Stage(db, author.Entry(
                    AuditAction.ReportUpdated, AuditSubject.Report, existing.Row.Id, now, ReportAudit.Recorded(existing.Row, before)));
                return ReportAnswer.Of(ReportView.Of(existing.Row, existing.Notices), Disposition.Updated);
            case ReportDecision.Deleted { ReportId: null }:
                foreach (var key in submission.OrderKeys.Take(1).Concat(submission.DisputeKeys.Take(1)))
                {
                    await ReportRemoval.StageTombstoneAsync(
                        db, submission.Scope.MerchantId, key, submission.Scope.Mode, submission.Scope.SandboxId,
                        ReportState.CustomerRight, now, ct);
                }

                audit.Stage(db, author.Entry(
                    AuditAction.ReportDeleted, AuditSubject.Report, submission.ReportId, now,
                    ReportAudit.Ended(
                        submission.Draft.Category, submission.Draft.ConsumerCountry.ToString(), ownOnly: false,
                        ReportState.CustomerRight)));
                return ReportAnswer.Of(ReportView.Gone(submission.ReportId, ReportState.CustomerRight), Disposition.Deleted);
            case ReportDecision.Deleted:
                return await RemoveAsync(
                    db, held.Existing!.Row, ReportState.CustomerRight, ReportGone.CustomerRight, true, author, now, ct);
            default:
                return ReportAnswer.Of(ReportView.Of(held.Existing!.Row, held.Existing.Notices), Disposition.Unchanged);
        }
    }

    private async Task<ReportAnswer> StageNewAsync(
        RegistryDbContext db, NewSubmission submission, SubmissionFacts held, ReportDecision.Recorded decision,
        AdmissionRuling ruling, Author author, DateTimeOffset now, CancellationToken ct)
    {
        var row = ReportRecordingStore.Create(submission, held, decision, ruling, now);
        // One that ended for the customer gets here only with its merchant's certificate.
        if (held.Facts.Tombstone == ReportState.CustomerRight) row.ReinsertedAt = now;
        ReportRecordingStore.State(row, submission.Draft);
        db.Reports.Add(row);
        var told = new List<NoticeRow>();
        if (submission.Relay is null)
        {
            notices.Prepare(db, row, told, NoticeStaging.First, now);
        }

        await recording.ApplyAsync(db, row, told, decision, ruling, held.Merchant, now, ct);
        if (row.ReinsertedAt is not null) row.NoticeDueAt = await ReinsertionNoticeDueAsync(db, row, now, ct);
        if (submission.Relay is { } relay)
        {
            notices.Relay(db, row, told, NoticeStaging.First, relay, held.Merchant, now);
            // The listings are staged with the report: they take over what follows from the notice.
            NoticeStaging.Settle(row, told, ruling);
            foreach (var listing in db.Listings.Local.Where(x => x.ReportId == row.Id))
            {
                listing.ShareFrom = row.ShareFrom;
                listing.NoticedAt = NoticeStaging.ToldAt(row, told);
            }
        }

        await AlsoAsync(db, row, submission.Draft.OrdersLastYear, now, ct);
        audit.Stage(db, author.Entry(AuditAction.ReportRecorded, AuditSubject.Report, row.Id, now, ReportAudit.Recorded(row, before: null)));
        var secret = submission.Relay is null ? notices.SecretOf(row.Id, NoticeStaging.First) : "";
        return ReportAnswer.Of(ReportView.Of(row, told), Disposition.Recorded, secret);
    }

    private async Task<DateTimeOffset> ReinsertionNoticeDueAsync(
        RegistryDbContext db, ReportRow row, DateTimeOffset now, CancellationToken ct)
    {
        if (await policies.CurrentAsync(db, ct) is not { } policy) return row.NoticeDueAt;
        var rights = policy.Book.RightsFor(Country.Parse(row.ConsumerCountry), policy.Operator, DateOnly.FromDateTime(now.UtcDateTime));
        return ReinsertionRules.NoticeDueAt(now, rights.Clock.ReinsertionNoticeBusinessDays, row.NoticeDueAt, rights.Holidays);
    }

    private async Task<ReportAnswer> RemoveAsync(
        RegistryDbContext db, ReportRow row, ReportState endedAs, ReportGone because, bool tombstone, Author author,
        DateTimeOffset now, CancellationToken ct)
    {
        // Going late does not unmake a lost case.
        if (await appeals.StageReportGoneAsync(db, row.Id, because, now, ct) == AppealState.Overturned)
        {
            (endedAs, tombstone) = (ReportState.Overturned, true);
        }

        if (tombstone) await ReportRemoval.StageAsync(db, row, endedAs, now, ct);
        else await ReportRemoval.StageWithoutTombstoneAsync(db, row, now, ct);
        var action = endedAs == ReportState.Withdrawn ? AuditAction.ReportWithdrawn : AuditAction.ReportDeleted;
        audit.Stage(db, author.Entry(action, AuditSubject.Report, row.Id, now, ReportAudit.Ended(row, endedAs)));
        return ReportAnswer.Of(ReportView.Gone(row.Id, endedAs), Disposition.Deleted);
    }

    // The merchant's statement of its orders, and a provider's event that came before the report: now both are known.
    private static async Task AlsoAsync(RegistryDbContext db, ReportRow row, long? orders, DateTimeOffset now, CancellationToken ct)
    {
        if (orders is { } count)
        {
            var keys = row.Identifiers.Select(x => x.SubjectKey).DistinctBy(Convert.ToHexString).ToList();
            keys.Sort(static (a, b) => a.AsSpan().SequenceCompareTo(b));
            foreach (var key in keys)
            {
                await db.Database.ExecuteSqlAsync(
                    $"""
                    INSERT INTO merchant_subject (subject_key, merchant_id, orders_last_year, stated_at)
                    VALUES ({key}, {row.MerchantId}, {(int)count}, {now})
                    ON CONFLICT (subject_key, merchant_id)
                    DO UPDATE SET orders_last_year = excluded.orders_last_year, stated_at = excluded.stated_at
                    WHERE merchant_subject.stated_at <= excluded.stated_at
                    """, ct);
            }
        }

        if (row.DisputeProvider is not null && row.Source != EvidenceSource.ProviderConfirmed)
        {
            await db.Disputes.Where(x => x.MerchantId == row.MerchantId && x.Mode == row.Mode && x.SandboxId == row.SandboxId
                    && x.Provider == row.DisputeProvider && x.Account == row.DisputeAccount && x.Reference == row.DisputeId)
                .ExecuteUpdateAsync(set => set.SetProperty(x => x.FetchDueAt, now).SetProperty(x => x.FetchAttempts, 0), ct);
        }
    }
}
