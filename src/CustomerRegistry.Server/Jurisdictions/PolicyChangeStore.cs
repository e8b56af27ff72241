using System.Collections.Concurrent;
using System.Globalization;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Disclosures;
using CustomerRegistry.Server.Reports;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Jurisdictions;

/// <summary>The newest change with the hashes of its bundles.</summary>
internal sealed record PolicyChangeView(PolicyChangeRow Change, string Hash, string ReplacedHash);

/// <summary>
/// A change of policy in the database: one page in one transaction, with its place, so that a run that is killed goes on
/// after the last page that was committed, and counts nothing twice. Of several replicas one holds the change's row.
/// </summary>
internal sealed class PolicyChangeStore(
    IDbContextFactory<RegistryDbContext> contexts, PolicyStore policies, AuditStore audit)
{
    private const int PageSize = 200;

    // Read once, not once a page: a book keeps the rulings that it has made.
    private readonly ConcurrentDictionary<long, PolicyInForce> _bundles = new();

    public async Task<PolicyChangeView?> NewestAsync(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await (
            from change in db.PolicyChanges.AsNoTracking()
            join bundle in db.PolicyBundles on change.BundleId equals bundle.Id
            join replaced in db.PolicyBundles on change.ReplacedId equals replaced.Id
            orderby change.BundleId descending
            select new PolicyChangeView(change, bundle.Hash, replaced.Hash)).FirstOrDefaultAsync(ct);
    }

    /// <summary>Starts going through what is held if a permit began or was over since that was last done.</summary>
    public async Task StartPermitDayAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await policies.CurrentAsync(db, ct) is not { } policy) return;
        if (policy.Bundle.Book.LastPermitDay(DayOf(now)) is not { } day) return;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"LOCK TABLE policy_bundle IN SHARE ROW EXCLUSIVE MODE", ct);
        if (await db.PolicyBundles.MaxAsync(x => x.Id, ct) != policy.Id) return;
        var change = await db.PolicyChanges.FindAsync([policy.Id], ct);
        if (DayOf(change?.StartedAt ?? policy.AppliedAt) >= day || change is { FinishedAt: null }) return;
        if (change is null) db.PolicyChanges.Add(change = new PolicyChangeRow { BundleId = policy.Id });
        (change.ReplacedId, change.StartedAt, change.FinishedAt, change.AfterReportId) = (policy.Id, now, null, null);
        change.Reports = await db.Reports.CountAsync(ct);
        (change.Done, change.Restricted, change.Opened, change.ToBeDeleted, change.Shortened, change.Corrections) = (0, 0, 0, 0, 0, 0);
        audit.Stage(db, EntryOf(change, AuditAction.PermitDayReached, now, (AuditDetail.PolicyHash, policy.Hash)));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Goes through one page of the change that is not finished.</summary>
    /// <returns>How many reports it held; null where nothing is to be done, or another replica is doing it.</returns>
    public async Task<int?> AdvanceAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (!await db.PolicyChanges.AnyAsync(x => x.FinishedAt == null, ct)) return null;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var held = await db.PolicyChanges.FromSql(
            $"SELECT * FROM policy_change WHERE finished_at IS NULL ORDER BY bundle_id DESC LIMIT 1 FOR UPDATE SKIP LOCKED").ToListAsync(ct);
        if (held.Count == 0) return null;
        var change = held[0];
        // Never the one before, which a replica of an older version goes on with: this is about what is in force.
        if (await BundleAsync(db, change.BundleId, ct) is not { } policy) return null;
        var (before, after) = await BooksAsync(db, change, policy, now, ct);

        var page = await HeldPage.LoadAsync(db, change.AfterReportId, sandboxId: null, PageSize, locks: true, ct);
        var viewers = await HeldPage.ViewersAsync(db, ct);
        var clocks = await db.TestClocks.AsNoTracking().ToDictionaryAsync(x => x.SandboxId, x => x.Ahead, ct);
        var corrected = new SortedDictionary<Guid, Guid>();
        foreach (var report in page.Reports)
        {
            var there = now + clocks.GetValueOrDefault(report.SandboxId);
            var today = after with { Day = DayOf(there) };
            Apply(db, change, page, report, page.Judge(report, before, today, viewers, there), policy.Hash, now);
            foreach (var told in page.ToCorrect(report, today, there)) corrected[told.CheckId] = told.MerchantId;
        }

        change.Corrections += await StopUsingAsync(db, corrected, now, ct);
        change.Done += page.Reports.Count;
        if (page.Reports.Count > 0) change.AfterReportId = page.Reports[^1].Id;
        if (page.Reports.Count < PageSize) change.FinishedAt = now;
        audit.Stage(db, EntryOf(
            change, AuditAction.PolicyChangeAdvanced, now,
            (AuditDetail.PolicyHash, policy.Hash),
            (AuditDetail.ToState, change.FinishedAt is null ? "Running" : "Finished"),
            (AuditDetail.Count, change.Done.ToString(CultureInfo.InvariantCulture))));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return page.Reports.Count;
    }

    /// <summary>Null where this version cannot read it.</summary>
    private async Task<PolicyInForce?> BundleAsync(RegistryDbContext db, long id, CancellationToken ct)
    {
        if (_bundles.TryGetValue(id, out var known)) return known;
        if ((await PolicyStore.ReadAsync(db, id, ct)).Policy is not { } read) return null;
        foreach (var old in _bundles.Keys.Where(x => x < id - 1)) _bundles.TryRemove(old, out _);
        return _bundles.GetOrAdd(id, read);
    }

    private async Task<(PolicyAt? Before, PolicyAt After)> BooksAsync(
        RegistryDbContext db, PolicyChangeRow change, PolicyInForce policy, DateTimeOffset now, CancellationToken ct)
    {
        var after = new PolicyAt(policy.Bundle.Book, DayOf(now));
        if (change.ReplacedId != change.BundleId)
        {
            var replaced = await BundleAsync(db, change.ReplacedId, ct);
            return (replaced is null ? null : new PolicyAt(replaced.Bundle.Book, after.Day), after);
        }

        // The day before the permit's: what it was on the last day that looked otherwise.
        return (after.Book.LastPermitDay(after.Day) is { } day ? after with { Day = day.AddDays(-1) } : after, after);
    }

    // The figures are of the registry itself: a sandbox's listings are nobody's.
    private void Apply(
        RegistryDbContext db, PolicyChangeRow change, HeldPage page, ReportRow report, PolicyConsequence consequence, string hash,
        DateTimeOffset now)
    {
        var listings = page.Listings[report.Id].ToList();
        if (report.SandboxId == Guid.Empty)
        {
            change.Restricted += consequence.Restricts ? listings.Count : 0;
            change.Opened += consequence.Opens ? listings.Count : 0;
            change.ToBeDeleted += consequence.DeleteOn is not null && report.PolicyDeleteOn is null ? 1 : 0;
            change.Shortened += consequence.LastDay < report.LastDay ? 1 : 0;
        }

        if (consequence.LastDay == report.LastDay && consequence.DeleteOn == report.PolicyDeleteOn) return;
        report.PolicyDeleteOn = consequence.DeleteOn;
        if (consequence.LastDay < report.LastDay)
        {
            report.LastDay = consequence.LastDay;
            report.Version++;
            foreach (var listing in listings) (listing.LastDay, listing.Version) = (report.LastDay, report.Version);
        }

        audit.Stage(db, AuditEntries.Of(
            AuditActorKind.Job, null, report.Mode, report.SandboxId, AuditAction.PolicyAppliedToReport, AuditSubject.Report, report.Id, now,
            (AuditDetail.PolicyHash, hash)));
    }

    /// <summary>STOP_USING for checks, each once: their records are locked in the order in which every correction locks them.</summary>
    private static async Task<int> StopUsingAsync(
        RegistryDbContext db, SortedDictionary<Guid, Guid> merchantOfCheck, DateTimeOffset now, CancellationToken ct)
    {
        if (merchantOfCheck.Count == 0) return 0;
        var checks = merchantOfCheck.Keys.ToList();
        await db.Disclosures.FromSql($"SELECT * FROM disclosure WHERE check_id = ANY ({checks}) ORDER BY check_id FOR UPDATE")
            .AsNoTracking().Select(x => x.CheckId).ToListAsync(ct);
        // Another change of one of these reports' neighbours may have corrected the same check before its lock was ours.
        var done = await db.Corrections.Where(x => checks.Contains(x.CheckId)).Select(x => x.CheckId).ToListAsync(ct);
        var due = checks.Except(done).ToList();
        db.Corrections.AddRange(due.Select(check => new CorrectionRow
        {
            Id = Guid.CreateVersion7(now),
            MerchantId = merchantOfCheck[check],
            CheckId = check,
            At = now,
        }));
        return due.Count;
    }

    private static AuditEntry EntryOf(
        PolicyChangeRow change, AuditAction action, DateTimeOffset now, params (AuditDetail Key, string Value)[] details) => AuditEntries.Of(
            AuditActorKind.Job, null, RegistryMode.Live, Guid.Empty, action, AuditSubject.PolicyChange,
            new Guid((int)change.BundleId, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), now, details);

    private static DateOnly DayOf(DateTimeOffset now) => DateOnly.FromDateTime(now.UtcDateTime);
}
