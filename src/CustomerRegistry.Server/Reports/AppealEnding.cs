using CustomerRegistry.Domain.Appeals;
using CustomerRegistry.Server.Appeals;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Reports;

/// <summary>
/// The seam to the room Appeals: whether a report is contested, and that an open case ends with its report. The caller
/// holds the report's lock, which comes before the case's.
/// </summary>
internal static class AppealEnding
{
    public static async Task<bool> IsOpenAsync(RegistryDbContext db, Guid reportId, CancellationToken ct)
    {
        var states = await db.Appeals.Where(x => x.ReportId == reportId).Select(x => x.State).ToListAsync(ct);
        return states.Any(x => !AppealTransitions.IsFinal(x));
    }

    /// <summary>Stages the end of the open case; the caller removes the report and saves.</summary>
    /// <returns>The state reached: Overturned where its deadline had passed, so that the report goes as overturned; null where none was open.</returns>
    public static async Task<AppealState?> StageAsync(
        RegistryDbContext db, Guid reportId, ReportGone because, DateTimeOffset now, CancellationToken ct)
    {
        var open = (await db.Appeals.FromSql($"SELECT * FROM appeal WHERE report_id = {reportId} ORDER BY id FOR UPDATE").ToListAsync(ct))
            .Find(x => !AppealTransitions.IsFinal(x.State));
        if (open is null) return null;
        open.State = AppealState.Ended;
        open.Version++;
        var last = await db.AppealEvents.Where(x => x.AppealId == open.Id).MaxAsync(x => (int?)x.Number, ct) ?? 0;
        db.AppealEvents.Add(new AppealEventRow
        {
            AppealId = open.Id, Number = last + 1, At = now, State = open.State, Code = "report_gone",
        });
        return open.State;
    }
}
