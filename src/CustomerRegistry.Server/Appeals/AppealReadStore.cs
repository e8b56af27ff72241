using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Server.Reports;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Appeals;

/// <summary>A case with its timeline, oldest first.</summary>
internal sealed record CaseView(AppealRow Row, IReadOnlyList<AppealEventRow> Timeline);

/// <summary>What the parties brought, oldest first, still encrypted.</summary>
internal sealed record CaseFileRows(IReadOnlyList<CaseTextRow> Texts, IReadOnlyList<AttachmentRow> Files);

/// <summary>A report behind a notice's link.</summary>
internal sealed record NoticedReport(ReportRow Report, int NoticeNumber, string Language, string MerchantName, bool Opened);

/// <summary>Reading cases and the notices that open them.</summary>
internal sealed class AppealReadStore(IDbContextFactory<RegistryDbContext> contexts, AppealRulings rulings)
{
    public async Task<AppealRow?> FindAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Appeals.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct);
    }

    public async Task<CaseView?> ViewAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var row = await db.Appeals.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct);
        return row is null ? null : (await ViewsAsync(db, [row], ct))[0];
    }

    /// <summary>
    /// A page of a merchant's cases by the day its answer is due, or of everybody's by the day of the decision, from the given
    /// place on.
    /// </summary>
    /// <param name="merchantId">Null for staff.</param>
    public async Task<IReadOnlyList<CaseView>> PageAsync(
        Guid sandboxId, Guid? merchantId, bool includeClosed, (DateTimeOffset Due, Guid Id)? after, int size, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var rows = db.Appeals.AsNoTracking().Where(x => x.SandboxId == sandboxId);
        if (!includeClosed) rows = rows.Where(x => x.ClosedAt == null);
        if (merchantId is { } own)
        {
            rows = rows.Where(x => x.MerchantId == own);
            if (after is { } place)
            {
                rows = rows.Where(x => x.MerchantAnswerDueAt > place.Due || (x.MerchantAnswerDueAt == place.Due && x.Id > place.Id));
            }

            rows = rows.OrderBy(x => x.MerchantAnswerDueAt).ThenBy(x => x.Id);
        }
        else
        {
            if (after is { } place)
            {
                rows = rows.Where(x => x.DecisionDueAt > place.Due || (x.DecisionDueAt == place.Due && x.Id > place.Id));
            }

            rows = rows.OrderBy(x => x.DecisionDueAt).ThenBy(x => x.Id);
        }

        return await ViewsAsync(db, await rows.Take(size).ToListAsync(ct), ct);
    }

    public async Task<CaseFileRows> ContentAsync(Guid appealId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return new CaseFileRows(
            await db.CaseTexts.AsNoTracking().Where(x => x.AppealId == appealId).OrderBy(x => x.At).ThenBy(x => x.Id).ToListAsync(ct),
            await db.Attachments.AsNoTracking().Where(x => x.AppealId == appealId).OrderBy(x => x.Id).ToListAsync(ct));
    }

    /// <summary>Whether a person decided an earlier case of this report.</summary>
    public async Task<bool> HasJudgedAsync(Guid personId, Guid reportId, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Appeals.AnyAsync(x => x.ReportId == reportId && x.DecidedBy == personId, ct);
    }

    public async Task<NoticedReport?> FindNoticeAsync(byte[] secretHash, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await (
            from notice in db.Notices
            where notice.SecretHash == secretHash
            join report in db.Reports on notice.ReportId equals report.Id
            join merchant in db.Merchants on report.MerchantId equals merchant.Id
            select new NoticedReport(report, notice.Number, notice.Language, merchant.DisplayName, notice.OpenedAt != null)).AsNoTracking().FirstOrDefaultAsync(ct);
    }

    public async Task<ReportRow?> FindReportAsync(Guid id, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.Reports.AsNoTracking().SingleOrDefaultAsync(x => x.Id == id, ct);
    }

    /// <summary>The e-mail identifiers of a report that are held under one of these keys.</summary>
    public async Task<List<ReportIdentifierRow>> EmailsUnderAsync(Guid reportId, List<byte[]> keys, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await db.ReportIdentifiers.AsNoTracking()
            .Where(x => x.ReportId == reportId && x.Kind == IdentifierKind.Email && keys.Contains(x.SubjectKey)).ToListAsync(ct);
    }

    public async Task<(AppealRuling? Ruling, Refusal? Refusal)> RulingAsync(ReportRow report, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return await rulings.OfAsync(db, report, now, ct);
    }

    private static async Task<List<CaseView>> ViewsAsync(RegistryDbContext db, List<AppealRow> rows, CancellationToken ct)
    {
        var ids = rows.ConvertAll(x => x.Id);
        var events = (await db.AppealEvents.AsNoTracking().Where(x => ids.Contains(x.AppealId)).OrderBy(x => x.Number).ToListAsync(ct))
            .ToLookup(x => x.AppealId);
        return rows.ConvertAll(row => new CaseView(row, [.. events[row.Id]]));
    }
}
