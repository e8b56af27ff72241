using System.Globalization;
using CustomerRegistry.Domain.Disclosures;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Server.Hosting;
using CustomerRegistry.Server.Rpc;
using CustomerRegistry.Server.Store;
using FluentValidation;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>The gRPC front of disclosures, corrections and the person's own file.</summary>
internal sealed class DisclosureService(
    DisclosureListStore lists, CorrectionFeed corrections, ConsumerFileWorkflow files, ConsumerFileMapping mapping, RightsWorkflow rights,
    RightsCaseWorkflow cases, RegistryOptions options, RegistryClock clock, IServiceProvider services)
    : Wire.DisclosureService.DisclosureServiceBase
{
    private const int MostCorrections = 1000;

    private const int DefaultCorrections = 100;

    public override async Task<Wire.ListDisclosuresResponse> ListDisclosures(
        Wire.ListDisclosuresRequest request, ServerCallContext context)
    {
        var size = PageTokens.Size(request.PageSize);
        var rows = await lists.PageAsync(context.Merchant(), PageTokens.ReadPlace(request.PageToken), size + 1, context.CancellationToken);
        var response = new Wire.ListDisclosuresResponse { Disclosures = { rows.Take(size).Select(DisclosureMapping.ToWire) } };
        if (rows.Count > size)
        {
            var last = rows[size - 1].Row;
            response.NextPageToken = PageTokens.Write(
                last.At.UtcTicks.ToString(CultureInfo.InvariantCulture), last.CheckId.ToString());
        }

        return response;
    }

    public override async Task<Wire.ListCorrectionsResponse> ListCorrections(
        Wire.ListCorrectionsRequest request, ServerCallContext context)
    {
        var size = PageTokens.Size(request.PageSize, MostCorrections, DefaultCorrections);
        var after = Cursor(request.Cursor);
        var rows = await corrections.NextAsync(context.Merchant(), after, size, context.CancellationToken);
        if (rows.Count > 0) after = (rows[^1].Txid, rows[^1].Id);
        return new Wire.ListCorrectionsResponse
        {
            Corrections = { rows.Select(DisclosureMapping.ToWire) },
            NextCursor = CursorOf(after),
        };
    }

    public override Task WatchCorrections(
        Wire.WatchCorrectionsRequest request, IServerStreamWriter<Wire.WatchCorrectionsResponse> responseStream,
        ServerCallContext context) => corrections.WatchAsync(
            context.Merchant(),
            Cursor(request.Cursor),
            context.ReadmitAsync,
            row => responseStream.WriteAsync(new Wire.WatchCorrectionsResponse
            {
                Correction = DisclosureMapping.ToWire(row),
                Cursor = CursorOf((row.Txid, row.Id)),
            }),
            context.CancellationToken);

    public override async Task<Wire.StartProofResponse> StartProof(Wire.StartProofRequest request, ServerCallContext context)
    {
        var (id, expires, refusal) = await files.StartAsync(
            request.EmailAddress, request.Language, context.Peer, context.CancellationToken);
        if (refusal is not null) throw new RefusedException(refusal);
        return new Wire.StartProofResponse { ProofId = id.ToString(), ExpiresAt = expires.ToTimestamp() };
    }

    public override async Task<Wire.GetConsumerFileResponse> GetConsumerFile(
        Wire.GetConsumerFileRequest request, ServerCallContext context)
    {
        if (!Guid.TryParse(request.EmailCode?.ProofId, out var proofId)) throw new RefusedException(ConsumerProofRules.Invalid);
        var (file, language, refusal) = await files.OpenAsync(proofId, request.EmailCode.Code, context.CancellationToken);
        if (refusal is not null) throw new RefusedException(refusal);
        var now = clock.Now;
        var response = mapping.ToWire(file!, language, now);
        if (request.IncludePortableJson) response.PortableJson = PortableFile.Of(response, options.OperatorName, now);
        return response;
    }

    public override async Task<Wire.ExerciseRightResponse> ExerciseRight(Wire.ExerciseRightRequest request, ServerCallContext context)
    {
        Form(request);
        Code(request.EmailCode);
        var (filed, secret, refusal) = await rights.ExerciseAsync(request, context.Caller(), context.CancellationToken);
        Throw(refusal);
        return new Wire.ExerciseRightResponse { Request = filed, Secret = secret };
    }

    public override async Task<Wire.GetRightsRequestResponse> GetRightsRequest(
        Wire.GetRightsRequestRequest request, ServerCallContext context)
    {
        Form(request);
        var (found, refusal) = await rights.GetAsync(request.RightsRequestId, request.Secret, context.CancellationToken);
        Throw(refusal);
        return new Wire.GetRightsRequestResponse { Request = found };
    }

    public override async Task<Wire.WithdrawRightsRequestResponse> WithdrawRightsRequest(
        Wire.WithdrawRightsRequestRequest request, ServerCallContext context)
    {
        Form(request);
        var (changed, refusal) = await rights.WithdrawAsync(request, context.Caller(), context.CancellationToken);
        Throw(refusal);
        return new Wire.WithdrawRightsRequestResponse { Request = changed };
    }

    public override async Task<Wire.DisownLookupResponse> DisownLookup(Wire.DisownLookupRequest request, ServerCallContext context)
    {
        // Whatever is wrong with the check is answered like a wrong code: it may be another's.
        if (!Guid.TryParse(request.CheckId, out var checkId)) throw new RefusedException(ConsumerProofRules.Invalid);
        var (at, refusal) = await rights.DisownAsync(
            Code(request.EmailCode), request.EmailCode.Code, checkId, context.CancellationToken);
        Throw(refusal);
        return new Wire.DisownLookupResponse { DisownedAt = at!.Value.ToTimestamp() };
    }

    public override async Task<Wire.ListRightsRequestsResponse> ListRightsRequests(
        Wire.ListRightsRequestsRequest request, ServerCallContext context)
    {
        var size = PageTokens.Size(request.PageSize);
        var rows = await cases.PageAsync(
            request.IncludeClosed, PageTokens.ReadPlace(request.PageToken), size + 1, context.CancellationToken);
        var response = new Wire.ListRightsRequestsResponse { Requests = { rows.Take(size).Select(x => x.Request) } };
        if (rows.Count > size)
        {
            var last = rows[size - 1].Row;
            response.NextPageToken = PageTokens.Write(last.DueAt.UtcTicks.ToString(CultureInfo.InvariantCulture), last.Id.ToString());
        }

        return response;
    }

    public override async Task<Wire.GetRightsCaseResponse> GetRightsCase(Wire.GetRightsCaseRequest request, ServerCallContext context)
    {
        Form(request);
        var (found, refusal) = await cases.GetAsync(request.RightsRequestId, context.CancellationToken);
        Throw(refusal);
        return found!;
    }

    public override async Task<Wire.DecideRightsRequestResponse> DecideRightsRequest(
        Wire.DecideRightsRequestRequest request, ServerCallContext context)
    {
        Form(request);
        var (changed, refusal) = await cases.DecideAsync(request, context.Staff(), context.CancellationToken);
        Throw(refusal);
        return new Wire.DecideRightsRequestResponse { Request = changed };
    }

    public override async Task<Wire.ExtendRightsRequestResponse> ExtendRightsRequest(
        Wire.ExtendRightsRequestRequest request, ServerCallContext context)
    {
        Form(request);
        var (changed, refusal) = await cases.ExtendAsync(request, context.Staff(), context.CancellationToken);
        Throw(refusal);
        return new Wire.ExtendRightsRequestResponse { Request = changed };
    }

    private void Form<T>(T request) => Throw(services.GetRequiredService<IValidator<T>>().Refuse(request));

    private static Guid Code(Wire.EmailCode? code) =>
        Guid.TryParse(code?.ProofId, out var proofId) ? proofId : throw new RefusedException(ConsumerProofRules.Invalid);

    private static void Throw(Refusal? refusal)
    {
        if (refusal is not null) throw new RefusedException(refusal);
    }

    private static string CursorOf((ulong Txid, Guid Id) place) =>
        PageTokens.Write(place.Txid.ToString(CultureInfo.InvariantCulture), place.Id.ToString());

    private static (ulong Txid, Guid Id) Cursor(string cursor)
    {
        if (PageTokens.Read(cursor, 2) is not { } parts) return default;
        return ulong.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var txid)
            && Guid.TryParse(parts[1], out var id)
            ? (txid, id)
            : throw PageTokens.Invalid();
    }
}
