using System.Globalization;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Jurisdictions;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Appeals;

/// <summary>
/// A merchant's standing, computed anew in the transaction that closes a case. The merchant's row is locked first: of two
/// cases that close at once the second counts the first.
/// </summary>
internal sealed class MerchantStandings(AuditStore audit)
{
    /// <param name="closing">The case that closes now, not saved yet.</param>
    public async Task StageAsync(
        RegistryDbContext db, AppealRow closing, PolicyInForce policy, DateTimeOffset now, CancellationToken ct)
    {
        var merchant = await db.Merchants.FromSql($"SELECT * FROM merchant WHERE id = {closing.MerchantId} FOR UPDATE")
            .SingleOrDefaultAsync(ct);
        // A real merchant's own tries in its sandbox say nothing about its reports that count.
        if (merchant is null || merchant.SandboxId != closing.SandboxId) return;

        var counts = await db.Appeals
            .Where(x => x.SandboxId == closing.SandboxId && x.Id != closing.Id && x.StandingOutcome != StandingOutcome.None)
            .GroupBy(x => new { Own = x.MerchantId == closing.MerchantId, x.StandingOutcome })
            .Select(x => new { x.Key.Own, x.Key.StandingOutcome, Count = x.Count() })
            .ToListAsync(ct);
        int Count(StandingOutcome outcome, bool everybody) =>
            counts.Where(x => x.StandingOutcome == outcome && (everybody || x.Own)).Sum(x => x.Count)
            + (closing.StandingOutcome == outcome ? 1 : 0);

        int Lost(bool everybody) => Count(StandingOutcome.Lost, everybody) + Count(StandingOutcome.Unanswered, everybody);

        // The report of the case that closes may be gone or not when this is read: it is counted by its outcome, like the lost ones.
        var listed = db.Reports.Where(
            x => x.SandboxId == closing.SandboxId && x.State == ReportState.Listed && !x.OwnOnly
                && x.ShareFrom != null && x.ShareFrom <= now && x.Id != closing.ReportId);
        var own = await listed.CountAsync(x => x.MerchantId == closing.MerchantId, ct);
        var all = await listed.CountAsync(ct);
        var upheldNow = closing.StandingOutcome == StandingOutcome.Upheld ? 1 : 0;
        var facts = new StandingFacts(
            Count(StandingOutcome.Upheld, false),
            Count(StandingOutcome.Lost, false),
            Count(StandingOutcome.Unanswered, false),
            own + Lost(everybody: false) + upheldNow);
        var pool = new StandingPool(
            Count(StandingOutcome.Upheld, true), Lost(everybody: true), all + Lost(everybody: true) + upheldNow);
        var standing = StandingRules.Of(facts, pool, policy.RiskModel.Standing);
        if (standing.PerMille == merchant.Standing) return;

        audit.Stage(db, AuditEntries.Of(
            AuditActorKind.Job, null, closing.Mode, closing.SandboxId, AuditAction.StandingChanged, AuditSubject.Merchant, merchant.Id, now,
            (AuditDetail.StandingFrom, Number(merchant.Standing)), (AuditDetail.StandingTo, Number(standing.PerMille))));
        merchant.Standing = standing.PerMille;
        merchant.Version++;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
