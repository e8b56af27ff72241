using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Server.Rpc;
using FluentValidation;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Appeals;

/// <summary>The forms that messages about cases share.</summary>
internal static class CaseFormRules
{
    /// <summary>Characters are Unicode scalar values: an emoji or a letter of any script is one.</summary>
    public static IRuleBuilderOptions<T, string> HasCharacters<T>(this IRuleBuilder<T, string> rule, int most) => rule
        .Must(x => x.Length <= most || (x.Length <= 2 * most && x.EnumerateRunes().Count() <= most))
        .Refuses(RefusalReason.FieldOutOfRange, $"It may have up to {most} characters.");

    public static IRuleBuilderOptions<T, string> IsSecret<T>(this IRuleBuilder<T, string> rule) => rule
        .Must(x => x.Length is > 0 and <= 200)
        .Refuses(RefusalReason.FieldRequired, "The secret of the link or the case is missing.");

    /// <summary>Empty, or an address that can be written into a mail's header as it is.</summary>
    public static IRuleBuilderOptions<T, string> IsAnswerAddress<T>(this IRuleBuilder<T, string> rule) => rule
        .Must(x => x.Length == 0 || IsAddress(x))
        .Refuses(RefusalReason.FieldMalformed, "It must be an e-mail address of at most 320 characters, or empty.");

    public static IRuleBuilderOptions<T, string> IsLanguageOrEmpty<T>(this IRuleBuilder<T, string> rule) => rule
        .Must(x => x.Length == 0 || (x.Length == 2 && x.All(char.IsAsciiLetterLower)))
        .Refuses(RefusalReason.FieldMalformed, "It must be an ISO 639-1 language such as da, or empty.");

    private static bool IsAddress(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return text.Length <= 320 && at > 0 && at < text.Length - 1 && text.LastIndexOf('@') == at
            && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or ',' or ';' or ':' or '"' or '(' or ')');
    }
}

internal sealed class OpenNoticeValidator : AbstractValidator<Wire.OpenNoticeRequest>
{
    public OpenNoticeValidator() => RuleFor(x => x.NoticeSecret).IsSecret();
}

internal sealed class FileAppealValidator : AbstractValidator<Wire.FileAppealRequest>
{
    public FileAppealValidator()
    {
        RuleFor(x => x.RequestId).IsUuid();
        RuleFor(x => x.Proof).Must(x => x is not null && x.ProofCase != Wire.ConsumerProof.ProofOneofCase.None)
            .Refuses(RefusalReason.FieldRequired, "Give the notice's secret or a code as proof.");
        RuleFor(x => x.Proof.NoticeSecret).IsSecret().When(x => x.Proof?.ProofCase == Wire.ConsumerProof.ProofOneofCase.NoticeSecret);
        RuleFor(x => x.Proof.EmailCode.ProofId).IsUuid().When(HasCode);
        RuleFor(x => x.Proof.EmailCode.Code).HasLength(1, 20).When(HasCode);
        RuleFor(x => x.ReportId).IsUuid().When(x => x.ReportId.Length > 0 || HasCode(x));
        RuleFor(x => x.Ground).IsStated();
        RuleFor(x => x.Text).HasCharacters(10_000);
        RuleFor(x => x.AnswerEmailAddress).IsAnswerAddress();
        RuleFor(x => x.Language).IsLanguageOrEmpty();
    }

    private static bool HasCode(Wire.FileAppealRequest request) =>
        request.Proof?.ProofCase == Wire.ConsumerProof.ProofOneofCase.EmailCode;
}

internal sealed class GetAppealValidator : AbstractValidator<Wire.GetAppealRequest>
{
    public GetAppealValidator()
    {
        RuleFor(x => x.AppealId).IsUuid();
        RuleFor(x => x.CaseSecret).IsSecret();
    }
}

internal sealed class AddInformationValidator : AbstractValidator<Wire.AddInformationRequest>
{
    public AddInformationValidator()
    {
        RuleFor(x => x.RequestId).IsUuid();
        RuleFor(x => x.AppealId).IsUuid();
        RuleFor(x => x.CaseSecret).IsSecret();
        RuleFor(x => x.Text).HasCharacters(10_000);
        RuleFor(x => x.Text).Must((request, text) => text.Length > 0 || request.Attachments.Count > 0)
            .Refuses(RefusalReason.FieldRequired, "Add a text or a file.");
    }
}

internal sealed class StateDisputeValidator : AbstractValidator<Wire.StateDisputeRequest>
{
    public StateDisputeValidator()
    {
        RuleFor(x => x.RequestId).IsUuid();
        RuleFor(x => x.AppealId).IsUuid();
        RuleFor(x => x.CaseSecret).IsSecret();
        RuleFor(x => x.Statement).IsStated();
    }
}

internal sealed class WithdrawAppealValidator : AbstractValidator<Wire.WithdrawAppealRequest>
{
    public WithdrawAppealValidator()
    {
        RuleFor(x => x.RequestId).IsUuid();
        RuleFor(x => x.AppealId).IsUuid();
        RuleFor(x => x.CaseSecret).IsSecret();
    }
}

internal sealed class AnswerAppealValidator : AbstractValidator<Wire.AnswerAppealRequest>
{
    public AnswerAppealValidator()
    {
        RuleFor(x => x.RequestId).IsUuid();
        RuleFor(x => x.AppealId).IsUuid();
        RuleFor(x => x.Answer).IsStated();
        RuleFor(x => x.Text).Must((request, text) => request.Answer != Wire.MerchantAnswer.Defend || !string.IsNullOrWhiteSpace(text))
            .Refuses(RefusalReason.FieldRequired, "Say why the report stands.");
        RuleFor(x => x.Text).HasCharacters(10_000);
    }
}

internal sealed class DecideAppealValidator : AbstractValidator<Wire.DecideAppealRequest>
{
    public DecideAppealValidator()
    {
        RuleFor(x => x.RequestId).IsUuid();
        RuleFor(x => x.AppealId).IsUuid();
        RuleFor(x => x.Decision).IsStated();
        RuleForEach(x => x.Reasons).IsStated();
        RuleFor(x => x.Text).HasCharacters(4_000);
    }
}

internal sealed class GetAppealCaseValidator : AbstractValidator<Wire.GetAppealCaseRequest>
{
    public GetAppealCaseValidator() => RuleFor(x => x.AppealId).IsUuid();
}
