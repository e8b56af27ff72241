using CustomerRegistry.Domain.Appeals;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Disclosures;
using CustomerRegistry.Server.Jurisdictions;
using CustomerRegistry.Server.Reports;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Appeals;

/// <summary>Who brought a step about, and as what it is written down.</summary>
internal sealed record AppealActor(AuditActorKind Kind, Guid? Id, AuditAction Action)
{
    public static readonly AppealActor Deadline = new(AuditActorKind.Job, null, AuditAction.AppealDeadlinePassed);

    public static AppealActor Consumer(AuditAction action) => new(AuditActorKind.Consumer, null, action);

    public static AppealActor Merchant(Guid id) => new(AuditActorKind.Merchant, id, AuditAction.AppealAnswered);

    public static AppealActor Reviewer(Guid id) => new(AuditActorKind.Staff, id, AuditAction.AppealDecided);
}

/// <summary>
/// Carries a step out in the caller's transaction: the case and its timeline, the report and its listings, corrections,
/// the merchant's standing, mails, the audit entry. The caller holds the locks of report and case, in this order.
/// </summary>
internal sealed class AppealEffects(MerchantStandings standings, AppealMails mails, PolicyStore policies, AuditStore audit)
{
    /// <param name="report">Locked; null where it is gone.</param>
    public async Task StageAsync(
        RegistryDbContext db, AppealRow row, ReportRow? report, AppealStep.Taken step, AppealActor by, DateTimeOffset now,
        CancellationToken ct)
    {
        var before = row.State;
        AppealCases.Write(row, step);
        await StageTimelineAsync(db, row, step, now, ct);
        if (report is not null) await StageReportAsync(db, report, step.Effects, now, ct);
        if (row.StandingOutcome != StandingOutcome.None && await policies.CurrentAsync(db, ct) is { } policy)
        {
            await standings.StageAsync(db, row, policy, now, ct);
        }

        await mails.StageAsync(db, row, step, now, ct);
        audit.Stage(db, AuditEntries.Of(
            by.Kind, by.Id, row.Mode, row.SandboxId, by.Action, AuditSubject.Appeal, row.Id, now, [.. Details(row, step, before)]));
    }

    /// <summary>Ends the contested mark of a report that no case contests any more. The caller holds the report's lock.</summary>
    public async Task StageLiftAsync(RegistryDbContext db, ReportRow report, DateTimeOffset now, CancellationToken ct)
    {
        await MarkAsync(db, report, contested: false, ct);
        // Where the entry stayed meanwhile, whoever was told of it as disputed holds an answer that has changed.
        await CorrectionStore.StageAsync(db, report.Id, now, ct);
        audit.Stage(db, AuditEntries.Of(
            AuditActorKind.Job, null, report.Mode, report.SandboxId, AuditAction.ReportUpdated, AuditSubject.Report, report.Id, now));
    }

    private static async Task StageReportAsync(
        RegistryDbContext db, ReportRow report, AppealEffect effects, DateTimeOffset now, CancellationToken ct)
    {
        if (effects.HasFlag(AppealEffect.DeleteReport))
        {
            await ReportRemoval.StageAsync(db, report, ReportState.Overturned, now, ct);
            return;
        }

        if (effects.HasFlag(AppealEffect.MarkContested)) await MarkAsync(db, report, contested: true, ct);
        // After the listings were locked: no disclosure of them can be missed.
        if (effects.HasFlag(AppealEffect.SendCorrections)) await CorrectionStore.StageAsync(db, report.Id, now, ct);
    }

    private static Task MarkAsync(RegistryDbContext db, ReportRow report, bool contested, CancellationToken ct) =>
        ReportMarks.StageAsync(db, report, contested, report.Objected, ct);

    private static async Task StageTimelineAsync(
        RegistryDbContext db, AppealRow row, AppealStep.Taken step, DateTimeOffset now, CancellationToken ct)
    {
        var number = await db.AppealEvents.Where(x => x.AppealId == row.Id).MaxAsync(x => (int?)x.Number, ct) ?? 0;
        IEnumerable<(AppealState State, string Code)> lines = step.Path.Count == 0
            ? [(step.Case.State, AppealWords.InformationAdded)]
            : step.Path.Select(state => (state, AppealWords.CodeOf(state)));
        db.AppealEvents.AddRange(lines.Select(line => new AppealEventRow
        {
            AppealId = row.Id,
            Number = ++number,
            At = now,
            State = line.State,
            Code = line.Code,
        }).ToList());
    }

    private static IEnumerable<(AuditDetail, string)> Details(AppealRow row, AppealStep.Taken step, AppealState before)
    {
        if (step.Path.Contains(AppealState.Filed))
        {
            yield return (AuditDetail.Ground, row.Ground.ToString());
            yield return (AuditDetail.Proof, row.Proof.ToString());
        }
        else
        {
            yield return (AuditDetail.FromState, before.ToString());
        }

        yield return (AuditDetail.ToState, row.State.ToString());
        if (row.ConsumerCountry.Length > 0) yield return (AuditDetail.Country, row.ConsumerCountry.Split('-')[0]);
        if (row.DecisionReasons.Length > 0) yield return (AuditDetail.Reason, row.DecisionReasons[0].ToString());
    }
}
