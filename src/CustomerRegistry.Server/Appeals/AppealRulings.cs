using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Server.Jurisdictions;
using CustomerRegistry.Server.Reports;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;

namespace CustomerRegistry.Server.Appeals;

/// <summary>The admission ruling of a report: as it was kept, or asked again where a report was kept without it.</summary>
internal sealed class AppealRulings(PolicyStore policies)
{
    public async Task<(AppealRuling? Ruling, Refusal? Refusal)> OfAsync(
        RegistryDbContext db, ReportRow report, DateTimeOffset now, CancellationToken ct)
    {
        if (AppealRuling.TryRead(report.AdmissionJson) is { } kept) return (kept, null);
        var policy = await policies.CurrentAsync(db, ct);
        if (policy is null) return (null, PolicyStore.NoneInForce);
        var sector = await db.Merchants.Where(x => x.Id == report.MerchantId).Select(x => (Sector?)x.Sector).SingleOrDefaultAsync(ct);
        return (AppealRuling.Of(policy.Book.AdmissionFor(new AdmissionCase(
            Country.Parse(report.ReporterCountry), Country.Parse(report.ConsumerCountry), policy.Operator, sector ?? Sector.GeneralRetail,
            report.Category, report.Evidence, report.Source, report.OpenedOn, DateOnly.FromDateTime(now.UtcDateTime)))), null);
    }

    /// <summary>Of the consumer's country, as the policy in force has them; none where no policy is.</summary>
    public async Task<PublicHolidays> HolidaysAsync(RegistryDbContext db, ReportRow report, CancellationToken ct) =>
        (await policies.CurrentAsync(db, ct))?.Book.HolidaysOf(Country.Parse(report.ConsumerCountry)) ?? PublicHolidays.None;
}
