using System.Globalization;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Server.Appeals;
using CustomerRegistry.Server.Hosting;
using CustomerRegistry.Server.Rpc;
using CustomerRegistry.Server.Store;
using FluentValidation;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Reports;

/// <summary>The gRPC front of the words of notices, of questions after withdrawals and of drawn attestations.</summary>
internal sealed class NoticeService(
    NoticeWorkflow notices, NoticeStaging staging, AttestationStore attestations, WithdrawalQuestionStore questions, RequestKeys requests,
    RegistryClock clock, RegistryOptions options, IServiceProvider services) : Wire.NoticeService.NoticeServiceBase
{
    public override async Task<Wire.GetNoticeTextResponse> GetNoticeText(Wire.GetNoticeTextRequest request, ServerCallContext context)
    {
        Form(request);
        var (wording, refusal) = await notices.TextAsync(request, context.Merchant(), context.CancellationToken);
        Throw(refusal);
        return new Wire.GetNoticeTextResponse
        {
            Subject = wording!.Subject,
            Text = wording.Text,
            Version = wording.Version,
            Placeholders = { NoticeText.Placeholders },
        };
    }

    public override Task<Wire.GetCheckoutNoticeResponse> GetCheckoutNotice(
        Wire.GetCheckoutNoticeRequest request, ServerCallContext context)
    {
        Form(request);
        if (TextLanguages.Find(request.Language) is not { } language)
        {
            var spoken = string.Join(", ", System.Enum.GetValues<TextLanguage>().Select(TextLanguages.CodeOf));
            throw new RefusedException(new Refusal(
                RefusalReason.NoticeLanguageClosed, $"There is a checkout notice in {spoken}.", "language"));
        }

        return Task.FromResult(new Wire.GetCheckoutNoticeResponse
        {
            Language = request.Language,
            Version = CheckoutNotice.VersionOf(language),
            Text = CheckoutNotice.Write(language, options),
            Placeholders = { CheckoutNotice.Placeholders },
        });
    }

    public override async Task<Wire.AnswerWithdrawalQuestionResponse> AnswerWithdrawalQuestion(
        Wire.AnswerWithdrawalQuestionRequest request, ServerCallContext context)
    {
        Form(request);
        if (!await questions.AnswerAsync(request.Secret, request.PaidOrRemoved, context.CancellationToken)) Throw(AppealProofs.Invalid);
        return new Wire.AnswerWithdrawalQuestionResponse();
    }

    public override async Task<Wire.ListDrawnAttestationsResponse> ListDrawnAttestations(
        Wire.ListDrawnAttestationsRequest request, ServerCallContext context)
    {
        var size = PageTokens.Size(request.PageSize);
        var page = await attestations.PageAsync(
            request.IncludeFound, Place(request.PageToken), size + 1, context.CancellationToken);
        var mayRead = context.Staff().Roles.Contains(StaffRole.Operator);
        var response = new Wire.ListDrawnAttestationsResponse { Attestations = { page.Take(size).Select(x => ToWire(x, mayRead)) } };
        if (page.Count > size)
        {
            var last = page[size - 1].Notice;
            response.NextPageToken = PageTokens.Write(
                last.AuditDrawnAt!.Value.UtcTicks.ToString(CultureInfo.InvariantCulture), last.ReportId.ToString(),
                last.Number.ToString(CultureInfo.InvariantCulture));
        }

        return response;
    }

    public override async Task<Wire.RecordAttestationFindingResponse> RecordAttestationFinding(
        Wire.RecordAttestationFindingRequest request, ServerCallContext context)
    {
        Form(request);
        var caller = context.Staff();
        var (found, refusal) = await attestations.FindAsync(
            Guid.Parse(request.ReportId), request.NoticeNumber, request.Proven,
            requests.Of(caller, "NoticeService/RecordAttestationFinding", request.RequestId, request), caller, clock.Now,
            context.CancellationToken);
        Throw(refusal);
        return new Wire.RecordAttestationFindingResponse { Attestation = ToWire(found!, mayReadReference: true) };
    }

    private Wire.DrawnAttestation ToWire(DrawnAttestation drawn, bool mayReadReference)
    {
        var wire = new Wire.DrawnAttestation
        {
            MerchantId = drawn.MerchantId.ToString(),
            MerchantName = drawn.MerchantName,
            ReportId = drawn.Notice.ReportId.ToString(),
            NoticeNumber = drawn.Notice.Number,
            Channel = (Wire.NoticeChannel)(drawn.Notice.Channel ?? default),
            SentAt = drawn.Notice.SentAt?.ToTimestamp(),
            CarrierReference = mayReadReference ? staging.CarrierReferenceOf(drawn.Notice) ?? "" : "",
            DrawnAt = drawn.Notice.AuditDrawnAt?.ToTimestamp(),
        };
        if (drawn.Notice.AttestationProven is { } proven) wire.Proven = proven;
        return wire;
    }

    private void Form<T>(T request) => Throw(services.GetRequiredService<IValidator<T>>().Refuse(request));

    private static void Throw(Refusal? refusal)
    {
        if (refusal is not null) throw new RefusedException(refusal);
    }

    private static (DateTimeOffset, Guid, int)? Place(string token)
    {
        if (PageTokens.Read(token, 3) is not { } parts) return null;
        return long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTimeOffset.MaxValue.UtcTicks && Guid.TryParse(parts[1], out var id)
            && int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (new DateTimeOffset(ticks, TimeSpan.Zero), id, number)
            : throw PageTokens.Invalid();
    }
}
