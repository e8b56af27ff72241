using CustomerRegistry.Server.Reports;
using CustomerRegistry.Server.Rpc;
using FluentValidation;
using Grpc.Core;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Jurisdictions;

/// <summary>The gRPC front of the law as data.</summary>
internal sealed class JurisdictionService(
    JurisdictionWorkflow workflow,
    PolicyStore store,
    PolicyChangeStore changes,
    IValidator<Wire.ApplyPolicyRequest> applyForm,
    IValidator<Wire.PreviewPolicyRequest> previewForm,
    IValidator<Wire.ExplainRulingRequest> explainForm,
    RetentionWorkflow retention,
    ComplianceWorkflow compliance,
    RejudgementWorkflow samples,
    IValidator<Wire.ExportComplianceRequest> exportForm,
    IValidator<Wire.DrawSampleRequest> drawForm,
    IValidator<Wire.GetSampleRequest> sampleForm,
    IValidator<Wire.RecordFindingRequest> findingForm) : Wire.JurisdictionService.JurisdictionServiceBase
{
    public override async Task<Wire.GetPolicyResponse> GetPolicy(Wire.GetPolicyRequest request, ServerCallContext context)
    {
        var policy = await store.StoredAsync(context.CancellationToken);
        // An empty answer, not a refusal: whoever applies the first bundle asks first what is in force.
        return policy is null
            ? new Wire.GetPolicyResponse()
            : new Wire.GetPolicyResponse { Policy = JurisdictionMapping.ToWire(policy) };
    }

    public override async Task<Wire.ApplyPolicyResponse> ApplyPolicy(Wire.ApplyPolicyRequest request, ServerCallContext context)
    {
        if (applyForm.Refuse(request) is { } malformed) throw new RefusedException(malformed);
        var (policy, refusal) = await workflow.ApplyAsync(request, context.Staff(), context.CancellationToken);
        if (refusal is not null) throw new RefusedException(refusal);
        return new Wire.ApplyPolicyResponse { Policy = JurisdictionMapping.ToWire(policy!) };
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

    public override async Task PreviewPolicy(
        Wire.PreviewPolicyRequest request, IServerStreamWriter<Wire.PreviewPolicyResponse> responseStream, ServerCallContext context)
    {
        if (previewForm.Refuse(request) is { } malformed) throw new RefusedException(malformed);
        var (steps, refusal) = await workflow.PreviewAsync(request, context.CancellationToken);
        if (refusal is not null) throw new RefusedException(refusal);
        PolicyEffect? effect = null;
        await foreach (var step in steps!.WithCancellation(context.CancellationToken))
        {
            effect = step;
            var progress = new Wire.PolicyProgress { Done = step.Done, Total = step.Total };
            await responseStream.WriteAsync(new Wire.PreviewPolicyResponse { Progress = progress }, context.CancellationToken);
        }

        await responseStream.WriteAsync(
            new Wire.PreviewPolicyResponse { Effect = JurisdictionMapping.ToWire(effect!) }, context.CancellationToken);
    }

    public override async Task<Wire.GetPolicyChangeResponse> GetPolicyChange(
        Wire.GetPolicyChangeRequest request, ServerCallContext context)
    {
        var newest = await changes.NewestAsync(context.CancellationToken);
        return new Wire.GetPolicyChangeResponse { Change = newest is null ? null : JurisdictionMapping.ToWire(newest) };
    }

    public override async Task<Wire.GetRetentionResponse> GetRetention(Wire.GetRetentionRequest request, ServerCallContext context)
    {
        var (answer, refusal) = await retention.ReadAsync(context.CancellationToken);
        return answer ?? throw new RefusedException(refusal!);
    }

    public override async Task ExportCompliance(
        Wire.ExportComplianceRequest request, IServerStreamWriter<Wire.ExportComplianceResponse> responseStream, ServerCallContext context)
    {
        if (exportForm.Refuse(request) is { } malformed) throw new RefusedException(malformed);
        if (await compliance.ExportAsync(request, context.Staff(), responseStream, context.CancellationToken) is { } refusal)
            throw new RefusedException(refusal);
    }

    public override async Task<Wire.DrawSampleResponse> DrawSample(Wire.DrawSampleRequest request, ServerCallContext context)
    {
        if (drawForm.Refuse(request) is { } malformed) throw new RefusedException(malformed);
        var (sample, refusal) = await samples.DrawAsync(request, context.Staff(), context.CancellationToken);
        return new Wire.DrawSampleResponse { Sample = sample ?? throw new RefusedException(refusal!) };
    }

    public override async Task<Wire.GetSampleResponse> GetSample(Wire.GetSampleRequest request, ServerCallContext context)
    {
        if (sampleForm.Refuse(request) is { } malformed) throw new RefusedException(malformed);
        var (sample, refusal) = await samples.ReadAsync(
            request.SampleId.Length == 0 ? null : Guid.Parse(request.SampleId), context.CancellationToken);
        return new Wire.GetSampleResponse { Sample = sample ?? throw new RefusedException(refusal!) };
    }

    public override async Task<Wire.RecordFindingResponse> RecordFinding(Wire.RecordFindingRequest request, ServerCallContext context)
    {
        if (findingForm.Refuse(request) is { } malformed) throw new RefusedException(malformed);
        var (answer, refusal) = await samples.JudgeAsync(request, context.Staff(), context.CancellationToken);
        return answer ?? throw new RefusedException(refusal!);
    }
}
