using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Hosting;
using CustomerRegistry.Server.Store;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Jurisdictions;

/// <summary>An explained ruling.</summary>
internal sealed record ExplainedRuling(string Outcome, JurisdictionFlags Flags, IReadOnlyList<RuledKey> Keys, string PolicyHash);

/// <summary>Policy is put in force and explained here; every other room only asks it.</summary>
internal sealed class JurisdictionWorkflow(
    PolicyStore store, PolicyPreview preview, PolicyChangeSignal changes, RequestKeys requests, RegistryOptions options, RegistryClock clock)
{
    public async Task<(PolicyInForce? Policy, Refusal? Refusal)> ApplyAsync(
        Wire.ApplyPolicyRequest request, Caller.Staff caller, CancellationToken ct)
    {
        var now = clock.Now;
        var operatorCountry = Country.Parse(options.OperatorCountry);
        // Read before it is stored: a bundle that does not read is never in force.
        var (read, refusal) = PolicyReader.Read(0, now, request.Files, operatorCountry);
        if (read is null) return (null, refusal);
        var entry = AuditEntries.Of(
            caller, AuditAction.PolicyApplied, AuditSubject.Registry, Guid.Empty, now, (AuditDetail.PolicyHash, read.Hash));
        var applied = await store.ApplyAsync(
            read, request.Files, operatorCountry, request.ReplacesHash,
            requests.Of(caller, "JurisdictionService/ApplyPolicy", request.RequestId, request), caller.PersonId, entry, now, ct);
        if (applied.Refusal is null) changes.Wake();
        return applied;
    }

    /// <summary>What a bundle would do to what is held; nothing is changed.</summary>
    public async Task<(IAsyncEnumerable<PolicyEffect>? Steps, Refusal? Refusal)> PreviewAsync(
        Wire.PreviewPolicyRequest request, CancellationToken ct)
    {
        var now = clock.Now;
        var (read, refusal) = PolicyReader.Read(0, now, request.Files, Country.Parse(options.OperatorCountry));
        if (read is null) return (null, refusal);
        return await store.CurrentAsync(ct) is { } inForce
            ? (preview.RunAsync(inForce.Bundle.Book, read.Bundle.Book, now, ct), null)
            : (null, PolicyStore.NoneInForce);
    }

    public async Task<(ExplainedRuling? Ruling, Refusal? Refusal)> ExplainAsync(
        Wire.ExplainRulingRequest request, CancellationToken ct)
    {
        var policy = await store.CurrentAsync(ct);
        if (policy is null) return (null, PolicyStore.NoneInForce);
        var reporter = Country.Parse(request.ReporterCountry);
        var consumer = Country.Parse(request.ConsumerCountry);
        var today = DateOnly.FromDateTime(clock.Now.UtcDateTime);
        var category = (Category)request.Category;
        var evidence = (EvidenceLevel)request.EvidenceLevel;
        var source = (EvidenceSource)request.Source;
        var reporterSector = SectorOf(request.ReporterSector);
        if (request.CheckerCountry.Length == 0)
        {
            var admission = policy.Book.AdmissionFor(new AdmissionCase(
                reporter, consumer, policy.Operator, reporterSector, category, evidence, source, today, today));
            var outcome = admission.Outcome switch
            {
                AdmissionOutcome.Refused => "REFUSED",
                AdmissionOutcome.OwnOnly => "OWN_ONLY",
                AdmissionOutcome.Shared => "SHARED",
            };
            return (new ExplainedRuling(outcome, admission.Flags, admission.Keys, policy.Hash), null);
        }

        var asked = new ViewingCase(
            reporter, consumer, policy.Operator, Country.Parse(request.CheckerCountry), reporterSector,
            SectorOf(request.CheckerSector), category, evidence, source, today);
        var viewing = policy.Book.ViewingFor(asked);
        return (new ExplainedRuling(
            viewing.Visible ? "VISIBLE" : "RESTRICTED", viewing.Flags, policy.Book.ExplainViewing(asked), policy.Hash), null);
    }

    private static Sector SectorOf(Wire.Sector sector) =>
        sector == Wire.Sector.Unspecified ? Sector.GeneralRetail : (Sector)sector;
}
