using CustomerRegistry.Server.Appeals;
using CustomerRegistry.Server.Rpc;
using FluentValidation;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Reports;

internal sealed class GetNoticeTextValidator : AbstractValidator<Wire.GetNoticeTextRequest>
{
    public GetNoticeTextValidator()
    {
        RuleFor(x => x.ReportId).IsUuid();
        RuleFor(x => x.Language).IsLanguage();
    }
}

internal sealed class GetCheckoutNoticeValidator : AbstractValidator<Wire.GetCheckoutNoticeRequest>
{
    public GetCheckoutNoticeValidator() => RuleFor(x => x.Language).IsLanguage();
}

internal sealed class AnswerWithdrawalQuestionValidator : AbstractValidator<Wire.AnswerWithdrawalQuestionRequest>
{
    public AnswerWithdrawalQuestionValidator() => RuleFor(x => x.Secret).IsSecret();
}

internal sealed class RecordAttestationFindingValidator : AbstractValidator<Wire.RecordAttestationFindingRequest>
{
    public RecordAttestationFindingValidator()
    {
        RuleFor(x => x.RequestId).IsUuid();
        RuleFor(x => x.ReportId).IsUuid();
        RuleFor(x => x.NoticeNumber).IsWithin(1, 2);
    }
}
