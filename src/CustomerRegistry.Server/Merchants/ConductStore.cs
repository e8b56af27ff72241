using System.Globalization;
using System.Text.Json;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Jurisdictions;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CustomerRegistry.Server.Merchants;

/// <summary>
/// Figures, flags and what follows. Everything that changes a merchant locks its row first; a stop of checks takes the
/// operator's lock before that, so that in the order of commits no disclosure follows it.
/// </summary>
internal sealed class ConductStore(
    IDbContextFactory<RegistryDbContext> contexts, NpgsqlDataSource source, PolicyStore policies, ConductTelling telling, AuditStore audit)
{
    private const int Batch = 200;

    private static readonly TimeSpan Daily = TimeSpan.FromDays(1);

    /// <summary>Merchants whose day is over, or whose standing crossed the floor.</summary>
    public async Task<List<Guid>> DueAsync(Guid sandboxId, IReadOnlySet<Guid> without, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await policies.CurrentAsync(db, ct) is not { } policy) return [];
        var (dayAgo, floor, left) = (now - Daily, FloorOf(policy), without.ToList());
        return await (
            from merchant in db.Merchants
            where merchant.SandboxId == sandboxId && merchant.State != MerchantState.Offboarded && !left.Contains(merchant.Id)
            join conduct in db.Conducts on merchant.Id equals conduct.MerchantId into measured
            from conduct in measured.DefaultIfEmpty()
            where conduct == null || conduct.MeasuredAt <= dayAgo || (merchant.Standing < floor) != conduct.ToldBelowFloor
            orderby merchant.Id
            select merchant.Id).Take(Batch).ToListAsync(ct);
    }

    /// <summary>Counts one merchant's figures and sets what follows; false where another replica was first.</summary>
    public async Task<bool> MeasureAsync(Guid merchantId, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await policies.CurrentAsync(db, ct) is not { } policy) return false;
        var parameters = policy.RiskModel.Conduct;
        var unlocked = await db.Merchants.AsNoTracking().SingleAsync(x => x.Id == merchantId, ct);
        var (figures, _) = await FiguresAsync(unlocked, now, ct);

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var seen = await db.Conducts.AsNoTracking().Where(x => x.MerchantId == merchantId)
            .Select(x => new OutcomesSeen(x.SeenMissing, x.SeenDue)).SingleOrDefaultAsync(ct) ?? OutcomesSeen.None;
        // Only a stop that is about to come, and not a sandbox's, concerns everybody's disclosures.
        if (unlocked.SandboxId == Guid.Empty && unlocked.OutcomeState != OutcomeState.Stopped
            && OutcomeDutyRules.Next(unlocked.OutcomeState, figures.Outcomes, seen, parameters) == OutcomeState.Stopped)
        {
            await SharingLock.TakeAsync(db, ct);
        }

        if (await LockAsync(db, merchantId, ct) is not { } merchant) return false;
        var row = await db.Conducts.SingleOrDefaultAsync(x => x.MerchantId == merchantId, ct);
        var belowFloor = merchant.Standing < FloorOf(policy);
        if (row is not null && row.MeasuredAt > now - Daily && row.ToldBelowFloor == belowFloor) return false;
        row ??= Add(db, merchant);

        var held = CaseOf(row);
        var measured = ConductRules.Measure(held, ConductRules.Raise(figures, parameters));
        var why = measured.Open.Where(flag => held.Open.All(each => each.Flag != flag.Flag)).Select(flag => ReasonOf(flag.Flag)).ToList();
        var was = merchant.OutcomeState;
        var next = OutcomeDutyRules.Next(was, figures.Outcomes, new OutcomesSeen(row.SeenMissing, row.SeenDue), parameters);
        if (next == OutcomeState.Stopped && was != OutcomeState.Stopped) why.Add(LookReason.ChecksStopped);
        if (belowFloor && !row.ToldBelowFloor) why.Add(LookReason.StandingBelowFloor);

        (row.SeenMissing, row.SeenDue) = OutcomeDutyRules.Remembered(next, new OutcomesSeen(row.SeenMissing, row.SeenDue));
        (row.MeasuredAt, row.FiguresJson, row.ToldBelowFloor) = (now, JsonSerializer.Serialize(figures), belowFloor);
        Write(row, measured);
        Change(db, merchant, measured, next, OutcomeDutyRules.ReasonsOnly(figures.Outcomes, parameters), parameters, now);
        var counted = ConductQueries.FirstDay(now);
        await db.CheckCounts.Where(x => x.MerchantId == merchantId && x.Day <= counted).ExecuteDeleteAsync(ct);
        audit.Stage(db, Entry(merchant, AuditAction.ConductMeasured, now, (AuditDetail.Count, Number(measured.Open.Count))));
        telling.Stage(db, merchant, why, now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        telling.Say(merchant, why);
        return true;
    }

    /// <summary>
    /// After an outcome was recorded, in its transaction: a merchant that is slowed or has reasons only gets out at once.
    /// What gets one in is the daily run's, so that recording many outcomes does not count a year's rows each time.
    /// </summary>
    public async Task OutcomeRecordedAsync(RegistryDbContext db, Guid merchantId, Guid sandboxId, DateTimeOffset now, CancellationToken ct)
    {
        var restricted = await db.Merchants.AnyAsync(
            x => x.Id == merchantId && x.SandboxId == sandboxId && (x.OutcomeState == OutcomeState.Slowed || x.ReasonsOnly), ct);
        if (!restricted || await policies.CurrentAsync(db, ct) is not { } policy) return;
        if (await LockAsync(db, merchantId, ct) is not { } merchant) return;
        var parameters = policy.RiskModel.Conduct;
        var outcomes = await ConductQueries.OutcomesAsync((NpgsqlConnection)db.Database.GetDbConnection(), merchant, now, ct);
        var row = await db.Conducts.SingleOrDefaultAsync(x => x.MerchantId == merchantId, ct);
        var seen = row is null ? OutcomesSeen.None : new OutcomesSeen(row.SeenMissing, row.SeenDue);
        var next = OutcomeDutyRules.Next(merchant.OutcomeState, outcomes, seen, parameters);
        // Recording makes nothing worse: a stop is the daily run's, with the operator told.
        if (next == OutcomeState.Stopped) next = merchant.OutcomeState;
        Change(
            db, merchant, row is null ? ConductCase.None : CaseOf(row), next, OutcomeDutyRules.ReasonsOnly(outcomes, parameters),
            parameters, now);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Records an operator's look, once per request_id.</summary>
    public async Task<Refusal?> DecideAsync(
        Guid merchantId, ConductDecision decision, string reason, Caller.Staff caller, RequestKey request, DateTimeOffset at,
        DateTimeOffset now, CancellationToken ct)
    {
        if (MerchantRules.CheckWhy(reason) is { } noReason) return noReason;
        await using var db = await contexts.CreateDbContextAsync(ct);
        if (await policies.CurrentAsync(db, ct) is not { } policy) return PolicyStore.NoneInForce;
        if (await db.Merchants.AsNoTracking().SingleOrDefaultAsync(x => x.Id == merchantId, ct) is not { } unlocked) return MerchantWorkflow.Unknown;
        var (figures, _) = await FiguresAsync(unlocked, at, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await SharingLock.TakeAsync(db, ct);
        var merchant = (await LockAsync(db, merchantId, ct))!;
        var (earlier, reused) = await RequestLedger.FindAsync(db, request, ct);
        if (reused is not null || earlier is not null) return reused;
        var row = await db.Conducts.SingleOrDefaultAsync(x => x.MerchantId == merchantId, ct) ?? Add(db, merchant);
        if (decision == ConductDecision.Suspend)
        {
            var step = MerchantRules.Suspend(merchant.State, caller.PersonId, reason, now);
            if (step is MerchantStep.Refused refused) return refused.Refusal;
            if (step is MerchantStep.Taken taken) Suspend(db, merchant, taken, caller, now);
        }

        var parameters = policy.RiskModel.Conduct;
        var raised = ConductRules.Raise(figures, parameters);
        var looked = ConductRules.Look(CaseOf(row), raised, decision);
        var state = merchant.OutcomeState;
        if (decision == ConductDecision.Lift)
        {
            (row.SeenMissing, row.SeenDue) = new OutcomesSeen(figures.Outcomes.Missing, figures.Outcomes.Due);
            state = OutcomeDutyRules.Lifted(figures.Outcomes, parameters);
        }

        Write(row, looked);
        row.FiguresJson = JsonSerializer.Serialize(figures);
        (row.Decision, row.DecidedAt, row.DecidedBy, row.DecisionReason) = (decision, now, caller.PersonId, reason.Trim());
        Change(db, merchant, looked, state, merchant.ReasonsOnly, parameters, now);
        audit.Stage(db, AuditEntries.Of(
            caller, AuditAction.ConductDecided, AuditSubject.Merchant, merchantId, now, (AuditDetail.Reason, decision.ToString())));
        RequestLedger.Stage(db, request, merchantId, now);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return null;
    }

    /// <summary>One merchant with its figures now.</summary>
    public async Task<ConductView> ViewAsync(MerchantRow merchant, DateTimeOffset now, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var row = await db.Conducts.AsNoTracking().SingleOrDefaultAsync(x => x.MerchantId == merchant.Id, ct);
        var (figures, standing) = await FiguresAsync(merchant, now, ct);
        return new ConductView(merchant, row, figures, standing, IsBelow(merchant, await policies.CurrentAsync(db, ct)));
    }

    /// <summary>Merchants with the figures of the last daily run.</summary>
    public async Task<List<ConductView>> MeasuredAsync(List<MerchantRow> merchants, CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        var policy = await policies.CurrentAsync(db, ct);
        var ids = merchants.ConvertAll(x => x.Id);
        var rows = await db.Conducts.AsNoTracking().Where(x => ids.Contains(x.MerchantId)).ToDictionaryAsync(x => x.MerchantId, ct);
        return merchants.ConvertAll(merchant =>
        {
            var row = rows.GetValueOrDefault(merchant.Id);
            var figures = row is null ? null : JsonSerializer.Deserialize<ConductFigures>(row.FiguresJson);
            return new ConductView(merchant, row, figures, null, IsBelow(merchant, policy));
        });
    }

    public static ConductCase CaseOf(ConductRow row) => new(
        JsonSerializer.Deserialize<List<RaisedFlag>>(row.OpenJson)!, JsonSerializer.Deserialize<List<RaisedFlag>>(row.LiftedJson)!);

    private async Task<(ConductFigures Figures, StandingFacts Standing)> FiguresAsync(
        MerchantRow merchant, DateTimeOffset now, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        return await ConductQueries.FiguresAsync(connection, merchant, now, ct);
    }

    private void Change(
        RegistryDbContext db, MerchantRow merchant, ConductCase held, OutcomeState state, bool reasonsOnly,
        ConductParameters parameters, DateTimeOffset now)
    {
        var (cap, was) = (ConductRules.WeightCap(held, parameters), merchant.OutcomeState);
        if (merchant.WeightCap == cap && was == state && merchant.ReasonsOnly == reasonsOnly) return;
        (merchant.WeightCap, merchant.OutcomeState, merchant.ReasonsOnly) = (cap, state, reasonsOnly);
        merchant.Version++;
        audit.Stage(db, Entry(
            merchant, AuditAction.ConductChanged, now,
            (AuditDetail.FromState, was.ToString()), (AuditDetail.ToState, state.ToString()), (AuditDetail.Count, Number(held.Open.Count)),
            (AuditDetail.StandingTo, Number(Math.Min(merchant.Standing, cap ?? merchant.Standing)))));
    }

    private void Suspend(RegistryDbContext db, MerchantRow merchant, MerchantStep.Taken taken, Caller.Staff caller, DateTimeOffset now)
    {
        audit.Stage(db, AuditEntries.Of(
            caller, AuditAction.MerchantSuspended, AuditSubject.Merchant, merchant.Id, now,
            (AuditDetail.FromState, merchant.State.ToString()), (AuditDetail.ToState, taken.State.ToString())));
        MerchantWorkflow.Take(merchant, taken);
        merchant.Version++;
    }

    private static Task<MerchantRow?> LockAsync(RegistryDbContext db, Guid merchantId, CancellationToken ct) =>
        db.Merchants.FromSql($"SELECT * FROM merchant WHERE id = {merchantId} FOR UPDATE").SingleOrDefaultAsync(ct);

    private static ConductRow Add(RegistryDbContext db, MerchantRow merchant)
    {
        var row = new ConductRow { MerchantId = merchant.Id, SandboxId = merchant.SandboxId };
        db.Conducts.Add(row);
        return row;
    }

    private static void Write(ConductRow row, ConductCase held) =>
        (row.OpenJson, row.LiftedJson) = (JsonSerializer.Serialize(held.Open), JsonSerializer.Serialize(held.Lifted));

    private static AuditEntry Entry(
        MerchantRow merchant, AuditAction action, DateTimeOffset now, params (AuditDetail Key, string Value)[] details) => AuditEntries.Of(
        AuditActorKind.Job, null, merchant.SandboxId == Guid.Empty ? RegistryMode.Live : RegistryMode.Test, merchant.SandboxId,
        action, AuditSubject.Merchant, merchant.Id, now, details);

    private static LookReason ReasonOf(ConductFlag flag) => flag switch
    {
        ConductFlag.UnknownCustomers => LookReason.UnknownCustomers,
        ConductFlag.Burst => LookReason.Burst,
        ConductFlag.CopiesOthers => LookReason.CopiesOthers,
        ConductFlag.ReportsMostComplainants => LookReason.ReportsMostComplainants,
    };

    private static bool IsBelow(MerchantRow merchant, PolicyInForce? policy) => policy is not null && merchant.Standing < FloorOf(policy);

    private static double FloorOf(PolicyInForce policy) => 1000 * policy.RiskModel.Standing.Floor;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
