using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Server.Rpc;
using FluentValidation;
using Grpc.Core;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Reports;

/// <summary>The gRPC front of reports.</summary>
internal sealed class ReportService(
    ReportWorkflow reports, OutcomeWorkflow outcomes, NoticeWorkflow notices, ReportStore store,
    IValidator<Wire.SubmitReportRequest> submitForm, IValidator<Wire.RelayNoticeRequest> relayForm,
    IValidator<Wire.AttestNoticeRequest> attestForm, IValidator<Wire.UpdateOutcomeRequest> updateForm,
    IValidator<Wire.WithdrawReportRequest> withdrawForm, IValidator<Wire.ConfirmFindingRequest> findingForm) : Wire.ReportService.ReportServiceBase
{
    public override async Task<Wire.SubmitReportResponse> SubmitReport(Wire.SubmitReportRequest request, ServerCallContext context)
    {
        var answer = await SubmitAsync(request, context);
        Throw(answer.Refusal);
        return ToWire(answer);
    }

    /// <summary>
    /// One message after the other: each is durable before it is answered, a client that does not read is not read from,
    /// and what a cancelled call had not answered is either there whole or not at all.
    /// </summary>
    public override async Task SubmitReports(
        IAsyncStreamReader<Wire.SubmitReportsRequest> requestStream, IServerStreamWriter<Wire.SubmitReportsResponse> responseStream,
        ServerCallContext context)
    {
        await foreach (var message in requestStream.ReadAllAsync(context.CancellationToken))
        {
            var answer = message.Request is null
                ? ReportAnswer.Refused(new Refusal(RefusalReason.FieldRequired, "The report is missing.", "request"))
                : await SubmitAsync(message.Request, context);
            var response = new Wire.SubmitReportsResponse { Sequence = message.Sequence };
            if (answer.Refusal is { } refusal)
            {
                response.Refusal = new Wire.Refusal
                {
                    Reason = (Wire.RefusalReason)refusal.Reason,
                    StatusCode = (int)RefusalStatus.CodeOf(refusal.Reason),
                    Detail = refusal.Detail,
                    Field = refusal.Field ?? "",
                };
            }
            else
            {
                response.Response = ToWire(answer);
            }

            await responseStream.WriteAsync(response, context.CancellationToken);
        }
    }

    public override async Task<Wire.GetReportResponse> GetReport(Wire.GetReportRequest request, ServerCallContext context)
    {
        var view = await reports.GetAsync(Id(request.ReportId), context.Merchant(), context.CancellationToken);
        if (view is null) Throw(ReportStore.Unknown);
        return new Wire.GetReportResponse { Report = ReportMapping.ToWire(view!) };
    }

    public override async Task<Wire.ListReportsResponse> ListReports(Wire.ListReportsRequest request, ServerCallContext context)
    {
        var size = PageTokens.Size(request.PageSize);
        var page = await store.PageAsync(
            ReportScope.Of(context.Merchant()), Place(request.PageToken), size + 1, context.CancellationToken);
        var response = new Wire.ListReportsResponse { Reports = { page.Take(size).Select(ReportMapping.ToWire) } };
        if (page.Count > size)
        {
            var last = page[size - 1].Row!;
            response.NextPageToken = PageTokens.Write(
                last.CreatedAt.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture), last.Id.ToString());
        }

        return response;
    }

    public override async Task<Wire.RelayNoticeResponse> RelayNotice(Wire.RelayNoticeRequest request, ServerCallContext context)
    {
        Throw(relayForm.Refuse(request));
        var answer = await notices.RelayAsync(request, context.Merchant(), context.CancellationToken);
        Throw(answer.Refusal);
        return new Wire.RelayNoticeResponse { Report = ReportMapping.ToWire(answer.Report!) };
    }

    public override async Task<Wire.AttestNoticeResponse> AttestNotice(Wire.AttestNoticeRequest request, ServerCallContext context)
    {
        Throw(attestForm.Refuse(request));
        var answer = await notices.AttestAsync(request, context.Merchant(), context.CancellationToken);
        Throw(answer.Refusal);
        return new Wire.AttestNoticeResponse { Report = ReportMapping.ToWire(answer.Report!) };
    }

    public override async Task<Wire.UpdateOutcomeResponse> UpdateOutcome(Wire.UpdateOutcomeRequest request, ServerCallContext context)
    {
        Throw(updateForm.Refuse(request));
        var answer = await outcomes.UpdateAsync(request, context.Merchant(), context.CancellationToken);
        Throw(answer.Refusal);
        return new Wire.UpdateOutcomeResponse
        {
            Report = ReportMapping.ToWire(answer.Report!),
            Disposition = (Wire.Disposition)answer.Disposition,
        };
    }

    public override async Task<Wire.WithdrawReportResponse> WithdrawReport(
        Wire.WithdrawReportRequest request, ServerCallContext context)
    {
        Throw(withdrawForm.Refuse(request));
        var answer = await outcomes.WithdrawAsync(request, context.Merchant(), context.CancellationToken);
        Throw(answer.Refusal);
        return new Wire.WithdrawReportResponse { Report = ReportMapping.ToWire(answer.Report!), WithdrawalQuestionSecret = answer.Secret };
    }

    public override async Task<Wire.ConfirmFindingResponse> ConfirmFinding(
        Wire.ConfirmFindingRequest request, ServerCallContext context)
    {
        Throw(findingForm.Refuse(request));
        var answer = await outcomes.ConfirmFindingAsync(request, context.Staff(), context.CancellationToken);
        Throw(answer.Refusal);
        var report = ReportMapping.ToWire(answer.Report!);
        return new Wire.ConfirmFindingResponse
        {
            // No more than the decision is about: no role opens a merchant's report.
            Report = new Wire.Report
            {
                ReportId = report.ReportId,
                State = report.State,
                EvidenceLevel = report.EvidenceLevel,
                OutcomeAt = report.OutcomeAt,
            },
            Disposition = (Wire.Disposition)answer.Disposition,
        };
    }

    private async Task<ReportAnswer> SubmitAsync(Wire.SubmitReportRequest request, ServerCallContext context) =>
        submitForm.Refuse(request) is { } malformed
            ? ReportAnswer.Refused(malformed)
            : await reports.SubmitAsync(request, context.Merchant(), context.CancellationToken);

    private static Wire.SubmitReportResponse ToWire(ReportAnswer answer) => new()
    {
        Report = ReportMapping.ToWire(answer.Report!),
        Disposition = (Wire.Disposition)answer.Disposition,
        NoticeSecret = answer.Secret,
    };

    private void Throw(Refusal? refusal)
    {
        if (refusal is null) return;
        throw new RefusedException(refusal, refusal.Reason switch
        {
            RefusalReason.RationExhausted => reports.UntilNextDay(),
            RefusalReason.Unavailable => TimeSpan.FromSeconds(1),
            _ => null,
        });
    }

    private static Guid Id(string text) => Guid.TryParseExact(text, "D", out var id)
        ? id
        : throw new RefusedException(new Refusal(
            RefusalReason.FieldMalformed, "It must be a UUID such as 0199f3a0-0000-7000-8000-000000000000.", "report_id"));

    private static (DateTimeOffset At, Guid Id)? Place(string token)
    {
        if (PageTokens.Read(token, 2) is not { } parts) return null;
        return long.TryParse(parts[0], out var ticks) && ticks > 0 && ticks < DateTime.MaxValue.Ticks && Guid.TryParse(parts[1], out var id)
            ? (new DateTimeOffset(ticks, TimeSpan.Zero), id)
            : throw PageTokens.Invalid();
    }
}
