using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Server.Appeals;
using CustomerRegistry.Server.Merchants;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Reports;

/// <summary>Loads what the rules of a submission or an update depend on, in the transaction that will record the decision.</summary>
internal static class ReportFactsStore
{
    /// <summary>One report with its lock; null where it is gone.</summary>
    public static async Task<LoadedReport?> LockAsync(RegistryDbContext db, Guid reportId, CancellationToken ct)
    {
        var rows = await db.Reports.FromSql($"SELECT * FROM report WHERE id = {reportId} FOR UPDATE").ToListAsync(ct);
        return rows.Count == 0 ? null : await LoadAsync(db, rows[0], ct);
    }

    /// <summary>All that admission asks of the database about one submission.</summary>
    public static async Task<SubmissionFacts> OfAsync(
        RegistryDbContext db, NewSubmission submission, Country operatorCountry, CancellationToken ct)
    {
        var scope = submission.Scope;
        var merchant = await db.Merchants.AsNoTracking().SingleAsync(x => x.Id == scope.MerchantId, ct);
        var existing = await FindAsync(db, submission, ct);
        var loaded = existing is null ? null : await LoadAsync(db, existing, ct);

        var keys = submission.Identifiers.Select(x => x.SharedKey).Concat(submission.Identifiers.Select(x => x.OwnOnlyKey)).ToList();
        var orderKeys = submission.OrderKeys.ToList();
        // Under this order, or of this dispute: reports whose customer must be the one submitted.
        var sameOrder = await db.Reports
            .Where(x => x.MerchantId == scope.MerchantId && orderKeys.Contains(x.OrderKey))
            .Select(x => x.Id).ToListAsync(ct);
        if (existing is not null) sameOrder.Add(existing.Id);
        var ofCustomer = await db.ReportIdentifiers
            .Where(x => sameOrder.Contains(x.ReportId) && keys.Contains(x.SubjectKey))
            .Select(x => x.ReportId).Distinct().ToListAsync(ct);

        // Of the order, or of the dispute under whatever order.
        var ended = orderKeys.Concat(submission.DisputeKeys).ToList();
        var tombstones = await db.Tombstones.AsNoTracking()
            .Where(x => x.MerchantId == scope.MerchantId && ended.Contains(x.OrderKey)).Select(x => x.EndedAs).ToListAsync(ct);
        var disclosedAt = await (
            from listing in db.DisclosedListings
            join disclosure in db.Disclosures on listing.CheckId equals disclosure.CheckId
            where keys.Contains(listing.SubjectKey) && disclosure.MerchantId == scope.MerchantId
            select (DateTimeOffset?)disclosure.At).MaxAsync(ct);
        var disclosedForOrderAt = await db.Disclosures
            .Where(x => x.MerchantId == scope.MerchantId && orderKeys.Contains(x.OrderKey)).MaxAsync(x => (DateTimeOffset?)x.At, ct);

        var facts = new AdmissionFacts(
            Country.Parse(merchant.Country),
            operatorCountry,
            merchant.Sector,
            loaded?.Held,
            tombstones.Aggregate((ReportState?)null, (standing, other) => TombstoneRules.After(standing, other)),
            OrderReferenceOfOther: sameOrder.Distinct().Any(id => !ofCustomer.Contains(id)),
            disclosedAt,
            disclosedForOrderAt,
            // A reviewer's look at a document is recorded nowhere yet: E4 by statement is held lower until it is.
            DocumentSeen: false,
            DisclosedOfOthers: (disclosedAt ?? disclosedForOrderAt) is not null
                && await DisclosedOfOthersAsync(db, merchant, keys, orderKeys, ct));
        return new SubmissionFacts(loaded, facts, merchant);
    }

    // One that is gone since says no more whose it was: it counts as another owner's, since own ones are seldom disclosed alone.
    private static Task<bool> DisclosedOfOthersAsync(
        RegistryDbContext db, MerchantRow merchant, List<byte[]> keys, List<byte[]> orderKeys, CancellationToken ct) => (
        from listing in db.DisclosedListings
        join disclosure in db.Disclosures on listing.CheckId equals disclosure.CheckId
        where disclosure.MerchantId == merchant.Id
            && (keys.Contains(listing.SubjectKey) || orderKeys.Contains(disclosure.OrderKey))
            && !db.Listings.Any(x => x.ReportId == listing.ReportId && x.OwnerId == merchant.OwnerId)
        select listing).AnyAsync(ct);

    private static async Task<ReportRow?> FindAsync(RegistryDbContext db, NewSubmission submission, CancellationToken ct)
    {
        var (merchant, mode, sandbox) = (submission.Scope.MerchantId, (short)submission.Scope.Mode, submission.Scope.SandboxId);
        if (submission.Draft.Dispute is { } dispute)
        {
            return (await db.Reports.FromSql(
                $"""
                SELECT * FROM report WHERE merchant_id = {merchant} AND mode = {mode} AND sandbox_id = {sandbox}
                AND dispute_provider = {dispute.Provider} AND dispute_account = {dispute.Account} AND dispute_id = {dispute.Id} FOR UPDATE
                """).ToListAsync(ct)).SingleOrDefault();
        }

        var orderKeys = submission.OrderKeys.ToArray();
        var category = (short)submission.LookupCategory;
        return (await db.Reports.FromSql(
            $"""
            SELECT * FROM report WHERE merchant_id = {merchant} AND mode = {mode} AND sandbox_id = {sandbox}
            AND dispute_provider IS NULL AND order_key = ANY ({orderKeys}) AND category = {category} ORDER BY id FOR UPDATE
            """).ToListAsync(ct)).FirstOrDefault();
    }

    private static async Task<LoadedReport> LoadAsync(RegistryDbContext db, ReportRow row, CancellationToken ct)
    {
        await db.Entry(row).Collection(x => x.Identifiers).LoadAsync(ct);
        var merchant = await db.Merchants.AsNoTracking().SingleAsync(x => x.Id == row.MerchantId, ct);
        var notices = await db.Notices.Where(x => x.ReportId == row.Id).OrderBy(x => x.Number).ToListAsync(ct);
        var hasOther = await db.Reports.AnyAsync(
            x => x.MerchantId == row.MerchantId && x.OrderKey == row.OrderKey && x.Id != row.Id
            && (x.State == ReportState.Open || x.State == ReportState.Listed), ct);
        var held = new HeldReport(
            row.Id, row.State, row.Evidence, row.Source, row.Category, row.UsBillingError, row.OwnOnly, row.Circular, row.OutcomeAt,
            await AppealStore.HasOpenAsync(db, row.Id, ct));
        return new LoadedReport(row, held, merchant, notices, hasOther);
    }
}
