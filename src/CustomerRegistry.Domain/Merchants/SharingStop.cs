using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Domain.Merchants;

/// <summary>
/// The operator's stop of sharing: of one country's listings and checks, of one merchant's, or of everything. It holds on
/// every replica as soon as the feed carries it, and hides without deleting.
/// </summary>
/// <param name="Country">Covers listings whose reporter or consumer, and checks whose checker, is there; null if not by country.</param>
/// <param name="MerchantId">Covers its listings, and its checks see nothing; null if not by merchant. Both null: everything.</param>
public sealed record SharingStop(Guid Id, Country? Country, Guid? MerchantId, string Why, Guid StoppedBy, DateTimeOffset StoppedAt)
{
    /// <summary>Makes a stop, or says why there is none.</summary>
    /// <returns>Refused with ConfirmationRequired, FieldOutOfRange (a country and a merchant), CountryUnknown or a reason's refusals.</returns>
    public static (SharingStop? Stop, Refusal? Refusal) Make(
        Guid id, Country? country, Guid? merchantId, string why, bool confirmed, Guid stoppedBy, DateTimeOffset now)
    {
        if (stoppedBy == Guid.Empty) throw new ArgumentException("A named person decides.", nameof(stoppedBy));
        if (!confirmed)
            return (null, new Refusal(RefusalReason.ConfirmationRequired, "This hides listings at once: confirm it.", "confirm"));
        if (country is not null && merchantId is not null)
            return (null, new Refusal(RefusalReason.FieldOutOfRange, "Name a country or a merchant, or neither; two stops for both.", "merchant_id"));
        if (country is { IsUnknown: true })
            return (null, new Refusal(RefusalReason.CountryUnknown, "Name a country by its ISO 3166-1 alpha-2 code.", "country"));
        return MerchantRules.CheckWhy(why) is { } refusal
            ? (null, refusal)
            : (new SharingStop(id, country, merchantId, why.Trim(), stoppedBy, now), null);
    }

    /// <summary>Whether this stop hides a listing from a checker. A merchant's own entries are not sharing and are never asked about here.</summary>
    public bool Covers(
        Guid reporter, Country reporterCountry, Country consumerCountry, Guid checker, Country checkerCountry) => (Country, MerchantId) switch
        {
            ({ } country, _) => country == reporterCountry || country == consumerCountry.Whole || country == checkerCountry,
            (null, { } merchant) => merchant == reporter || merchant == checker,
            (null, null) => true,
        };
}
