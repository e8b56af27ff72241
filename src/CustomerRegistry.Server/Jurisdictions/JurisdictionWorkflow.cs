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

/// <summary>Policy is put in force and explained here; every other room only asks it.</summary>
internal sealed class JurisdictionWorkflow(PolicyStore store, RequestKeys requests, RegistryOptions options, RegistryClock clock)
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
        return await store.ApplyAsync(
            read, request.Files, operatorCountry, request.ReplacesHash,
            requests.Of(caller, "JurisdictionService/ApplyPolicy", request.RequestId, request), caller.PersonId, entry, now, ct);
    }

    public async Task<(RulingExplanation? Ruling, Refusal? Refusal)> ExplainAsync(
        Wire.ExplainRulingRequest request, CancellationToken ct)
    {
        var policy = await store.CurrentAsync(ct);
        if (policy is null) return (null, PolicyStore.NoneInForce);
        return (RulingExplanation.Of(
            policy.Book,
            Country.Parse(request.ReporterCountry),
            Country.Parse(request.ConsumerCountry),
            request.OperatorCountry.Length == 0 ? policy.Operator : Country.Parse(request.OperatorCountry),
            request.CheckerCountry.Length == 0 ? null : Country.Parse(request.CheckerCountry),
            SectorOf(request.ReporterSector),
            SectorOf(request.CheckerSector),
            (Category)request.Category,
            (EvidenceLevel)request.EvidenceLevel,
            (EvidenceSource)request.Source,
            DateOnly.FromDateTime(clock.Now.UtcDateTime)), null);
    }

    private static Sector SectorOf(Wire.Sector sector) =>
        sector == Wire.Sector.Unspecified ? Sector.GeneralRetail : (Sector)sector;
}
