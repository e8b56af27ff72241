using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Server.Hosting;
using CustomerRegistry.Server.Merchants;

namespace CustomerRegistry.Server.Reports;

/// <summary>
/// What a notice tells. It names no consumer and no amount: a mail may be read by others. The order's number stands in it
/// only where the shop gave it for this mail, since the registry does not know it.
/// </summary>
/// <param name="Link">The secret stands in the fragment, which browsers send to no server, so that it is in no log.</param>
/// <param name="Order">The order's number or a name in braces for it; null where nobody gave it.</param>
/// <param name="Authority">As the policy names it.</param>
internal sealed record NoticeFacts(
    string MerchantName, string MerchantCountry, string MerchantUrl, RegistryContact Registry, Category Category, EvidenceLevel Level,
    DateOnly OpenedOn, bool OwnOnly, bool Listed, int ReplyWindowDays, DateOnly LastDay, string Authority, string Link, string? Order)
{
    public static NoticeFacts Of(
        ReportRow report, MerchantRow merchant, RegistryOptions options, string authority, string secret, string? order) => new(
        merchant.DisplayName, merchant.Country, merchant.CheckoutNoticeUrl, RegistryContact.Of(options), report.Category, report.Evidence,
        report.OpenedOn, report.OwnOnly, report.State == ReportState.Listed, report.ReplyWindowDays, report.LastDay, authority,
        $"{options.PublicAddress.TrimEnd('/')}/notice#{secret}", order);

    public override string ToString() => "notice";
}
