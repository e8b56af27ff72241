using System.Collections.Concurrent;
using System.Net;
using CustomerRegistry.V1;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Refusal = CustomerRegistry.V1.Refusal;
using Status = Google.Rpc.Status;

namespace CustomerRegistry.Cli.Tests;

/// <summary>
/// Answers the calls of an import over a real socket as the contract says, from a dictionary: what the command line does with
/// answers, refusals and broken streams is tested here, what the registry decides is tested with the registry.
/// </summary>
internal sealed class ContractServer : IAsyncDisposable
{
    private readonly WebApplication _server;

    private ContractServer(WebApplication server) => _server = server;

    public ConcurrentDictionary<string, ReportSubmission> Reports { get; } = new();

    public ConcurrentDictionary<string, bool> Requests { get; } = new();

    public ConcurrentQueue<RelayNoticeRequest> Notices { get; } = new();

    /// <summary>The cursors that corrections were watched from.</summary>
    public ConcurrentQueue<string> Cursors { get; } = new();

    /// <summary>Dispute ids that are refused.</summary>
    public ConcurrentDictionary<string, Refusal> Refuses { get; } = new();

    /// <summary>The stream breaks before this answer; 0 never.</summary>
    public int BreaksBefore { get; set; }

    public string Address => _server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <param name="policy">Stands for the registry's policy; null for files that an import needs.</param>
    public static async Task<ContractServer> StartAsync(JurisdictionService.JurisdictionServiceBase? policy = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        var holder = new Holder();
        builder.Services.AddSingleton(holder);
        builder.Services.AddSingleton(policy ?? new PolicyByContract());
        var app = builder.Build();
        app.MapGrpcService<ReportsByContract>();
        app.MapGrpcService<JurisdictionService.JurisdictionServiceBase>();
        app.MapGrpcService<RefusedChecks>();
        app.MapGrpcService<CorrectionsByContract>();
        holder.Server = new ContractServer(app);
        await app.StartAsync();
        return holder.Server;
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    public static RpcException Refuse(StatusCode code, string reason, string detail) => new Status
    {
        Code = (int)code,
        Message = detail,
        Details = { Any.Pack(new ErrorInfo { Domain = "customer-registry", Reason = reason }) },
    }.ToRpcException();

    private SubmitReportsResponse Answer(SubmitReportsRequest message)
    {
        var report = message.Request.Report;
        if (Refuses.TryGetValue(report.Dispute.Id, out var refusal)) return new SubmitReportsResponse { Sequence = message.Sequence, Refusal = refusal };
        var disposition = Disposition.Unchanged;
        if (Requests.TryAdd(message.Request.RequestId, true))
        {
            var known = Reports.TryGetValue(report.Dispute.Id, out var held);
            if (!known || report.OutcomeAt.ToDateTimeOffset() > held!.OutcomeAt.ToDateTimeOffset())
            {
                Reports[report.Dispute.Id] = report;
                disposition = report.EvidenceLevel == EvidenceLevel.CustomerRight ? Disposition.Deleted
                    : known ? Disposition.Updated
                    : Disposition.Recorded;
            }
        }

        return new SubmitReportsResponse { Sequence = message.Sequence, Response = new SubmitReportResponse { Disposition = disposition } };
    }

    internal sealed class Holder
    {
        public ContractServer Server { get; set; } = null!;
    }

    internal sealed class ReportsByContract(Holder holder) : ReportService.ReportServiceBase
    {
        public override async Task SubmitReports(
            IAsyncStreamReader<SubmitReportsRequest> requests, IServerStreamWriter<SubmitReportsResponse> answers, ServerCallContext context)
        {
            var answered = 0;
            await foreach (var message in requests.ReadAllAsync(context.CancellationToken))
            {
                if (++answered == holder.Server.BreaksBefore) throw new RpcException(new Grpc.Core.Status(StatusCode.Unavailable, "The server goes away."));
                await answers.WriteAsync(holder.Server.Answer(message), context.CancellationToken);
            }
        }

        public override Task<RelayNoticeResponse> RelayNotice(RelayNoticeRequest request, ServerCallContext context)
        {
            if (request.NoticeRelay.EmailAddress.StartsWith("other", StringComparison.Ordinal))
                throw Refuse(StatusCode.InvalidArgument, "NOTICE_ADDRESS_MISMATCH", "The address is not one of the report's identifiers.");
            holder.Server.Notices.Enqueue(request);
            return Task.FromResult(new RelayNoticeResponse { Report = new Report { ReportId = request.ReportId } });
        }

        public override Task<GetReportResponse> GetReport(GetReportRequest request, ServerCallContext context) =>
            throw Refuse(StatusCode.PermissionDenied, "SCOPE_MISSING", "The API key lacks the scope REPORT.");
    }

    internal sealed class RefusedChecks : RiskService.RiskServiceBase
    {
        public override Task<CheckResponse> Check(CheckRequest request, ServerCallContext context) =>
            throw Refuse(StatusCode.PermissionDenied, "MERCHANT_SUSPENDED", "The merchant is suspended.");
    }

    /// <summary>Two corrections, then the server goes away; from the second on a third, then the key is revoked.</summary>
    internal sealed class CorrectionsByContract(Holder holder) : DisclosureService.DisclosureServiceBase
    {
        public override async Task WatchCorrections(
            WatchCorrectionsRequest request, IServerStreamWriter<WatchCorrectionsResponse> stream, ServerCallContext context)
        {
            holder.Server.Cursors.Enqueue(request.Cursor);
            var after = request.Cursor.Length == 0 ? 0 : int.Parse(request.Cursor, System.Globalization.CultureInfo.InvariantCulture);
            for (var i = after + 1; i <= (after == 0 ? 2 : 3); i++)
            {
                await stream.WriteAsync(new WatchCorrectionsResponse
                {
                    Correction = new Correction { CheckId = $"check-{i}", Instruction = Instruction.StopUsing, CorrectedAt = new Timestamp() },
                    Cursor = $"{i}",
                });
            }

            throw after == 0
                ? new RpcException(new Grpc.Core.Status(StatusCode.Unavailable, "The server goes away."))
                : Refuse(StatusCode.Unauthenticated, "CREDENTIALS_INVALID", "The API key is unknown or revoked.");
        }
    }

    internal sealed class PolicyByContract : JurisdictionService.JurisdictionServiceBase
    {
        public override Task<GetPolicyResponse> GetPolicy(GetPolicyRequest request, ServerCallContext context) => Task.FromResult(new GetPolicyResponse
        {
            Policy = new PolicyBundle
            {
                Hash = "0",
                Files = { ["reason-codes.json"] = PolicyFiles.Text("reason-codes.json"), ["evidence.json"] = PolicyFiles.Text("evidence.json") },
            },
        });
    }
}
