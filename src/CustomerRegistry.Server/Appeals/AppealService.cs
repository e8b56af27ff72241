using System.Globalization;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Server.Rpc;
using FluentValidation;
using Google.Protobuf.Collections;
using Grpc.Core;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Appeals;

/// <summary>The gRPC front of appeals.</summary>
internal sealed class AppealService(
    AppealWorkflow appeals, AppealCaseWorkflow cases, CaseContent content, IServiceProvider services)
    : Wire.AppealService.AppealServiceBase
{
    public override async Task<Wire.OpenNoticeResponse> OpenNotice(Wire.OpenNoticeRequest request, ServerCallContext context)
    {
        Form(request);
        var (statement, refusal) = await appeals.OpenNoticeAsync(request.NoticeSecret, context.CancellationToken);
        Throw(refusal);
        return statement!;
    }

    public override async Task<Wire.FileAppealResponse> FileAppeal(Wire.FileAppealRequest request, ServerCallContext context)
    {
        Form(request, request.Attachments);
        var (filed, secret, refusal) = await appeals.FileAsync(request, context.Caller(), context.CancellationToken);
        Throw(refusal);
        return new Wire.FileAppealResponse { Appeal = AppealMapping.ToWire(filed!), CaseSecret = secret };
    }

    public override async Task<Wire.GetAppealResponse> GetAppeal(Wire.GetAppealRequest request, ServerCallContext context)
    {
        Form(request);
        var (found, refusal) = await appeals.GetAsync(request.AppealId, request.CaseSecret, context.CancellationToken);
        Throw(refusal);
        return new Wire.GetAppealResponse { Appeal = AppealMapping.ToWire(found!) };
    }

    public override async Task<Wire.AddInformationResponse> AddInformation(
        Wire.AddInformationRequest request, ServerCallContext context)
    {
        Form(request, request.Attachments);
        var (changed, refusal) = await appeals.AddInformationAsync(request, context.Caller(), context.CancellationToken);
        Throw(refusal);
        return new Wire.AddInformationResponse { Appeal = AppealMapping.ToWire(changed!) };
    }

    public override async Task<Wire.WithdrawAppealResponse> WithdrawAppeal(
        Wire.WithdrawAppealRequest request, ServerCallContext context)
    {
        Form(request);
        var (changed, refusal) = await appeals.WithdrawAsync(request, context.Caller(), context.CancellationToken);
        Throw(refusal);
        return new Wire.WithdrawAppealResponse { Appeal = AppealMapping.ToWire(changed!) };
    }

    public override async Task<Wire.StateDisputeResponse> StateDispute(Wire.StateDisputeRequest request, ServerCallContext context)
    {
        Form(request);
        var (changed, refusal) = await appeals.StateDisputeAsync(request, context.Caller(), context.CancellationToken);
        Throw(refusal);
        return new Wire.StateDisputeResponse { Appeal = AppealMapping.ToWire(changed!) };
    }

    public override async Task<Wire.ListAppealsResponse> ListAppeals(Wire.ListAppealsRequest request, ServerCallContext context)
    {
        var size = PageTokens.Size(request.PageSize);
        var caller = context.Caller();
        var page = await cases.PageAsync(
            caller, request.IncludeClosed, Place(request.PageToken), size, context.CancellationToken);
        var response = new Wire.ListAppealsResponse { Appeals = { page.Take(size).Select(AppealMapping.ToWire) } };
        if (page.Count > size)
        {
            var last = page[size - 1].Row;
            var due = caller is Caller.Merchant ? last.MerchantAnswerDueAt : last.DecisionDueAt;
            response.NextPageToken = PageTokens.Write(due.UtcTicks.ToString(CultureInfo.InvariantCulture), last.Id.ToString());
        }

        return response;
    }

    public override async Task<Wire.AnswerAppealResponse> AnswerAppeal(Wire.AnswerAppealRequest request, ServerCallContext context)
    {
        Form(request, request.Attachments);
        var (changed, refusal) = await cases.AnswerAsync(request, context.Merchant(), context.CancellationToken);
        Throw(refusal);
        return new Wire.AnswerAppealResponse { Appeal = AppealMapping.ToWire(changed!) };
    }

    public override async Task<Wire.DecideAppealResponse> DecideAppeal(Wire.DecideAppealRequest request, ServerCallContext context)
    {
        Form(request);
        var (changed, refusal) = await cases.DecideAsync(request, context.Staff(), context.CancellationToken);
        Throw(refusal);
        return new Wire.DecideAppealResponse { Appeal = AppealMapping.ToWire(changed!) };
    }

    public override async Task<Wire.GetAppealCaseResponse> GetAppealCase(
        Wire.GetAppealCaseRequest request, ServerCallContext context)
    {
        Form(request);
        var (found, refusal) = await cases.GetAsync(request.AppealId, context.Caller(), context.CancellationToken);
        Throw(refusal);
        return AppealMapping.ToWire(found!, content);
    }

    private void Form<T>(T request, RepeatedField<Wire.Attachment>? files = null)
    {
        Throw(services.GetRequiredService<IValidator<T>>().Refuse(request));
        if (files is not null) Throw(AttachmentForm.Check(files));
    }

    private static void Throw(Refusal? refusal)
    {
        if (refusal is not null) throw new RefusedException(refusal);
    }

    private static (DateTimeOffset, Guid)? Place(string token)
    {
        if (PageTokens.Read(token, 2) is not { } parts) return null;
        return long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTimeOffset.MaxValue.UtcTicks && Guid.TryParse(parts[1], out var id)
            ? (new DateTimeOffset(ticks, TimeSpan.Zero), id)
            : throw PageTokens.Invalid();
    }
}
