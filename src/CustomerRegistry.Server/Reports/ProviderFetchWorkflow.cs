using System.Text;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Identifiers;
using CustomerRegistry.Server.Jurisdictions;
using CustomerRegistry.Server.Merchants;
using CustomerRegistry.Server.Rpc;
using CustomerRegistry.Server.Store;
using CustomerRegistry.Server.Telemetry;

namespace CustomerRegistry.Server.Reports;

/// <summary>
/// Asks providers about disputes of which a hint came, and lets their answer confirm the merchant's report, whichever came
/// first. One run at a time in a process: whoever waits for a run finds what was due done.
/// </summary>
internal sealed class ProviderFetchWorkflow(
    DisputeStore store, ReportStore reports, StripeDisputes stripe, ReportKeys keys, ContentCipher cipher, PolicyStore policies,
    RegistryClock clock, RegistryMetrics metrics, ILogger<ProviderFetchWorkflow> logger) : IDisposable
{
    private const int AtOnce = 8;

    private readonly SemaphoreSlim _running = new(1);

    /// <summary>Fetches all that is due, of one sandbox or (null) of all and the registry.</summary>
    /// <returns>How many were fetched.</returns>
    public async Task<int> FetchDueAsync(Guid? sandboxId, CancellationToken ct)
    {
        await _running.WaitAsync(ct);
        try
        {
            var done = 0;
            while (await policies.CurrentAsync(ct) is { } policy)
            {
                var due = await store.LeaseAsync(sandboxId, AtOnce, clock.Now, ct);
                await Task.WhenAll(due.Select(x => FetchOneAsync(x, policy, ct)));
                done += due.Count;
                if (due.Count < AtOnce) break;
            }

            return done;
        }
        finally
        {
            _running.Release();
        }
    }

    public void Dispose() => _running.Dispose();

    private async Task FetchOneAsync(DisputeRow dispute, PolicyInForce policy, CancellationToken ct)
    {
        try
        {
            await FetchAsync(dispute, policy, ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            // Whatever is wrong with one, the others of all merchants go on. Its lease keeps it out of this run.
            logger.FetchFailed(dispute.Id, FaultRefusal.WithoutMessages(e));
            if (ProviderFetchRules.WaitAfter(dispute.FetchAttempts) is null) await store.GiveUpAsync(dispute, ct);
        }
    }

    private async Task FetchAsync(DisputeRow dispute, PolicyInForce policy, CancellationToken ct)
    {
        var now = await clock.NowAsync(dispute.SandboxId, ct);
        var accounts = await store.AccountsAsync(dispute.MerchantId, dispute.Provider, ct);
        if (accounts.Find(x => x.Account == dispute.Account && x.Mode == dispute.Mode && x.SandboxId == dispute.SandboxId)
            is not { } account)
        {
            await store.FinishAsync(dispute, null, null, null, now, ct);
            return;
        }

        var key = Encoding.UTF8.GetString(
            cipher.Decrypt(account.Id, ProviderAccountWorkflow.RestrictedKeyPurpose, account.RestrictedKeyCipher));
        var answer = await stripe.GetAsync(dispute.Mode == RegistryMode.Test, key, dispute.Reference, ct);
        metrics.Webhook(dispute.Provider, $"Fetch{answer.GetType().Name}");
        switch (answer)
        {
            case StripeAnswer.Found found:
                await TakeAsync(dispute, found.Dispute, policy, now, ct);
                break;
            case StripeAnswer.Unknown:
                await LeaveUnconfirmedAsync(dispute, "the provider does not know this dispute under the account's key", now, ct);
                await store.FinishAsync(dispute, null, null, null, now, ct);
                break;
            default:
                var again = ProviderFetchRules.WaitAfter(dispute.FetchAttempts);
                if (again is null) logger.FetchGivenUp(dispute.Id, dispute.FetchAttempts);
                await store.FinishAsync(dispute, null, null, ProviderFetchRules.Later(now, again), now, ct);
                break;
        }
    }

    private async Task TakeAsync(
        DisputeRow dispute, StripeDisputeAnswer answer, PolicyInForce policy, DateTimeOffset now, CancellationToken ct)
    {
        if (StripeDisputeRules.Read(answer.Dispute, policy.ReasonCodes, policy.Evidence) is not StripeReading.Understood read)
        {
            await LeaveUnconfirmedAsync(dispute, "the provider's answer has a status that is not known here", now, ct);
            await store.FinishAsync(dispute, null, null, null, now, ct);
            return;
        }

        if (await store.FindReportAsync(dispute, ct) is not { } report)
        {
            await store.FinishAsync(dispute, read.Level, answer.OutcomeAt ?? now, null, now, ct);
            return;
        }

        Guid? elsewhere = null;
        var email = answer.EmailAddresses.Count == 0 ? EmailAgreement.NotNamed
            : answer.EmailAddresses.All(named => keys.Holds(report, report.Identifiers, named)) ? EmailAgreement.Matches
            : EmailAgreement.Differs;
        var waits = false;
        await ChangeAsync(dispute, report.Id, held =>
        {
            var outcomeAt = OutcomeAt(held.Row, answer, read.Level, now);
            var confirmation = ProviderConfirmationRules.Confirm(
                new ConfirmableReport(
                    held.Row.Id, DisputeOf(held.Row), held.Row.Mode == RegistryMode.Live, held.Row.AmountMinorUnits, held.Row.Currency,
                    held.Row.Category),
                new ProviderDispute(
                    new DisputeReference(dispute.Provider, dispute.Account, dispute.Reference), answer.LiveMode, answer.AmountMinorUnits,
                    answer.Currency, read.Category, read.Level, outcomeAt, email, read.NeverListable, elsewhere));
            var decided = Decide(held, confirmation, policy, now);
            waits = decided.Decision is ReportDecision.Refused { Refusal.Reason: RefusalReason.ReportUnderAppeal };
            return AsUnconfirmed(held, decided);
        }, now, ct, async (db, token) => elsewhere = await DisputeStore.ConfirmedElsewhereAsync(db, dispute, report.Id, token));
        await store.FinishAsync(
            dispute, read.Level, answer.OutcomeAt ?? now, waits ? ProviderFetchRules.Later(now, ProviderFetchRules.WaitUnderAppeal) : null, now, ct);
    }

    private static RuledDecision Decide(
        LoadedReport held, ProviderConfirmation confirmation, PolicyInForce policy, DateTimeOffset now) => confirmation switch
        {
            ProviderConfirmation.Confirmed confirmed => OutcomeWorkflow.Decide(
                held, UpdateOf(held, confirmed.Level, confirmed.OutcomeAt), policy, now),
            // It is the report's dispute and can never count: it ends as if it had ended for the customer.
            ProviderConfirmation.NeverListable => OutcomeWorkflow.Decide(
                held, UpdateOf(held, EvidenceLevel.CustomerRight, now), policy, now),
            ProviderConfirmation.Mismatch mismatch => Unconfirmed(held, mismatch.Why),
            _ => throw new InvalidOperationException("The answer is neither of the three."),
        };

    // A refusal has no caller here: its words go to the merchant with the report.
    private static RuledDecision AsUnconfirmed(LoadedReport held, RuledDecision decided) =>
        decided.Decision is ReportDecision.Refused refused ? Unconfirmed(held, refused.Refusal.Detail) : decided;

    private static RuledDecision Unconfirmed(LoadedReport held, string why) =>
        new(new ReportDecision.Unchanged(held.Row.Id), AdmissionRecord.Read(held.Row.AdmissionJson), why);

    private static OutcomeUpdate UpdateOf(LoadedReport held, EvidenceLevel level, DateTimeOffset at) =>
        new(level, at, EvidenceSource.ProviderConfirmed, held.Row.Proofs, CertifiedReinsertion: false, DocumentSeen: false);

    // Where the provider names no time, an outcome is as old as the answer that first told of it.
    private static DateTimeOffset OutcomeAt(ReportRow held, StripeDisputeAnswer answer, EvidenceLevel level, DateTimeOffset now)
    {
        var isKnown = held.Source == EvidenceSource.ProviderConfirmed;
        if (isKnown && held.Evidence == level) return answer.OutcomeAt > held.OutcomeAt ? answer.OutcomeAt.Value : held.OutcomeAt;
        return answer.OutcomeAt is { } named && !(isKnown && named <= held.OutcomeAt) ? named : now;
    }

    private async Task LeaveUnconfirmedAsync(DisputeRow dispute, string why, DateTimeOffset now, CancellationToken ct)
    {
        if (await store.FindReportAsync(dispute, ct) is not { } report) return;
        await ChangeAsync(dispute, report.Id, held => Unconfirmed(held, why), now, ct);
    }

    private Task<(ReportAnswer Answer, Guid? Earlier)> ChangeAsync(
        DisputeRow dispute, Guid reportId, Func<LoadedReport, RuledDecision> decide, DateTimeOffset now, CancellationToken ct,
        Func<RegistryDbContext, CancellationToken, Task>? before = null) =>
        reports.ChangeAsync(
            reportId, new ReportScope(dispute.MerchantId, dispute.Mode, dispute.SandboxId), request: null,
            new Author(AuditActorKind.Provider, null, dispute.Mode, dispute.SandboxId), AuditAction.ReportConfirmed, decide,
            static row => row.UnconfirmedBecause = null, now, ct, before);

    private static DisputeReference? DisputeOf(ReportRow row) =>
        row.DisputeProvider is null ? null : new DisputeReference(row.DisputeProvider, row.DisputeAccount!, row.DisputeId!);
}
