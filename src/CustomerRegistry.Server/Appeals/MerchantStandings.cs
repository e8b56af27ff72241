using System.Globalization;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Merchants;
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

        var facts = new StandingFacts(
            Count(StandingOutcome.Upheld, false), Count(StandingOutcome.Lost, false), Count(StandingOutcome.Unanswered, false));
        var pool = new StandingPool(
            Count(StandingOutcome.Upheld, true), Count(StandingOutcome.Lost, true) + Count(StandingOutcome.Unanswered, true));
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
