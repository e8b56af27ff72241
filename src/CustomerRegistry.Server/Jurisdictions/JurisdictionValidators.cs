using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Server.Rpc;
using FluentValidation;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Jurisdictions;

internal sealed class ApplyPolicyValidator : AbstractValidator<Wire.ApplyPolicyRequest>
{
    public ApplyPolicyValidator()
    {
        RuleFor(x => x.RequestId).IsUuid();
        RuleFor(x => x.Files.Count).IsWithin(1, 400).OverridePropertyName("Files");
        RuleFor(x => x.ReplacesHash).Must(x => x.Length is 0 or 64)
            .Refuses(RefusalReason.FieldMalformed, "It must be empty, or the 64 hex digits of the bundle in force.");
    }
}

internal sealed class ExplainRulingValidator : AbstractValidator<Wire.ExplainRulingRequest>
{
    public ExplainRulingValidator()
    {
        RuleFor(x => x.ReporterCountry).IsCountry();
        RuleFor(x => x.ConsumerCountry).IsConsumerCountry();
        RuleFor(x => x.CheckerCountry).IsCountry().When(x => x.CheckerCountry.Length > 0);
        RuleFor(x => x.OperatorCountry).IsCountry().When(x => x.OperatorCountry.Length > 0);
        RuleFor(x => x.Category).IsStated();
        RuleFor(x => x.EvidenceLevel).IsStated();
        RuleFor(x => x.Source).IsStated();
        RuleFor(x => x.ReporterSector).IsStatedOrUnspecified();
        RuleFor(x => x.CheckerSector).IsStatedOrUnspecified();
    }
}
