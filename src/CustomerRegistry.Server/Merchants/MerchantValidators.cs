using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Server.Rpc;
using FluentValidation;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Merchants;

internal sealed class EnrolMerchantValidator : AbstractValidator<Wire.EnrolMerchantRequest>
{
    public EnrolMerchantValidator()
    {
        RuleFor(x => x.RequestId).IsUuid();
        RuleFor(x => x.DisplayName).HasLength(1, 100);
        RuleFor(x => x.Country).IsCountry();
        RuleFor(x => x.Sector).IsStated();
        RuleFor(x => x.UltimateOwner).HasLength(1, 100);
        RuleFor(x => x.ContactEmailAddress).HasLength(3, 320);
        RuleFor(x => x.ContactEmailAddress).EmailAddress()
            .Refuses(RefusalReason.FieldMalformed, "It must be an e-mail address.");
        RuleFor(x => x.CheckoutNoticeUrl)
            .Must(x => Uri.TryCreate(x, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps && x.Length <= 500)
            .Refuses(RefusalReason.FieldMalformed, "It must be an https address of at most 500 characters.");
    }
}

internal sealed class GoLiveValidator : AbstractValidator<Wire.GoLiveRequest>
{
    public GoLiveValidator()
    {
        RuleFor(x => x.RequestId).IsUuid();
        RuleFor(x => x.MerchantId).IsUuid();
    }
}

internal sealed class ResumeReportingValidator : AbstractValidator<Wire.ResumeReportingRequest>
{
    public ResumeReportingValidator()
    {
        RuleFor(x => x.RequestId).IsUuid();
        RuleFor(x => x.MerchantId).IsUuid();
    }
}

internal sealed class SuspendMerchantValidator : AbstractValidator<Wire.SuspendMerchantRequest>
{
    public SuspendMerchantValidator()
    {
        RuleFor(x => x.RequestId).IsUuid();
        RuleFor(x => x.MerchantId).IsUuid();
    }
}

internal sealed class OffboardMerchantValidator : AbstractValidator<Wire.OffboardMerchantRequest>
{
    public OffboardMerchantValidator()
    {
        RuleFor(x => x.RequestId).IsUuid();
        RuleFor(x => x.MerchantId).IsUuid();
    }
}

internal sealed class StopSharingValidator : AbstractValidator<Wire.StopSharingRequest>
{
    public StopSharingValidator()
    {
        RuleFor(x => x.RequestId).IsUuid();
        RuleFor(x => x.Country).IsCountry().When(x => x.Country.Length > 0);
        RuleFor(x => x.MerchantId).IsUuid().When(x => x.MerchantId.Length > 0);
    }
}

internal sealed class ResumeSharingValidator : AbstractValidator<Wire.ResumeSharingRequest>
{
    public ResumeSharingValidator()
    {
        RuleFor(x => x.RequestId).IsUuid();
        RuleFor(x => x.StopId).IsUuid();
    }
}

internal sealed class IssueApiKeyValidator : AbstractValidator<Wire.IssueApiKeyRequest>
{
    public IssueApiKeyValidator()
    {
        RuleFor(x => x.RequestId).IsUuid();
        RuleFor(x => x.MerchantId).IsUuid();
        RuleFor(x => x.Scopes.Count).IsWithin(1, 6).OverridePropertyName("Scopes");
        RuleForEach(x => x.Scopes).IsStated();
        RuleFor(x => x.ValidDays).IsWithin(0, 400);
    }
}

internal sealed class RevokeApiKeyValidator : AbstractValidator<Wire.RevokeApiKeyRequest>
{
    public RevokeApiKeyValidator()
    {
        RuleFor(x => x.RequestId).IsUuid();
        RuleFor(x => x.ApiKeyId).IsUuid();
    }
}

internal sealed class AddPersonValidator : AbstractValidator<Wire.AddPersonRequest>
{
    public AddPersonValidator()
    {
        RuleFor(x => x.RequestId).IsUuid();
        RuleFor(x => x.DisplayName).HasLength(1, 100);
        RuleFor(x => x.Roles.Count).IsWithin(1, 3).OverridePropertyName("Roles");
        RuleForEach(x => x.Roles).IsStated();
        RuleFor(x => x.ValidDays).IsWithin(0, 90);
    }
}

internal sealed class SetProviderAccountValidator : AbstractValidator<Wire.SetProviderAccountRequest>
{
    public SetProviderAccountValidator()
    {
        RuleFor(x => x.RequestId).IsUuid();
        RuleFor(x => x.MerchantId).IsUuid();
        RuleFor(x => x.Provider).Equal("stripe")
            .Refuses(RefusalReason.ProviderUnknown, "This version fetches from \"stripe\" only.");
        RuleFor(x => x.Account).IsReference(1, 64);
        RuleFor(x => x.RestrictedKey).IsReference(8, 256);
        RuleFor(x => x.WebhookSecret).IsReference(8, 256);
    }
}

internal sealed class DecideConductValidator : AbstractValidator<Wire.DecideConductRequest>
{
    public DecideConductValidator()
    {
        RuleFor(x => x.RequestId).IsUuid();
        RuleFor(x => x.MerchantId).IsUuid();
        RuleFor(x => x.Decision).IsStated();
    }
}

internal sealed class AdvanceTestClockValidator : AbstractValidator<Wire.AdvanceTestClockRequest>
{
    private const long MostSeconds = 5L * 366 * 24 * 3600;

    public AdvanceTestClockValidator()
    {
        RuleFor(x => x.RequestId).IsUuid();
        RuleFor(x => x.Seconds).GreaterThan(0).Refuses(RefusalReason.TestClockBackwards, "The test clock only goes forward.");
        RuleFor(x => x.Seconds).LessThanOrEqualTo(MostSeconds)
            .Refuses(RefusalReason.FieldOutOfRange, "It goes forward by five years at most.");
    }
}

internal sealed class ResetSandboxValidator : AbstractValidator<Wire.ResetSandboxRequest>
{
    public ResetSandboxValidator()
    {
        RuleFor(x => x.RequestId).IsUuid();
        RuleFor(x => x.Confirm).Equal(true).Refuses(RefusalReason.ConfirmationRequired, "The sandbox would be emptied: set confirm.");
    }
}
