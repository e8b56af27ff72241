using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Identifiers;
using CustomerRegistry.Server.Rpc;
using FluentValidation;
using Google.Protobuf.WellKnownTypes;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Reports;

internal sealed class SubmitReportValidator : AbstractValidator<Wire.SubmitReportRequest>
{
    public SubmitReportValidator(IValidator<Wire.ReportSubmission> report, IValidator<Wire.NoticeRelay> relay)
    {
        RuleFor(x => x.RequestId).IsUuid();
        RuleFor(x => x.Report).Must(x => x is not null).Refuses(RefusalReason.FieldRequired, "The report is missing.");
        RuleFor(x => x.Report).SetValidator(report).When(x => x.Report is not null);
        RuleFor(x => x.NoticeRelay).SetValidator(relay).When(x => x.NoticeRelay is not null);
    }
}

/// <summary>The form of a report; identifiers are read by IdentifierMapping, values are Domain's to judge.</summary>
internal sealed class ReportSubmissionValidator : AbstractValidator<Wire.ReportSubmission>
{
    public ReportSubmissionValidator(IValidator<Wire.DisputeReference> dispute)
    {
        RuleFor(x => x.Category).IsStated();
        RuleFor(x => x.EvidenceLevel).IsStated();
        RuleFor(x => x.Source).IsStated();
        RuleFor(x => x.Source).Must(x => x != Wire.EvidenceSource.ProviderConfirmed)
            .Refuses(RefusalReason.FieldOutOfRange, "PROVIDER_CONFIRMED is set by the registry alone: send PROVIDER_FILE or STATEMENT.");
        RuleFor(x => x.Dispute).SetValidator(dispute).When(x => x.Dispute is not null);
        RuleFor(x => x.CardNetwork).IsStatedOrUnspecified();
        RuleFor(x => x.NetworkReasonCode).HasLength(0, 20);
        RuleFor(x => x.NetworkSubReason).HasLength(0, 40);
        RuleFor(x => x.ConsumerCountry).IsConsumerCountry();
        // Empty is Domain's FIELD_REQUIRED; what is there must have a canonical form.
        RuleFor(x => x.OrderReference).Must(x => x.Length == 0 || OrderReference.TryCreate(x, out _, out _))
            .Refuses(RefusalReason.FieldOutOfRange, "It must have 1 to 64 letters and digits: the number printed for the buyer.");
        RuleFor(x => x.OrderedOn).IsDayOrEmpty();
        RuleFor(x => x.OpenedOn).IsDay();
        RuleFor(x => x.OutcomeAt).IsTime();
        RuleFor(x => x.Amount).Must(x => x is not null).Refuses(RefusalReason.FieldRequired, "The amount in dispute is missing.");
        RuleFor(x => x.FinalAnswerOn).IsDayOrEmpty();
        RuleForEach(x => x.Proofs).IsStated();
    }
}

internal sealed class DisputeReferenceValidator : AbstractValidator<Wire.DisputeReference>
{
    public DisputeReferenceValidator()
    {
        RuleFor(x => x.Provider)
            .Must(x => x.Length is >= 2 and <= 32 && x.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
            .Refuses(RefusalReason.FieldMalformed, "It must have 2 to 32 characters [a-z0-9-].");
        RuleFor(x => x.Account).IsReference(1, 64);
        RuleFor(x => x.Id).IsReference(1, 64);
    }
}

internal sealed class NoticeRelayValidator : AbstractValidator<Wire.NoticeRelay>
{
    public NoticeRelayValidator()
    {
        // Whether it is the consumer's is decided by its hash; here only that a mail could go to it.
        RuleFor(x => x.EmailAddress)
            .Must(x => EmailCanonicalForm.TryCreate(x, out _, out _) && MimeKit.MailboxAddress.TryParse(x.Trim(), out _))
            .Refuses(RefusalReason.FieldMalformed, "It must be an e-mail address such as name@example.com.");
        RuleFor(x => x.Language).IsLanguage();
        RuleFor(x => x.OrderNumber).HasLength(0, 100);
    }
}

internal sealed class RelayNoticeValidator : AbstractValidator<Wire.RelayNoticeRequest>
{
    public RelayNoticeValidator(IValidator<Wire.NoticeRelay> relay)
    {
        RuleFor(x => x.RequestId).IsUuid();
        RuleFor(x => x.ReportId).IsUuid();
        RuleFor(x => x.NoticeRelay).Must(x => x is not null).Refuses(RefusalReason.FieldRequired, "Address and language are missing.");
        RuleFor(x => x.NoticeRelay).SetValidator(relay).When(x => x.NoticeRelay is not null);
    }
}

internal sealed class AttestNoticeValidator : AbstractValidator<Wire.AttestNoticeRequest>
{
    public AttestNoticeValidator()
    {
        RuleFor(x => x.RequestId).IsUuid();
        RuleFor(x => x.ReportId).IsUuid();
        RuleFor(x => x.Channel).IsStated();
        RuleFor(x => x.CarrierReference).IsReference(4, 64);
        RuleFor(x => x.SentAt).IsTime();
        RuleFor(x => x.Language).IsLanguage();
        RuleFor(x => x.TextVersion).Must(x => x.Length == 0 || NoticeText.IsPublished(x))
            .Refuses(RefusalReason.NoticeVersionUnknown, "It must be empty or a version that GetNoticeText gives, such as notice-2/de.");
    }
}

internal sealed class UpdateOutcomeValidator : AbstractValidator<Wire.UpdateOutcomeRequest>
{
    public UpdateOutcomeValidator()
    {
        RuleFor(x => x.RequestId).IsUuid();
        RuleFor(x => x.ReportId).IsUuid();
        RuleFor(x => x.EvidenceLevel).IsStated();
        RuleFor(x => x.OutcomeAt).IsTime();
        RuleForEach(x => x.Proofs).IsStated();
    }
}

internal sealed class WithdrawReportValidator : AbstractValidator<Wire.WithdrawReportRequest>
{
    public WithdrawReportValidator()
    {
        RuleFor(x => x.RequestId).IsUuid();
        RuleFor(x => x.ReportId).IsUuid();
        RuleFor(x => x.Reason).IsStated();
    }
}

internal sealed class ConfirmFindingValidator : AbstractValidator<Wire.ConfirmFindingRequest>
{
    public ConfirmFindingValidator()
    {
        RuleFor(x => x.RequestId).IsUuid();
        RuleFor(x => x.ReportId).IsUuid();
        RuleFor(x => x.Document).IsStated();
        RuleFor(x => x.Document)
            .Must(x => x is Wire.Proof.BoardDecision or Wire.Proof.CourtDecision or Wire.Proof.ProviderDecision or Wire.Proof.Admission)
            .Refuses(
                RefusalReason.FieldOutOfRange,
                "It must be BOARD_DECISION, COURT_DECISION, PROVIDER_DECISION or ADMISSION: what shows an independent finding.");
    }
}

/// <summary>Forms that only reports have.</summary>
internal static class ReportFormRules
{
    private static readonly long Earliest = new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
    private static readonly long Latest = new DateTimeOffset(2200, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

    public static void IsTime<T>(this IRuleBuilder<T, Timestamp?> rule)
    {
        rule.Must(x => x is not null).Refuses(RefusalReason.FieldRequired, "The time is missing.");
        rule.Must(x => x is null || (x.Seconds >= Earliest && x.Seconds < Latest && x.Nanos is >= 0 and < 1_000_000_000))
            .Refuses(RefusalReason.FieldOutOfRange, "It must be a time from the year 2000 to 2199.");
    }

    public static IRuleBuilderOptions<T, string> IsLanguage<T>(this IRuleBuilder<T, string> rule) => rule
        .Must(x => x.Length == 2 && x.All(char.IsAsciiLetterLower))
        .Refuses(RefusalReason.FieldMalformed, "It must be an ISO 639-1 code of two lower-case letters, such as da.");
}
