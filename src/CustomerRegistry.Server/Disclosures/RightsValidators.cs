using CustomerRegistry.Domain.Disclosures;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Server.Appeals;
using CustomerRegistry.Server.Rpc;
using FluentValidation;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Disclosures;

internal sealed class ExerciseRightValidator : AbstractValidator<Wire.ExerciseRightRequest>
{
    public ExerciseRightValidator()
    {
        RuleFor(x => x.RequestId).IsUuid();
        RuleFor(x => x.Kind).IsStated();
        RuleFor(x => x.ReportId).IsUuid().When(IsAboutReport);
        RuleFor(x => x.ReportId).Must(x => x.Length == 0).When(x => !IsAboutReport(x))
            .Refuses(RefusalReason.FieldMalformed, "This right is not about one entry: leave it empty.");
        RuleFor(x => x.CheckId).IsUuid().When(IsAboutCheck);
        RuleFor(x => x.CheckId).Must(x => x.Length == 0).When(x => !IsAboutCheck(x))
            .Refuses(RefusalReason.FieldMalformed, "This right is not about one check: leave it empty.");
        RuleFor(x => x.Statement).HasCharacters(2_000);
        RuleFor(x => x.Statement).Must(x => !string.IsNullOrWhiteSpace(x)).When(x => x.Kind == Wire.RightKind.Rectification)
            .Refuses(RefusalReason.FieldRequired, "Say what is to be put right.");
        RuleFor(x => x.Language).IsLanguageOrEmpty();
        RuleFor(x => x.AnswerEmailAddress).IsAnswerAddress();
        RuleFor(x => x.ConsumerCountry).IsConsumerCountry().When(x => x.ConsumerCountry.Length > 0);
    }

    private static bool IsAboutReport(Wire.ExerciseRightRequest request) => RightsRules.IsAboutReport((RightKind)request.Kind);

    private static bool IsAboutCheck(Wire.ExerciseRightRequest request) => request.Kind == Wire.RightKind.HumanReview;
}

internal sealed class GetRightsRequestValidator : AbstractValidator<Wire.GetRightsRequestRequest>
{
    public GetRightsRequestValidator()
    {
        RuleFor(x => x.RightsRequestId).IsUuid();
        RuleFor(x => x.Secret).IsSecret();
    }
}

internal sealed class WithdrawRightsRequestValidator : AbstractValidator<Wire.WithdrawRightsRequestRequest>
{
    public WithdrawRightsRequestValidator()
    {
        RuleFor(x => x.RequestId).IsUuid();
        RuleFor(x => x.RightsRequestId).IsUuid();
        RuleFor(x => x.Secret).IsSecret();
    }
}

internal sealed class GetRightsCaseValidator : AbstractValidator<Wire.GetRightsCaseRequest>
{
    public GetRightsCaseValidator() => RuleFor(x => x.RightsRequestId).IsUuid();
}

internal sealed class DecideRightsRequestValidator : AbstractValidator<Wire.DecideRightsRequestRequest>
{
    public DecideRightsRequestValidator()
    {
        RuleFor(x => x.RequestId).IsUuid();
        RuleFor(x => x.RightsRequestId).IsUuid();
        RuleFor(x => x.Decision).IsStated();
        RuleForEach(x => x.Reasons).IsStated();
        RuleFor(x => x.Text).HasCharacters(4_000);
    }
}

internal sealed class ExtendRightsRequestValidator : AbstractValidator<Wire.ExtendRightsRequestRequest>
{
    public ExtendRightsRequestValidator()
    {
        RuleFor(x => x.RequestId).IsUuid();
        RuleFor(x => x.RightsRequestId).IsUuid();
        RuleFor(x => x.Reason).Must(x => !string.IsNullOrWhiteSpace(x))
            .Refuses(RefusalReason.FieldRequired, "Say why it takes longer: the person is told.");
        RuleFor(x => x.Reason).HasCharacters(1_000);
    }
}
