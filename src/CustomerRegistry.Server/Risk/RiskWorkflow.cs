using System.Globalization;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Server.Disclosures;
using CustomerRegistry.Server.Hosting;
using CustomerRegistry.Server.Identifiers;
using CustomerRegistry.Server.Jurisdictions;
using CustomerRegistry.Server.Merchants;
using CustomerRegistry.Server.Store;
using CustomerRegistry.Server.Telemetry;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Risk;

/// <summary>Checks: load, decide, look, answer, record, reply.</summary>
internal sealed class RiskWorkflow(
    IListingSource listings,
    DisclosureStore disclosures,
    ShopOutcomeStore outcomes,
    IdentifierWorkflow identifiers,
    SubjectKeys keys,
    EpochsInUse epochs,
    Rations rations,
    PolicyStore policies,
    RequestKeys requests,
    RegistryOptions options,
    RegistryClock clock,
    CheckCounts counts,
    RegistryMetrics metrics)
{
    /// <summary>A key whose merchant is not there (any more): nothing is answered.</summary>
    public static readonly Refusal CallerGone = new(RefusalReason.CredentialsInvalid, "The merchant of this key is not in the registry.");

    /// <summary>
    /// One check. A miss asks the same of the database as a restricted listing does. A hit is recorded before this
    /// returns; an exception after something was found means that it was not, and nothing may be answered.
    /// </summary>
    public async Task<CheckResult> CheckAsync(
        CheckForm form, IReadOnlyList<SubmittedIdentifier> submitted, Caller.Merchant caller, CancellationToken ct)
    {
        var (resolved, refusal) = await identifiers.ResolveAsync(submitted, caller.MerchantId, caller.Mode, IdentifierUse.Check, ct);
        if (refusal is not null) return CheckResult.Refused(refusal);
        var today = DateOnly.FromDateTime(clock.Now.UtcDateTime);
        if (!await rations.TryTakeAsync(caller.MerchantId, RationKind.Check, 1, options.ChecksPerDay, today, ct))
        {
            return CheckResult.Refused(IdentifierWorkflow.RationExhausted(options.ChecksPerDay));
        }

        var policy = await policies.CurrentAsync(ct);
        if (policy is null) return CheckResult.Refused(PolicyStore.NoneInForce);
        var question = await QuestionAsync(form, resolved, caller, ct);
        var checker = await listings.CheckerAsync(
            question.Scope, caller.MerchantId, question.OrderKeys, DisclosureStore.BoundSince(question.Now), ct);
        if (checker is null) return CheckResult.Refused(CallerGone);
        if (checker.Outcomes == OutcomeState.Slowed)
        {
            var slowed = policy.RiskModel.Conduct.SlowedRation(options.ChecksPerDay);
            if (!await rations.TryTakeAsync(caller.MerchantId, RationKind.SlowedCheck, 1, slowed, today, ct))
            {
                return CheckResult.Refused(OutcomesOwed(slowed));
            }
        }

        switch (question.Decide(checker, policy))
        {
            case CheckDecision.Refused refused:
                return CheckResult.Refused(refused.Refusal);
            case CheckDecision.AsIfNothing:
                return Counted(new CheckResult(question.CheckId, question.Nothing(checker, policy), policy, null), question);
            default:
                break;
        }

        var held = await listings.LookAsync(question.Scope, [.. question.SharedKeys, .. question.OwnKeys], ct);
        var answer = question.Answer(held, checker, policy);
        if (!answer.Discloses) return Counted(new CheckResult(question.CheckId, answer, policy, null), question);
        var under = held.Listings.Where(x => !x.OwnOnly).Select(x => x.Key).Distinct().Order().ToList();
        return Counted(await disclosures.RecordAsync(question, under), question);
    }

    /// <summary>What the shop did with an answer that disclosed.</summary>
    public async Task<Refusal?> RecordOutcomeAsync(
        Wire.RecordOutcomeRequest request, Guid checkId, ShopOutcome stated, Caller.Merchant caller, CancellationToken ct)
    {
        var now = await clock.NowAsync(caller.SandboxId, ct);
        return await outcomes.RecordAsync(
            checkId, stated, caller, requests.Of(caller, "RiskService/RecordOutcome", request.RequestId, request), now, ct);
    }

    /// <summary>How long an exhausted ration takes to begin anew.</summary>
    public TimeSpan UntilNextDay() => identifiers.UntilNextDay();

    private static Refusal OutcomesOwed(int ration) => new(
        RefusalReason.RationExhausted,
        string.Create(CultureInfo.InvariantCulture, $"Too many disclosures older than {OutcomeDutyRules.DueAfterDays} days have no outcome, so the day's ration is {ration} checks, ")
        + "and it is used up: record the outcomes with RecordOutcome and it is whole again.");

    private CheckResult Counted(CheckResult result, CheckQuestion question)
    {
        if (result.Answer is not { } answer) return result;
        metrics.Checked(answer.Assessment.Level);
        counts.Add(question.Caller, question.Now);
        return result;
    }

    private async Task<CheckQuestion> QuestionAsync(
        CheckForm form, IReadOnlyList<ResolvedIdentifier> resolved, Caller.Merchant caller, CancellationToken ct)
    {
        var inUse = await epochs.OfAsync(caller.Mode, ct);
        return new CheckQuestion(
            Guid.NewGuid(),
            caller,
            form,
            [
                .. inUse.Where(x => x.State is EpochState.Live or EpochState.Retiring)
                    .Select(x => keys.OrderKey(caller.Mode, x.Epoch, caller.MerchantId, form.OrderReference)),
            ],
            [
                .. resolved.Select(x => new AskedIdentifier(
                    x.Kind, [.. x.Tokens.Select(token => keys.OwnOnly(caller.Mode, token, caller.MerchantId))])),
            ],
            [.. resolved.SelectMany(x => x.Tokens).Select(token => keys.Shared(caller.Mode, token)).Distinct().Order()],
            await clock.NowAsync(caller.SandboxId, ct));
    }
}
