using CustomerRegistry.Domain.Appeals;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Server.Reports;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Appeals;

/// <summary>What a consumer brings to open a case.</summary>
internal sealed record AppealDraft(
    Guid AppealId, Guid ReportId, AppealGround Ground, AppealProof Proof, Contribution Brought, string AnswerAddress, string Language,
    byte[] CaseSecretHash);

/// <summary>
/// Changes of cases. Each takes the lock of the report first and then that of the case, decides on what it then reads, and
/// commits rows and audit entry together: an answer, a decision, a withdrawal and the deadline job at once are one after
/// another.
/// </summary>
internal sealed class AppealStore(
    IDbContextFactory<RegistryDbContext> contexts, AppealEffects effects, AppealRulings rulings, CaseContent content)
{
    public static readonly Refusal Unknown = new(
        RefusalReason.AppealUnknown, "There is no such appeal of a report of yours.", "appeal_id");

    public async Task<(Guid? Earlier, Refusal? Refusal)> EarlierAsync(RequestKey request, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await RequestLedger.FindAsync(db, request, ct);
    }

    /// <summary>Opens a case in one transaction: when it returns, no check that begins discloses a restricted entry.</summary>
    /// <returns>The id of the case, and whether it was opened by an earlier call with the same request_id.</returns>
    public async Task<(Guid Id, bool Repeated, Refusal? Refusal)> FileAsync(
        AppealDraft draft, RequestKey request, Func<AppealFilingFacts, AppealRuling, bool, AppealStep> decide, DateTimeOffset now,
        CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var report = await LockReportAsync(db, draft.ReportId, ct);
        var (first, reused) = await RequestLedger.FindAsync(db, request, ct);
        if (reused is not null || first is not null) return (first ?? default, true, reused);
        if (report is null) return (default, false, AppealProofs.Invalid);

        var (ruling, unruled) = await rulings.OfAsync(db, report, now, ct);
        if (ruling is null) return (default, false, unruled);
        var owner = await db.Merchants.Where(x => x.Id == report.MerchantId).Select(x => x.OwnerId).SingleOrDefaultAsync(ct);
        var earlier = await db.Appeals.AsNoTracking().Where(x => x.ReportId == report.Id).ToListAsync(ct);
        var facts = new AppealFilingFacts(
            new AppealedReport(report.Id, report.MerchantId, owner, report.UpdatedAt), [.. earlier.Select(AppealCases.Of)]);
        var bringsNew = await BringsNewFilesAsync(db, [.. earlier.Select(x => x.Id)], draft.Brought, ct);
        var step = decide(facts, ruling, bringsNew);
        if (step is not AppealStep.Taken taken) return (default, false, ((AppealStep.Refused)step).Refusal);

        if (earlier.SingleOrDefault(x => x.ClosedAt == null) is { } open)
        {
            var (refusal, decided) = await StageGivingWayAsync(db, open.Id, report, draft.Proof, now, ct);
            if (refusal is not null)
            {
                if (decided) await transaction.CommitAsync(ct);
                return (default, false, refusal);
            }
        }

        var row = NewRow(draft, report, taken.Case, ruling, await rulings.HolidaysAsync(db, report, ct));
        db.Appeals.Add(row);
        StageContribution(db, row.Id, draft.Brought, now);
        await effects.StageAsync(
            db, row, report, taken, AppealActor.Consumer(Domain.Audit.AuditAction.AppealFiled), now, ct);
        RequestLedger.Stage(db, request, row.Id, now);
        var clash = await SaveAsync(db, ct);
        if (clash is not null) return (default, false, clash);
        await transaction.CommitAsync(ct);
        return (row.Id, false, null);
    }

    /// <summary>Takes one step of one case. A refused step may still have a consequence: a late answer decides the case.</summary>
    /// <param name="request">Null for what time does.</param>
    /// <param name="brought">Text and files that come with it; kept only if the step is taken.</param>
    public async Task<Refusal?> ChangeAsync(
        Guid appealId, RequestKey? request, Func<Appeal, AppealRuling?, AppealStep> decide, AppealActor by, Contribution? brought,
        DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var reportId = await db.Appeals.Where(x => x.Id == appealId).Select(x => (Guid?)x.ReportId).SingleOrDefaultAsync(ct);
        var report = reportId is { } contested ? await LockReportAsync(db, contested, ct) : null;
        var row = await LockAsync(db, appealId, ct);
        if (row is null) return Unknown;
        if (request is not null)
        {
            var (first, reused) = await RequestLedger.FindAsync(db, request, ct);
            if (reused is not null || first is not null) return reused;
        }

        var step = decide(AppealCases.Of(row), AppealRuling.TryRead(row.ClockJson));
        if (step is AppealStep.Refused refused)
        {
            if (refused.Consequence is not { } consequence) return refused.Refusal;
            await effects.StageAsync(db, row, report, consequence, AppealActor.Deadline, now, ct);
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
            return refused.Refusal;
        }

        if (brought is not null)
        {
            if (!await FitsAsync(db, appealId, brought, ct)) return AttachmentForm.TooMany;
            if (!await TextFitsAsync(db, appealId, brought, ct)) return CaseTextForm.TooMuch;
            StageContribution(db, appealId, brought, now);
        }

        await effects.StageAsync(db, row, report, (AppealStep.Taken)step, by, now, ct);
        if (request is not null) RequestLedger.Stage(db, request, appealId, now);
        var clash = await SaveAsync(db, ct);
        if (clash is not null) return clash;
        await transaction.CommitAsync(ct);
        return null;
    }

    /// <summary>
    /// Ends the open case of a report that goes for another reason, in the caller's transaction. The caller holds the
    /// report's lock, removes the report itself and saves.
    /// </summary>
    /// <returns>
    /// The state that the case reached, null where none was open. <see cref="AppealState.Overturned"/>: its deadline had
    /// passed, so the report is to be removed as Overturned, whatever the caller came for.
    /// </returns>
    public async Task<AppealState?> StageReportGoneAsync(
        RegistryDbContext db, Guid reportId, ReportGone because, DateTimeOffset now, CancellationToken ct)
    {
        var row = await db.Appeals.FromSql($"SELECT * FROM appeal WHERE report_id = {reportId} AND closed_at IS NULL FOR UPDATE")
            .SingleOrDefaultAsync(ct);
        if (row is null) return null;
        if (AppealRules.EndBecauseReportGone(AppealCases.Of(row), because, now) is not AppealStep.Taken taken) return null;
        var by = taken.Case.State == AppealState.Overturned
            ? AppealActor.Deadline
            : new AppealActor(Domain.Audit.AuditActorKind.Job, null, Domain.Audit.AuditAction.AppealDecided);
        // Without the report: removing it is the caller's.
        await effects.StageAsync(db, row, null, taken, by, now, ct);
        return row.State;
    }

    /// <summary>Whether a case of the report is open, for rules about the report (a rise in level waits for it).</summary>
    public static Task<bool> HasOpenAsync(RegistryDbContext db, Guid reportId, CancellationToken ct) =>
        db.Appeals.AnyAsync(x => x.ReportId == reportId && x.ClosedAt == null, ct);

    internal static Task<ReportRow?> LockReportAsync(RegistryDbContext db, Guid id, CancellationToken ct) =>
        db.Reports.FromSql($"SELECT * FROM report WHERE id = {id} FOR UPDATE").SingleOrDefaultAsync(ct);

    internal static Task<AppealRow?> LockAsync(RegistryDbContext db, Guid id, CancellationToken ct) =>
        db.Appeals.FromSql($"SELECT * FROM appeal WHERE id = {id} FOR UPDATE").SingleOrDefaultAsync(ct);

    /// <summary>Closes the open case that a filing takes the place of, in the filing's transaction.</summary>
    /// <returns>Refused if it was overdue: then it is decided for the consumer, and there is nothing left to contest.</returns>
    private async Task<(Refusal? Refusal, bool Decided)> StageGivingWayAsync(
        RegistryDbContext db, Guid openId, ReportRow report, AppealProof proof, DateTimeOffset now, CancellationToken ct)
    {
        if (await LockAsync(db, openId, ct) is not { } row) return (null, false);
        switch (AppealRules.GiveWay(AppealCases.Of(row), proof, now))
        {
            case AppealStep.Taken taken:
                await effects.StageAsync(db, row, report, taken, AppealActor.Consumer(Domain.Audit.AuditAction.AppealWithdrawn), now, ct);
                await db.SaveChangesAsync(ct);
                return (null, false);
            case AppealStep.Refused { Consequence: { } overturned } late:
                await effects.StageAsync(db, row, report, overturned, AppealActor.Deadline, now, ct);
                await db.SaveChangesAsync(ct);
                return (late.Refusal, true);
            case var refused:
                return (((AppealStep.Refused)refused).Refusal, false);
        }
    }

    private static async Task<Refusal?> SaveAsync(RegistryDbContext db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateException e) when (UniqueViolation.Of(e, "pk_request"))
        {
            // The same id at the same time for another case: one with this content would have waited at the lock.
            return RequestLedger.Reused;
        }
    }

    private void StageContribution(RegistryDbContext db, Guid appealId, Contribution brought, DateTimeOffset now)
    {
        var (text, files) = content.Rows(appealId, brought, now);
        if (text is not null) db.CaseTexts.Add(text);
        db.Attachments.AddRange(files);
    }

    private async Task<bool> BringsNewFilesAsync(RegistryDbContext db, Guid[] earlier, Contribution brought, CancellationToken ct)
    {
        if (brought.Files.Count == 0) return false;
        var known = await db.Attachments.AsNoTracking()
            .Where(x => earlier.Contains(x.AppealId) && x.Party == CaseParty.Consumer).ToListAsync(ct);
        var before = known.Select(x => content.File(x).Content).ToList();
        return brought.Files.Any(file => !before.Any(old => old.AsSpan().SequenceEqual(file.Content)));
    }

    private static async Task<bool> FitsAsync(RegistryDbContext db, Guid appealId, Contribution brought, CancellationToken ct)
    {
        if (brought.Files.Count == 0) return true;
        var held = await db.Attachments.Where(x => x.AppealId == appealId && x.Party == brought.Party)
            .Select(x => x.ContentCipher.Length).ToListAsync(ct);
        return AttachmentForm.Fits(held.Count + brought.Files.Count, held.Sum(x => (long)x) + brought.Files.Sum(x => (long)x.Content.Length));
    }

    private async Task<bool> TextFitsAsync(RegistryDbContext db, Guid appealId, Contribution brought, CancellationToken ct)
    {
        if (brought.Text.Length == 0) return true;
        var held = await db.CaseTexts.AsNoTracking().Where(x => x.AppealId == appealId && x.Party == brought.Party).ToListAsync(ct);
        return CaseTextForm.Fits(held.Select(content.Text), brought.Text);
    }

    private AppealRow NewRow(
        AppealDraft draft, ReportRow report, Appeal opened, AppealRuling ruling, PublicHolidays holidays) => new()
        {
            Id = draft.AppealId,
            Mode = report.Mode,
            SandboxId = report.SandboxId,
            ReportId = report.Id,
            MerchantId = report.MerchantId,
            OwnerId = opened.OwnerId,
            State = opened.State,
            Ground = draft.Ground,
            Proof = draft.Proof,
            FiledAt = opened.FiledAt,
            MerchantToldDueAt = MerchantToldRules.DueAt(ruling.AppealClock, opened.FiledAt, holidays),
            Restricted = opened.Restricts,
            CaseSecretHash = draft.CaseSecretHash,
            AnswerAddressCipher = content.SealAddress(draft.AppealId, draft.AnswerAddress),
            Language = draft.Language,
            ClockJson = ruling.Write(),
            ConsumerCountry = report.ConsumerCountry,
        };
}
