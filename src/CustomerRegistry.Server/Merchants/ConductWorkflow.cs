using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Server.Store;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Merchants;

/// <summary>How a merchant uses the registry: shown to staff and to itself, decided by an operator.</summary>
internal sealed class ConductWorkflow(MerchantWorkflow merchants, MerchantStore rows, ConductStore store, RequestKeys requests, RegistryClock clock)
{
    public async Task<(ConductView? View, Refusal? Refusal)> GetAsync(Guid merchantId, Caller caller, CancellationToken ct)
    {
        var (merchant, refusal) = await merchants.GetAsync(merchantId, caller, ct);
        if (merchant is null) return (null, refusal);
        return (await store.ViewAsync(merchant, await clock.NowAsync(merchant.SandboxId, ct), ct), null);
    }

    public Task<List<ConductView>> MeasuredAsync(List<MerchantRow> merchants, CancellationToken ct) => store.MeasuredAsync(merchants, ct);

    public async Task<(ConductView? View, Refusal? Refusal)> DecideAsync(
        Wire.DecideConductRequest request, Caller.Staff caller, CancellationToken ct)
    {
        var id = Guid.Parse(request.MerchantId);
        if (await rows.FindAsync(id, ct) is not { } merchant) return (null, MerchantWorkflow.Unknown);
        var refusal = await store.DecideAsync(
            id, (ConductDecision)request.Decision, request.Reason, caller,
            requests.Of(caller, "MerchantService/DecideConduct", request.RequestId, request),
            await clock.NowAsync(merchant.SandboxId, ct), clock.Now, ct);
        return refusal is null ? await GetAsync(id, caller, ct) : (null, refusal);
    }
}
