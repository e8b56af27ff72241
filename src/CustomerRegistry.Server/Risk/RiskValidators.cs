using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Server.Rpc;
using FluentValidation;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Risk;

internal sealed class CheckValidator : AbstractValidator<Wire.CheckRequest>
{
    public CheckValidator()
    {
        RuleFor(x => x.Purpose)
            .Must(x => Enum.IsDefined(x) && x != Wire.Purpose.Unspecified)
            .Refuses(RefusalReason.PurposeNotAllowed, "The purpose must be DELIVERY_SAFEGUARD or PAYMENT_AUTHENTICATION; the answer may be used for nothing else.");
        RuleFor(x => x.Stage).IsStated();
        RuleFor(x => x.OrderReference).HasLength(1, 256);
        RuleFor(x => x.OrderedOn).IsDay();
        RuleFor(x => x.NoticeVersion).IsReference(1, 32);
        RuleFor(x => x.Language).HasLength(0, 35);
    }
}

internal sealed class RecordOutcomeValidator : AbstractValidator<Wire.RecordOutcomeRequest>
{
    public RecordOutcomeValidator()
    {
        RuleFor(x => x.RequestId).IsUuid();
        RuleFor(x => x.CheckId).IsUuid();
        RuleFor(x => x.Action).IsStated();
        RuleFor(x => x.DecidedBy).IsStated();
        RuleFor(x => x.OrderOutcome).IsStatedOrUnspecified();
    }
}

internal sealed class ListShadowDifferencesValidator : AbstractValidator<Wire.ListShadowDifferencesRequest>
{
    public ListShadowDifferencesValidator()
    {
        RuleFor(x => x.ShadowModelHash)
            .Must(x => x.Length == 0 || (x.Length == 64 && x.All(char.IsAsciiHexDigitLower)))
            .Refuses(RefusalReason.FieldMalformed, "It must be empty or a SHA-256 as 64 hex digits, small letters.");
    }
}
