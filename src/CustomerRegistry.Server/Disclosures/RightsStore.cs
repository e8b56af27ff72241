using CustomerRegistry.Domain.Appeals;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Disclosures;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Server.Appeals;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Jurisdictions;
using CustomerRegistry.Server.Reports;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>What a person brings to exercise a right. Its ToString shows nothing of it.</summary>
internal sealed record RightsDraft(
    Guid Id, RightKind Kind, Guid? ReportId, Guid? CheckId, Guid SandboxId, RegistryMode Mode, string ConsumerCountry, string Statement,
    string AnswerAddress, string Language, byte[] SecretHash)
{
    public override string ToString() => "rights draft";
}

/// <summary>
/// Changes of requests. Each takes the lock of the report first, where there is one, and then that of the request, decides
/// on what it then reads, and commits rows and audit entry together.
/// </summary>
internal sealed class RightsStore(
    IDbContextFactory<RegistryDbContext> contexts, RightsEffects effects, RightsContent content, AppealRulings rulings,
    PolicyStore policies, AuditStore audit)
{
    public static readonly Refusal Unknown = new(
        RefusalReason.RightsRequestUnknown, "There is no such request.", "rights_request_id");

    public async Task<(Guid? Earlier, Refusal? Refusal)> EarlierAsync(RequestKey request, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await RequestLedger.FindAsync(db, request, ct);
    }

    /// <summary>Opens a request in one transaction: when it returns, no check that begins discloses an entry that it restricts.</summary>
    /// <returns>The id of the request, and whether it was there already.</returns>
    public async Task<(Guid Id, bool Repeated, Refusal? Refusal)> FileAsync(
        RightsDraft draft, RequestKey request, Func<RightsFiling, RightsFilingFacts, Period, RightsStep> decide, DateTimeOffset now,
        CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var report = draft.ReportId is { } reportId ? await AppealStore.LockReportAsync(db, reportId, ct) : null;
        // Nobody else takes it for long; two requests for a look at one check wait for each other here.
        var check = draft.CheckId is { } checkId ? await LockCheckAsync(db, checkId, ct) : null;
        var (first, reused) = await RequestLedger.FindAsync(db, request, ct);
        if (reused is not null || first is not null) return (first ?? default, true, reused);
        if ((draft.ReportId is not null && report is null) || (draft.CheckId is not null && check is null)) return (default, false, AppealProofs.Invalid);
        if (await policies.CurrentAsync(db, ct) is not { } policy) return (default, false, PolicyStore.NoneInForce);

        var country = report?.ConsumerCountry ?? (check is null ? null : await CountryOfAsync(db, check, ct)) ?? draft.ConsumerCountry;
        var (admitted, unruled) = report is null ? (null, null) : await rulings.OfAsync(db, report, now, ct);
        if (unruled is not null) return (default, false, unruled);
        var terms = RightsTerms.Of(
            policy.Book.RightsFor(
                Country.TryParse(country, out var lives) ? lives : Country.Unknown, policy.Operator, DateOnly.FromDateTime(now.UtcDateTime)),
            admitted?.ToldBeforeLiftingDays ?? AppealRules.DaysToldBeforeLift, admitted?.ContestRestricts ?? true);
        var merchantId = report?.MerchantId ?? check?.MerchantId;
        var merchant = await db.Merchants.Where(x => x.Id == merchantId).Select(x => new { x.OwnerId, x.State }).SingleOrDefaultAsync(ct);
        var earlier = await EarlierAsync(db, draft, ct);
        var brings = draft.Statement.Length > 0 && !earlier.Exists(x => x.Kind == draft.Kind && content.Statement(x) == draft.Statement);
        var step = decide(
            new RightsFiling(draft.Id, draft.Kind, draft.ReportId, draft.CheckId, brings),
            new RightsFilingFacts(
                merchant?.OwnerId,
                report is not null && (merchant is null or { State: MerchantState.Offboarded } || await IsTombstonedAsync(db, report, ct)),
                report?.UpdatedAt ?? DateTimeOffset.MinValue, earlier.ConvertAll(RightsRequests.Of), terms.DaysToldBeforeLift),
            terms.Answer);
        switch (step)
        {
            case RightsStep.UnderWay open:
                return (open.Request.Id, true, null);
            case RightsStep.Refused { Consequence: { } granted } late:
                await StageConsequenceAsync(db, granted, report, now, ct);
                await db.SaveChangesAsync(ct);
                await transaction.CommitAsync(ct);
                return (default, false, late.Refusal);
            case RightsStep.Refused refused:
                return (default, false, refused.Refusal);
        }

        var taken = (RightsStep.Taken)step;
        var row = NewRow(draft, taken.Request, terms, merchantId, country);
        db.RightsRequests.Add(row);
        await effects.StageAsync(db, row, report, taken, RightsActor.Consumer(AuditAction.RightExercised), now, ct);
        RequestLedger.Stage(db, request, row.Id, now);
        if (await SaveAsync(db, ct) is { } clash) return (default, false, clash);
        await transaction.CommitAsync(ct);
        return (row.Id, false, null);
    }

    /// <summary>Takes one step of one request. A refused step may still have a consequence: a late decision grants it.</summary>
    /// <param name="request">Null for what time does.</param>
    /// <param name="texts">What the registry writes with it; kept only if the step is taken.</param>
    public async Task<Refusal?> ChangeAsync(
        Guid id, RequestKey? request, Func<RightsRequest, RightsTerms, RightsStep> decide, RightsActor? by,
        Func<RightsTexts, RightsTexts>? texts, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var reportId = await db.RightsRequests.Where(x => x.Id == id).Select(x => x.ReportId).SingleOrDefaultAsync(ct);
        var report = reportId is { } about ? await AppealStore.LockReportAsync(db, about, ct) : null;
        var row = await LockAsync(db, id, ct);
        if (row is null) return Unknown;
        if (request is not null)
        {
            var (first, reused) = await RequestLedger.FindAsync(db, request, ct);
            if (reused is not null || first is not null) return reused;
        }

        var held = RightsRequests.Of(row);
        var gone = reportId is not null && report is null ? RightsRules.EndBecauseEntryGone(held, now) as RightsStep.Taken : null;
        var step = decide(gone?.Request ?? held, RightsTerms.Read(row.ClockJson));
        if (step is RightsStep.Refused refused)
        {
            if ((gone ?? refused.Consequence) is not { } consequence) return refused.Refusal;
            await effects.StageAsync(db, row, report, consequence, RightsActor.OfTime(consequence), now, ct);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return refused.Refusal;
        }

        var taken = (RightsStep.Taken)step;
        if (texts is not null) row.DecisionCipher = content.SealTexts(id, texts(content.Texts(row)));
        await effects.StageAsync(db, row, report, taken, by ?? RightsActor.OfTime(taken), now, ct);
        if (request is not null) RequestLedger.Stage(db, request, id, now);
        if (await SaveAsync(db, ct) is { } clash) return clash;
        await transaction.CommitAsync(ct);
        return null;
    }

    /// <summary>What time alone does to a request: granted where it is late, ended where its entry is gone, else nothing.</summary>
    /// <returns>Whether it changed.</returns>
    public async Task<bool> SettleAsync(Guid id, DateTimeOffset now, CancellationToken ct)
    {
        var before = await VersionAsync(id, ct);
        await ChangeAsync(id, null, (request, _) => RightsRules.DeadlinePassed(request, now), null, null, now, ct);
        return await VersionAsync(id, ct) != before;
    }

    /// <summary>Marks a disclosure as not the person's own order. A repeat changes nothing.</summary>
    /// <returns>When it was first said; null where the record is gone.</returns>
    public async Task<DateTimeOffset?> DisownAsync(Guid checkId, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var row = await db.Disclosures.FromSql($"SELECT * FROM disclosure WHERE check_id = {checkId} FOR UPDATE").SingleOrDefaultAsync(ct);
        if (row is null or { DisownedAt: not null }) return row?.DisownedAt;
        row.DisownedAt = now;
        audit.Stage(db, AuditEntries.Of(
            AuditActorKind.Consumer, null, row.Mode, row.SandboxId, AuditAction.LookupDisowned, AuditSubject.Check, checkId, now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return now;
    }

    private async Task<int?> VersionAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.RightsRequests.Where(x => x.Id == id).Select(x => (int?)x.Version).SingleOrDefaultAsync(ct);
    }

    internal static Task<RightsRequestRow?> LockAsync(RegistryDbContext db, Guid id, CancellationToken ct) =>
        db.RightsRequests.FromSql($"SELECT * FROM rights_request WHERE id = {id} FOR UPDATE").SingleOrDefaultAsync(ct);

    private static Task<DisclosureRow?> LockCheckAsync(RegistryDbContext db, Guid checkId, CancellationToken ct) =>
        db.Disclosures.FromSql($"SELECT * FROM disclosure WHERE check_id = {checkId} FOR UPDATE").AsNoTracking().SingleOrDefaultAsync(ct);

    private async Task StageConsequenceAsync(
        RegistryDbContext db, RightsStep.Taken granted, ReportRow? report, DateTimeOffset now, CancellationToken ct)
    {
        if (await LockAsync(db, granted.Request.Id, ct) is not { ClosedAt: null } late) return;
        await effects.StageAsync(db, late, report, granted, RightsActor.Deadline, now, ct);
    }

    // The country of an entry that was told; null where all of them are gone.
    private static Task<string?> CountryOfAsync(RegistryDbContext db, DisclosureRow check, CancellationToken ct) => (
        from listing in db.DisclosedListings
        where listing.CheckId == check.CheckId
        join report in db.Reports on listing.ReportId equals report.Id
        orderby report.CreatedAt descending
        select report.ConsumerCountry).FirstOrDefaultAsync(ct);

    private static Task<List<RightsRequestRow>> EarlierAsync(RegistryDbContext db, RightsDraft draft, CancellationToken ct) => draft switch
    {
        { ReportId: { } report } => db.RightsRequests.AsNoTracking().Where(x => x.ReportId == report).ToListAsync(ct),
        { CheckId: { } check } => db.RightsRequests.AsNoTracking().Where(x => x.CheckId == check).ToListAsync(ct),
        _ => Task.FromResult(new List<RightsRequestRow>()),
    };

    private static Task<bool> IsTombstonedAsync(RegistryDbContext db, ReportRow report, CancellationToken ct) => db.Tombstones.AnyAsync(
        x => x.MerchantId == report.MerchantId && (x.OrderKey == report.OrderKey || x.OrderKey == report.DisputeKey)
            && (x.EndedAs == ReportState.Withdrawn || x.EndedAs == ReportState.Overturned), ct);

    private static async Task<Refusal?> SaveAsync(RegistryDbContext db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateException e) when (UniqueViolation.Of(e, "pk_request"))
        {
            // The same id at the same time for another request: one with this content would have waited at the lock.
            return RequestLedger.Reused;
        }
    }

    private RightsRequestRow NewRow(RightsDraft draft, RightsRequest filed, RightsTerms terms, Guid? merchantId, string country) => new()
    {
        Id = draft.Id,
        Mode = draft.Mode,
        SandboxId = draft.SandboxId,
        Kind = draft.Kind,
        State = RightsState.Open,
        ReportId = draft.ReportId,
        CheckId = draft.CheckId,
        MerchantId = merchantId,
        OwnerId = filed.OwnerId,
        ConsumerCountry = country,
        Language = draft.Language,
        FiledAt = filed.FiledAt,
        DueAt = filed.DueAt,
        StatementCipher = content.SealStatement(draft.Id, draft.Statement),
        AnswerAddressCipher = content.SealAddress(draft.Id, draft.AnswerAddress),
        SecretHash = draft.SecretHash,
        ClockJson = terms.Write(),
    };
}
