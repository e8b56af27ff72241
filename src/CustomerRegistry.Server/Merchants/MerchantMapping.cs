using Google.Protobuf.WellKnownTypes;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Merchants;

/// <summary>Merchants, keys and persons to the wire.</summary>
internal static class MerchantMapping
{
    public static Wire.Merchant ToWire(MerchantRow row) => new()
    {
        MerchantId = row.Id.ToString(),
        DisplayName = row.DisplayName,
        Country = row.Country,
        Sector = (Wire.Sector)row.Sector,
        UltimateOwner = row.UltimateOwner,
        ContactEmailAddress = row.ContactEmailAddress,
        CheckoutNoticeUrl = row.CheckoutNoticeUrl,
        State = (Wire.MerchantState)row.State,
        Standing = (uint)row.Standing,
        Sandbox = row.SandboxId != Guid.Empty,
        EnrolledAt = row.EnrolledAt.ToTimestamp(),
        ReportingStoppedAt = row.ReportingStoppedAt?.ToTimestamp(),
        ReportingStopReason = (Wire.ReportingStopReason)(row.ReportingStopReason ?? default),
    };

    public static Wire.ApiKey ToWire(ApiKeyRow row) => new()
    {
        ApiKeyId = row.Id.ToString(),
        MerchantId = row.MerchantId?.ToString() ?? "",
        Test = row.SandboxId != Guid.Empty,
        Scopes = { row.Scopes.Select(x => (Wire.Scope)x) },
        ExpiresAt = row.ExpiresAt.ToTimestamp(),
        RevokedAt = row.RevokedAt?.ToTimestamp(),
    };

    public static Wire.Person ToWire(PersonRow row) => new()
    {
        PersonId = row.Id.ToString(),
        DisplayName = row.DisplayName,
        Roles = { row.Roles.Select(x => (Wire.StaffRole)x) },
    };
}
