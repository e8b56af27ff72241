using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Server.Hosting;
using CustomerRegistry.Server.Identifiers;
using CustomerRegistry.Server.Rpc;
using FluentValidation;
using Grpc.Core;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Risk;

/// <summary>The gRPC front of checks.</summary>
internal sealed class RiskService(
    RiskWorkflow workflow,
    ShadowDifferenceStore shadows,
    RegistryOptions options,
    IValidator<Wire.CheckRequest> checks,
    IValidator<Wire.RecordOutcomeRequest> outcomes,
    IValidator<Wire.ListShadowDifferencesRequest> differences) : Wire.RiskService.RiskServiceBase
{
    private readonly Uri _registry = new(options.PublicAddress);

    public override async Task<Wire.CheckResponse> Check(Wire.CheckRequest request, ServerCallContext context)
    {
        Throw(IdentifierMapping.TryMap(request.Identifiers, "identifiers", out var identifiers));
        Throw(checks.Refuse(request));
        Throw(RiskMapping.TryMap(request, out var form));
        var result = await workflow.CheckAsync(form, identifiers, context.Merchant(), context.CancellationToken);
        Throw(result.Refusal);
        return RiskMapping.ToWire(result, TextLanguages.OrEnglish(request.Language), options, _registry);
    }

    public override Task CheckMany(
        IAsyncStreamReader<Wire.CheckManyRequest> requestStream, IServerStreamWriter<Wire.CheckManyResponse> responseStream,
        ServerCallContext context) =>
        throw new RefusedException(new Refusal(RefusalReason.NotImplemented, "CheckMany is not served by this version: call Check."));

    public override async Task<Wire.RecordOutcomeResponse> RecordOutcome(
        Wire.RecordOutcomeRequest request, ServerCallContext context)
    {
        Throw(outcomes.Refuse(request));
        var checkId = Guid.Parse(request.CheckId);
        Throw(await workflow.RecordOutcomeAsync(
            request, checkId, RiskMapping.ToOutcome(request), context.Merchant(), context.CancellationToken));
        return new Wire.RecordOutcomeResponse { CheckId = checkId.ToString() };
    }

    public override async Task<Wire.ListShadowDifferencesResponse> ListShadowDifferences(
        Wire.ListShadowDifferencesRequest request, ServerCallContext context)
    {
        Throw(differences.Refuse(request));
        var size = PageTokens.Size(request.PageSize);
        var page = await shadows.PageAsync(
            request.ShadowModelHash, request.Agreeing, PageTokens.ReadPlace(request.PageToken), size + 1, context.CancellationToken);
        return ShadowMapping.ToWire(page, size);
    }

    private void Throw(Refusal? refusal)
    {
        if (refusal is null) return;
        throw new RefusedException(refusal, refusal.Reason == RefusalReason.RationExhausted ? workflow.UntilNextDay() : null);
    }
}
