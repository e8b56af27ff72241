using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Identifiers;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Disclosures;
using CustomerRegistry.Server.Identifiers;
using CustomerRegistry.Server.Jurisdictions;
using CustomerRegistry.Server.Reports;
using CustomerRegistry.Server.Risk;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Tests.Risk;

/// <summary>
/// Puts reports with listings in any state straight into the tables: also states that no call makes any more, and times
/// that have passed.
/// </summary>
internal sealed class TestListings(RegistryFixture registry)
{
    private const int Epoch = 1;

    private SubjectKeys Keys => registry.Host.Services.GetRequiredService<SubjectKeys>();

    private AuditStore Audit => registry.Host.Services.GetRequiredService<AuditStore>();

    private DateTimeOffset Now => registry.Clock.GetUtcNow();

    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    public SubjectToken TokenOf(Wire.Identifier identifier, RegistryMode mode = RegistryMode.Live)
    {
        if (!IdentifierHash.TryFromBytes(identifier.Hash.Span, out var hash)) throw new ArgumentException("Not by hash.", nameof(identifier));
        return Keys.TokenOf(mode, Epoch, (IdentifierKind)identifier.Kind, hash);
    }

    /// <summary>
    /// A report that counts for a British shop (E3, not received, provider-confirmed, told of 30 days ago), changed as told.
    /// </summary>
    public async Task<Guid> AddAsync(TestMerchant reporter, Action<ListingRow>? change, params Wire.Identifier[] identifiers)
    {
        await using var db = await registry.DatabaseAsync();
        var merchant = await db.Merchants.AsNoTracking().SingleAsync(x => x.Id == reporter.Id);
        var facts = new ListingRow
        {
            Mode = RegistryMode.Live,
            Epoch = Epoch,
            MerchantId = merchant.Id,
            OwnerId = merchant.OwnerId,
            ReporterCountry = merchant.Country,
            ReporterSector = merchant.Sector,
            ConsumerCountry = merchant.Country,
            OrderKey = Random.Shared.NextInt64(),
            Category = Category.NotReceived,
            Evidence = EvidenceLevel.FinalForMerchant,
            Source = EvidenceSource.ProviderConfirmed,
            OpenedOn = DayOf(Now).AddDays(-60),
            OrderedOn = DayOf(Now).AddDays(-90),
            OutcomeOn = DayOf(Now).AddDays(-31),
            ShareFrom = Now.AddDays(-16),
            LastDay = DayOf(Now).AddMonths(30),
            Version = 1,
        };
        change?.Invoke(facts);
        var report = ReportOf(facts);
        var policy = (await registry.Host.Services.GetRequiredService<PolicyStore>().CurrentAsync(CancellationToken.None))!;
        report.AdmissionJson = AdmissionRecord.Write(policy.Book.AdmissionFor(new AdmissionCase(
            Country.Parse(facts.ReporterCountry), Country.Parse(facts.ConsumerCountry), policy.Operator, facts.ReporterSector,
            facts.Category, facts.Evidence, facts.Source, facts.OpenedOn, DayOf(Now))));
        db.Reports.Add(report);
        for (var i = 0; i < identifiers.Length; i++)
        {
            var token = TokenOf(identifiers[i], facts.Mode);
            var key = (facts.OwnOnly ? Keys.OwnOnly(facts.Mode, token, merchant.Id) : Keys.Shared(facts.Mode, token)).ToBytes();
            var (kind, confirmed) = ((IdentifierKind)identifiers[i].Kind, identifiers[i].Confirmed);
            report.Identifiers.Add(new ReportIdentifierRow
            {
                ReportId = report.Id,
                Ordinal = i,
                Epoch = Epoch,
                SubjectKey = key,
                Kind = kind,
                Confirmed = confirmed,
            });
            db.Listings.Add(ListingOf(facts, report.Id, key, kind, confirmed));
        }

        Stage(db, facts, AuditAction.ReportRecorded, report.Id);
        await db.SaveChangesAsync();
        return report.Id;
    }

    /// <summary>As filing an appeal does: locks, restricts, tells the recipients, in one transaction.</summary>
    public async Task ContestAsync(Guid reportId)
    {
        await using var db = await registry.DatabaseAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var rows = await ListingLocks.ForUpdateAsync(db, reportId, CancellationToken.None);
        foreach (var row in rows)
        {
            row.Contested = true;
            row.Version++;
        }

        await CorrectionStore.StageAsync(db, reportId, Now, CancellationToken.None);
        Stage(db, rows[0], AuditAction.ReportUpdated, reportId);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    public async Task StateOrdersAsync(TestMerchant merchant, Wire.Identifier identifier, int orders)
    {
        await using var db = await registry.DatabaseAsync();
        var key = Keys.Shared(RegistryMode.Live, TokenOf(identifier)).ToBytes();
        var stated = await db.MerchantSubjects.FindAsync(key, merchant.Id);
        if (stated is null) db.MerchantSubjects.Add(stated = new MerchantSubjectRow { SubjectKey = key, MerchantId = merchant.Id });
        stated.OrdersLastYear = orders;
        stated.StatedAt = Now;
        Audit.Stage(db, AuditEntries.Of(
            AuditActorKind.Job, null, RegistryMode.Live, Guid.Empty, AuditAction.ReportUpdated, AuditSubject.Merchant, merchant.Id, Now));
        await db.SaveChangesAsync();
    }

    private ReportRow ReportOf(ListingRow facts) => new()
    {
        Id = Guid.CreateVersion7(Now),
        Mode = facts.Mode,
        SandboxId = facts.SandboxId,
        MerchantId = facts.MerchantId,
        OrderKey = BitConverter.GetBytes(facts.OrderKey),
        Category = facts.Category,
        Evidence = facts.Evidence,
        Source = facts.Source,
        ReporterCountry = facts.ReporterCountry,
        ConsumerCountry = facts.ConsumerCountry,
        OpenedOn = facts.OpenedOn,
        OutcomeAt = Now.AddDays(-31),
        Currency = "GBP",
        AmountMinorUnits = 4900,
        State = ReportState.Listed,
        OwnOnly = facts.OwnOnly,
        ShareFrom = facts.ShareFrom,
        LastDay = facts.LastDay,
        Contested = facts.Contested,
        CreatedAt = Now,
        UpdatedAt = Now,
        Version = 1,
    };

    private static ListingRow ListingOf(ListingRow facts, Guid reportId, byte[] key, IdentifierKind kind, bool confirmed) => new()
    {
        SubjectKey = key,
        ReportId = reportId,
        Mode = facts.Mode,
        SandboxId = facts.SandboxId,
        Epoch = facts.Epoch,
        MerchantId = facts.MerchantId,
        OwnerId = facts.OwnerId,
        ReporterCountry = facts.ReporterCountry,
        ReporterSector = facts.ReporterSector,
        ConsumerCountry = facts.ConsumerCountry,
        OrderKey = facts.OrderKey,
        OwnOnly = facts.OwnOnly,
        Kind = kind,
        Confirmed = confirmed,
        Category = facts.Category,
        Evidence = facts.Evidence,
        Source = facts.Source,
        OpenedOn = facts.OpenedOn,
        OrderedOn = facts.OrderedOn,
        OutcomeOn = facts.OutcomeOn,
        ShareFrom = facts.ShareFrom,
        LastDay = facts.LastDay,
        Contested = facts.Contested,
        Objected = facts.Objected,
        Circular = facts.Circular,
        Version = facts.Version,
    };

    private void Stage(RegistryDbContext db, ListingRow facts, AuditAction action, Guid reportId) => Audit.Stage(db, AuditEntries.Of(
        AuditActorKind.Job, null, facts.Mode, facts.SandboxId, action, AuditSubject.Report, reportId, Now));
}
