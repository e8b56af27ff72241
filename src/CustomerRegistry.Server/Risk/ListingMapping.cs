using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Server.Risk;

/// <summary>A listing's row as the rules see it.</summary>
internal static class ListingMapping
{
    public static Listing ToListing(ListingRow row) => new(
        SubjectKey.FromBytes(row.SubjectKey),
        row.ReportId,
        row.MerchantId,
        row.OwnerId,
        CountryOf(row.ReporterCountry),
        row.ReporterSector,
        CountryOf(row.ConsumerCountry),
        (ulong)row.OrderKey,
        row.OwnOnly,
        row.Kind,
        row.Confirmed,
        row.Category,
        row.Evidence,
        row.Source,
        row.OpenedOn,
        row.OrderedOn,
        row.OutcomeOn,
        row.ShareFrom,
        row.LastDay,
        row.Contested,
        row.Objected,
        row.Circular,
        row.Version)
    {
        NoticedAt = row.NoticedAt,
    };

    public static Country CountryOf(string code) => Country.TryParse(code, out var country) ? country : Country.Unknown;
}
