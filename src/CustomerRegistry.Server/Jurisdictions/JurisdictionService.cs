using CustomerRegistry.Server.Rpc;
using FluentValidation;
using Grpc.Core;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Jurisdictions;

/// <summary>The gRPC front of the law as data.</summary>
internal sealed class JurisdictionService(
    JurisdictionWorkflow workflow,
    PolicyStore store,
    IValidator<Wire.ApplyPolicyRequest> applyForm,
    IValidator<Wire.ExplainRulingRequest> explainForm) : Wire.JurisdictionService.JurisdictionServiceBase
{
    public override async Task<Wire.GetPolicyResponse> GetPolicy(Wire.GetPolicyRequest request, ServerCallContext context)
    {
        var policy = await store.CurrentAsync(context.CancellationToken);
        // An empty answer, not a refusal: whoever applies the first bundle asks first what is in force.
        return policy is null
            ? new Wire.GetPolicyResponse()
            : new Wire.GetPolicyResponse { Policy = JurisdictionMapping.ToWire(policy, withFiles: true) };
    }

    public override async Task<Wire.ApplyPolicyResponse> ApplyPolicy(Wire.ApplyPolicyRequest request, ServerCallContext context)
    {
        if (applyForm.Refuse(request) is { } malformed) throw new RefusedException(malformed);
        var (policy, refusal) = await workflow.ApplyAsync(request, context.Staff(), context.CancellationToken);
        if (refusal is not null) throw new RefusedException(refusal);
        return new Wire.ApplyPolicyResponse { Policy = JurisdictionMapping.ToWire(policy!, withFiles: false) };
    }

    public override async Task<Wire.ExplainRulingResponse> ExplainRuling(
        Wire.ExplainRulingRequest request, ServerCallContext context)
    {
        if (explainForm.Refuse(request) is { } malformed) throw new RefusedException(malformed);
        var (ruling, refusal) = await workflow.ExplainAsync(request, context.CancellationToken);
        if (refusal is not null) throw new RefusedException(refusal);
        return new Wire.ExplainRulingResponse
        {
            Outcome = ruling!.Outcome,
            WhyNot = ruling.WhyNot ?? "",
            Flags = JurisdictionMapping.ToWire(ruling.Flags),
            Keys = { ruling.Keys.Select(JurisdictionMapping.ToWire) },
            PolicyHash = ruling.PolicyHash,
        };
    }
}
