using System.Buffers.Binary;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Disclosures;
using CustomerRegistry.Server.Reports;
using CustomerRegistry.Server.Risk;
using CustomerRegistry.Server.Tests.Risk;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerRegistry.Server.Tests.Jurisdictions;

/// <summary>
/// A registry with something in it: listings that count for British shops, every other one NOT_RECEIVED, the others
/// DUPLICATE; every third was disclosed.
/// </summary>
internal static class ManyListings
{
    public static async Task SeedAsync(RegistryFixture registry, TestMerchant reporter, TestMerchant shop, int count)
    {
        var now = registry.Clock.GetUtcNow();
        var today = TestListings.DayOf(now);
        await using var db = await registry.DatabaseAsync();
        for (var i = 0; i < count; i++)
        {
            var report = new ReportRow
            {
                Id = Guid.CreateVersion7(now),
                Mode = RegistryMode.Live,
                MerchantId = reporter.Id,
                OrderKey = Key(i, 32),
                Category = i % 2 == 0 ? Category.NotReceived : Category.Duplicate,
                Evidence = EvidenceLevel.FinalForMerchant,
                Source = EvidenceSource.ProviderConfirmed,
                ReporterCountry = "GB",
                ConsumerCountry = "GB",
                OpenedOn = today.AddDays(-60),
                OutcomeAt = now.AddDays(-31),
                Currency = "GBP",
                AmountMinorUnits = 4900,
                State = ReportState.Listed,
                NoticeDueAt = now.AddYears(10),
                ShareFrom = now.AddDays(-16),
                LastDay = today.AddMonths(30),
                CreatedAt = now,
                UpdatedAt = now,
                Version = 1,
            };
            db.Reports.Add(report);
            db.Listings.Add(new ListingRow
            {
                SubjectKey = Key(i, 16),
                ReportId = report.Id,
                Mode = RegistryMode.Live,
                Epoch = 1,
                MerchantId = reporter.Id,
                OwnerId = reporter.Id,
                ReporterCountry = "GB",
                ReporterSector = Domain.Merchants.Sector.GeneralRetail,
                ConsumerCountry = "GB",
                OrderKey = i,
                Kind = IdentifierKind.Email,
                Confirmed = true,
                Category = report.Category,
                Evidence = report.Evidence,
                Source = report.Source,
                OpenedOn = report.OpenedOn,
                OrderedOn = report.OpenedOn,
                OutcomeOn = today.AddDays(-31),
                ShareFrom = report.ShareFrom,
                NoticedAt = now.AddDays(-30),
                LastDay = report.LastDay,
                Version = 1,
            });
            if (i % 3 == 0) db.Disclosures.Add(DisclosureOf(report, Key(i, 16), shop, now));
        }

        registry.Host.Services.GetRequiredService<AuditStore>().Stage(db, AuditEntries.Of(
            AuditActorKind.Job, null, RegistryMode.Live, Guid.Empty, AuditAction.BulkReportsRecorded, AuditSubject.Merchant, reporter.Id, now));
        await db.SaveChangesAsync();
    }

    private static DisclosureRow DisclosureOf(ReportRow report, byte[] subjectKey, TestMerchant shop, DateTimeOffset now)
    {
        var check = Guid.NewGuid();
        return new DisclosureRow
        {
            CheckId = check,
            Mode = RegistryMode.Live,
            MerchantId = shop.Id,
            At = now.AddDays(-1),
            Purpose = Purpose.DeliverySafeguard,
            Stage = Stage.AfterOrder,
            OrderKey = report.OrderKey,
            Level = RiskLevel.Low,
            Advice = Advice.AddASafeguard,
            ModelVersion = "risk-model-1",
            PolicyHash = new string('0', 64),
            NoticeVersion = "1",
            Listings = [new DisclosedListingRow { CheckId = check, SubjectKey = subjectKey, ReportId = report.Id, Version = 1 }],
        };
    }

    // Scattered, as the keys of people are.
    private static byte[] Key(int number, int length)
    {
        var key = new byte[length];
        BinaryPrimitives.WriteInt32BigEndian(key, unchecked(number * (int)2654435761));
        return key;
    }
}
