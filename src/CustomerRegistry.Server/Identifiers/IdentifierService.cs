using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Identifiers;
using CustomerRegistry.Server.Rpc;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Identifiers;

/// <summary>The gRPC front of evaluation.</summary>
internal sealed class IdentifierService(IdentifierWorkflow workflow, EpochsInUse epochs, KeyFile keys)
    : Wire.IdentifierService.IdentifierServiceBase
{
    private const int MostElements = 100;

    public override async Task<Wire.EvaluateResponse> Evaluate(Wire.EvaluateRequest request, ServerCallContext context)
    {
        var caller = context.Merchant();
        if (request.BlindedElements.Count is 0 or > MostElements)
        {
            throw new RefusedException(new Refusal(
                RefusalReason.IdentifierCount, $"Send 1 to {MostElements} blinded elements.", "blinded_elements"));
        }

        for (var i = 0; i < request.BlindedElements.Count; i++)
        {
            if (request.BlindedElements[i].Length == Oprf.ElementLength) continue;
            throw new RefusedException(new Refusal(
                RefusalReason.IdentifierLength, $"A blinded element has {Oprf.ElementLength} bytes.", $"blinded_elements[{i}]"));
        }

        var (evaluations, remaining, refusal) = await workflow.EvaluateAsync(
            [.. request.BlindedElements.Select(x => x.Memory)], caller.MerchantId, caller.Mode, context.CancellationToken);
        if (refusal is not null) throw new RefusedException(refusal, workflow.UntilNextDay());
        var response = new Wire.EvaluateResponse { RemainingToday = (uint)remaining };
        foreach (var evaluation in evaluations)
        {
            var wire = new Wire.EpochEvaluation { Epoch = (uint)evaluation.Epoch, Proof = ByteString.CopyFrom(evaluation.Proof) };
            for (var i = 0; i < evaluation.Elements.Length; i += Oprf.ElementLength)
            {
                wire.EvaluatedElements.Add(ByteString.CopyFrom(evaluation.Elements, i, Oprf.ElementLength));
            }

            response.Evaluations.Add(wire);
        }

        return response;
    }

    public override async Task<Wire.GetParametersResponse> GetParameters(
        Wire.GetParametersRequest request, ServerCallContext context)
    {
        var mode = context.Merchant().Mode;
        var response = new Wire.GetParametersResponse { Suite = "ristretto255-SHA512", CanonicalFormVersion = 1 };
        foreach (var epoch in await epochs.OfAsync(mode, context.CancellationToken))
        {
            response.Epochs.Add(new Wire.EpochParameters
            {
                Epoch = (uint)epoch.Epoch,
                State = (Wire.EpochState)epoch.State,
                PublicKey = ByteString.CopyFrom(keys.Keys(mode, epoch.Epoch).PublicKey.Span),
                LiveSince = epoch.LiveSince?.ToTimestamp(),
            });
        }

        return response;
    }
}
