using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Server.Rpc;
using FluentValidation;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Jurisdictions;

internal sealed class ExportComplianceValidator : AbstractValidator<Wire.ExportComplianceRequest>
{
    private const int MostYears = 10;

    public ExportComplianceValidator()
    {
        RuleFor(x => x.FromDay).IsDay();
        RuleFor(x => x.ToDay).IsDay();
        RuleFor(x => x.ToDay)
            .Must((request, to) => !FormRules.TryDay(request.FromDay, out var first) || !FormRules.TryDay(to, out var last)
                || (last >= first && last <= first.AddYears(MostYears) && last < DateOnly.MaxValue))
            .Refuses(RefusalReason.FieldOutOfRange, $"It must not be before from_day, nor more than {MostYears} years after it.");
    }
}

internal sealed class DrawSampleValidator : AbstractValidator<Wire.DrawSampleRequest>
{
    public DrawSampleValidator()
    {
        RuleFor(x => x.RequestId).IsUuid();
        RuleFor(x => (int)Math.Min(x.Size, int.MaxValue)).IsWithin(1, 1000).OverridePropertyName("Size");
    }
}

internal sealed class GetSampleValidator : AbstractValidator<Wire.GetSampleRequest>
{
    public GetSampleValidator() => RuleFor(x => x.SampleId).IsUuid().When(x => x.SampleId.Length > 0);
}

internal sealed class RecordFindingValidator : AbstractValidator<Wire.RecordFindingRequest>
{
    public RecordFindingValidator()
    {
        RuleFor(x => x.RequestId).IsUuid();
        RuleFor(x => x.SampleId).IsUuid();
        RuleFor(x => (int)Math.Min(x.Number, int.MaxValue)).IsWithin(1, 1000).OverridePropertyName("Number");
    }
}
