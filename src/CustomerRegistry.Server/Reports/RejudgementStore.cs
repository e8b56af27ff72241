using System.Globalization;
using System.Security.Cryptography;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Hosting;
using CustomerRegistry.Server.Jurisdictions;
using CustomerRegistry.Server.Mail;
using CustomerRegistry.Server.Merchants;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Reports;

/// <summary>A sample as it stands: its rows, and the reports of them that are still held.</summary>
internal sealed record SampleView(
    IReadOnlyList<RejudgementRow> Rows, IReadOnlyDictionary<Guid, ReportRow> Held, IReadOnlyDictionary<Guid, string> Merchants);

/// <summary>Samples of uncontested shared reports. A finding and the stop that follows from it are one transaction.</summary>
internal sealed class RejudgementStore(
    IDbContextFactory<RegistryDbContext> contexts, PolicyStore policies, MailOutbox outbox, RegistryOptions options, AuditStore audit)
{
    public static readonly Refusal Unknown = new(
        RefusalReason.SampleUnknown, "There is no such sample, or it has no report of this number.", "sample_id");

    private static readonly Refusal Empty = new(
        RefusalReason.SampleEmpty, "Nothing is shared and uncontested now, so there is nothing to draw from.");

    private static readonly Refusal Recorded = new(
        RefusalReason.FindingRecorded, "Another finding is recorded for this report: it is never changed. Draw another sample.", "found_wrong");

    /// <summary>Draws a sample, once per request_id. Its id is random and the seed of its order.</summary>
    public async Task<(Guid SampleId, Refusal? Refusal)> DrawAsync(
        Guid sampleId, int size, RequestKey request, Caller.Staff caller, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var (earlier, reused) = await RequestLedger.FindAsync(db, request, ct);
        if (reused is not null || earlier is not null) return (earlier ?? default, reused);
        if (await policies.CurrentAsync(db, ct) is not { } policy) return (default, PolicyStore.NoneInForce);
        var drawn = await PopulationAsync(db, sampleId, size, policy, now, ct);
        if (drawn.Count == 0) return (default, Empty);
        db.Rejudgements.AddRange(drawn.Select((report, i) => new RejudgementRow
        {
            SampleId = sampleId,
            Number = i + 1,
            ReportId = report.Id,
            MerchantId = report.MerchantId,
            ConsumerCountry = report.ConsumerCountry,
            Category = report.Category,
            Evidence = report.Evidence,
            DrawnAt = now,
            DrawnBy = caller.PersonId,
        }));
        RequestLedger.Stage(db, request, sampleId, now);
        audit.Stage(db, AuditEntries.Of(
            caller, AuditAction.SampleDrawn, AuditSubject.Rejudgement, sampleId, now, (AuditDetail.Count, Number(drawn.Count))));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return (sampleId, null);
    }

    public async Task<SampleView?> FindAsync(Guid? sampleId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        sampleId ??= await db.Rejudgements.OrderByDescending(x => x.DrawnAt).ThenBy(x => x.SampleId)
            .Select(x => (Guid?)x.SampleId).FirstOrDefaultAsync(ct);
        var rows = await db.Rejudgements.AsNoTracking().Where(x => x.SampleId == sampleId).OrderBy(x => x.Number).ToListAsync(ct);
        if (rows.Count == 0) return null;
        var ids = rows.ConvertAll(x => x.ReportId);
        var shops = rows.Select(x => x.MerchantId).Distinct().ToList();
        return new SampleView(
            rows,
            await db.Reports.AsNoTracking().Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, ct),
            await db.Merchants.Where(x => shops.Contains(x.Id)).ToDictionaryAsync(x => x.Id, x => x.DisplayName, ct));
    }

    /// <summary>Records a finding, once per request_id, and stops all sharing where it shows that too many are wrong.</summary>
    public async Task<(bool Stopped, Refusal? Refusal)> JudgeAsync(
        Guid sampleId, int number, bool foundWrong, RequestKey request, Caller.Staff caller, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // First, as every decision of the operator that ends disclosures; it also puts findings one after another.
        await SharingLock.TakeAsync(db, ct);
        var (earlier, reused) = await RequestLedger.FindAsync(db, request, ct);
        if (reused is not null || earlier is not null) return (false, reused);
        var rows = await db.Rejudgements.Where(x => x.SampleId == sampleId).ToListAsync(ct);
        if (rows.Find(x => x.Number == number) is not { } row) return (false, Unknown);
        if (row.FoundWrong is { } found && found != foundWrong) return (false, Recorded);
        if (row.FoundWrong is not null) return (false, null);
        (row.FoundWrong, row.JudgedAt, row.JudgedBy) = (foundWrong, now, caller.PersonId);
        var wrong = rows.Count(x => x.FoundWrong == true);
        audit.Stage(db, AuditEntries.Of(
            caller, AuditAction.SampleJudged, AuditSubject.Rejudgement, sampleId, now,
            (AuditDetail.Count, Number(rows.Count(x => x.FoundWrong is not null))), (AuditDetail.Wrong, Number(wrong))));
        var stops = foundWrong && RejudgementRules.StopsSharing(wrong, rows.Count)
            && !await db.SharingStops.AnyAsync(x => x.Country == null && x.MerchantId == null && x.ResumedAt == null, ct);
        if (stops) StageStop(db, sampleId, wrong, rows.Count, caller, now);
        RequestLedger.Stage(db, request, sampleId, now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return (stops, null);
    }

    private void StageStop(RegistryDbContext db, Guid sampleId, int wrong, int drawn, Caller.Staff caller, DateTimeOffset now)
    {
        var low = RejudgementRules.Interval(wrong, drawn).Low.ToString("P1", CultureInfo.InvariantCulture);
        var why = $"Of {drawn} shared reports drawn at random {wrong} were found wrong by an outsider: surely {low} or more (sample {sampleId}).";
        var stop = new SharingStopRow { Id = Guid.CreateVersion7(now), Reason = why, StoppedBy = caller.PersonId, StoppedAt = now };
        db.SharingStops.Add(stop);
        audit.Stage(db, AuditEntries.Of(caller, AuditAction.SharingStopped, AuditSubject.SharingStop, stop.Id, now));
        if (options.OperatorEmailAddress.Length == 0) return;
        outbox.Stage(
            db,
            new MailMessage(
                options.OperatorEmailAddress, "All sharing was stopped: too many reports are wrong",
                $"""
                {why}

                Nothing is shared with anybody until you resume it. First find what the wrong ones have in common (a merchant, a
                category, a country): registry compliance sample list --sample {sampleId}
                Then: registry resume-sharing {stop.Id}
                """),
            Guid.Empty, now);
    }

    // In the order of the seed, until there are enough; which of them is shared only the policy in force knows.
    private static async Task<List<ReportRow>> PopulationAsync(
        RegistryDbContext db, Guid sampleId, int size, PolicyInForce policy, DateTimeOffset now, CancellationToken ct)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var seed = sampleId.ToByteArray(bigEndian: true);
        var listed = db.Reports.AsNoTracking().Where(x => x.SandboxId == Guid.Empty && x.State == ReportState.Listed && !x.OwnOnly
            && !x.Contested && !x.Objected && x.ShareFrom <= now && x.LastDay >= today && !db.Appeals.Any(a => a.ReportId == x.Id));
        var best = new SortedList<byte[], Guid>(Comparer<byte[]>.Create(static (a, b) => a.AsSpan().SequenceCompareTo(b)));
        var sectors = await db.Merchants.ToDictionaryAsync(x => x.Id, x => x.Sector, ct);
        await foreach (var report in listed.Select(x => new
        {
            x.Id,
            x.MerchantId,
            x.ReporterCountry,
            x.ConsumerCountry,
            x.Category,
            x.Evidence,
            x.Source,
        }).AsAsyncEnumerable().WithCancellation(ct))
        {
            var consumer = Country.Parse(report.ConsumerCountry);
            var sector = sectors[report.MerchantId];
            // Shared: a shop of the same trade where the consumer lives could be shown it.
            if (!policy.Book.ViewingFor(new ViewingCase(
                Country.Parse(report.ReporterCountry), consumer, policy.Operator, consumer.Whole, sector, sector, report.Category,
                report.Evidence, report.Source, today)).Visible)
            {
                continue;
            }

            best.Add(SHA256.HashData([.. seed, .. report.Id.ToByteArray(bigEndian: true)]), report.Id);
            if (best.Count > size) best.RemoveAt(size);
        }

        var ids = best.Values.ToList();
        var rows = await db.Reports.AsNoTracking().Where(x => ids.Contains(x.Id)).ToDictionaryAsync(x => x.Id, ct);
        return ids.ConvertAll(id => rows[id]);
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
