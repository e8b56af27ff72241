using System.Security.Cryptography;
using System.Text;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Disclosures;
using CustomerRegistry.Server.Identifiers;
using CustomerRegistry.Server.Reports;
using CustomerRegistry.Server.Risk;
using CustomerRegistry.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using EvidenceLevel = CustomerRegistry.Domain.Reports.EvidenceLevel;
using EvidenceSource = CustomerRegistry.Domain.Reports.EvidenceSource;
using NoticeState = CustomerRegistry.Server.Reports.NoticeState;

namespace CustomerRegistry.Server.Tests.Appeals;

/// <summary>
/// A listed report with its notice, written as rows: what these tests begin from is a report in a known state, whatever
/// admission says of it today. With the secret of its notice and what a consumer and a merchant do about it.
/// </summary>
public sealed class SeededReport
{
    private readonly RegistryFixture _registry;

    private SeededReport(RegistryFixture registry, TestMerchant merchant, Guid id, string secret) =>
        (_registry, Merchant, Id, NoticeSecret) = (registry, merchant, id, secret);

    public TestMerchant Merchant { get; }

    public Guid Id { get; }

    public string NoticeSecret { get; }

    public AppealService.AppealServiceClient Consumer => new(_registry.As(null));

    /// <param name="sandboxed">In the merchant's own sandbox; its key must be a test key.</param>
    public static async Task<SeededReport> AddAsync(
        RegistryFixture registry, TestMerchant merchant, string consumerCountry = "GB", bool sandboxed = false)
    {
        var now = registry.Clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var mode = sandboxed ? RegistryMode.Test : RegistryMode.Live;
        var sandbox = sandboxed ? merchant.Id : Guid.Empty;
        var secret = registry.Host.Services.GetRequiredService<LinkSecrets>().NoticeSecret(id, 1);
        var key = RandomNumberGenerator.GetBytes(16);
        var day = DateOnly.FromDateTime(now.UtcDateTime);
        await using var db = await registry.DatabaseAsync();
        db.Reports.Add(new ReportRow
        {
            Id = id,
            Mode = mode,
            SandboxId = sandbox,
            MerchantId = merchant.Id,
            OrderKey = RandomNumberGenerator.GetBytes(32),
            Category = Domain.Reports.Category.NotReceived,
            Evidence = EvidenceLevel.FinalForMerchant,
            Source = EvidenceSource.ProviderConfirmed,
            ReporterCountry = merchant.Merchant.Country,
            ConsumerCountry = consumerCountry,
            OpenedOn = day.AddDays(-60),
            OutcomeAt = now.AddDays(-30),
            Currency = "GBP",
            AmountMinorUnits = 1000,
            State = Domain.Reports.ReportState.Listed,
            PolicyHash = "",
            ReplyWindowDays = 14,
            NoticeDueAt = now.AddDays(1),
            FirstCountedAt = now.AddDays(-30),
            ShareFrom = now.AddDays(-14),
            LastDay = day.AddMonths(20),
            CreatedAt = now.AddDays(-30),
            UpdatedAt = now.AddDays(-30),
            Version = 1,
            Identifiers = [new ReportIdentifierRow { ReportId = id, Epoch = 1, SubjectKey = key, Kind = Domain.Identifiers.IdentifierKind.Email, Confirmed = true }],
        });
        db.Listings.Add(new ListingRow
        {
            SubjectKey = key,
            ReportId = id,
            Mode = mode,
            SandboxId = sandbox,
            Epoch = 1,
            MerchantId = merchant.Id,
            OwnerId = merchant.Id,
            ReporterCountry = merchant.Merchant.Country,
            ReporterSector = Domain.Merchants.Sector.GeneralRetail,
            ConsumerCountry = consumerCountry,
            Kind = Domain.Identifiers.IdentifierKind.Email,
            Confirmed = true,
            Category = Domain.Reports.Category.NotReceived,
            Evidence = EvidenceLevel.FinalForMerchant,
            Source = EvidenceSource.ProviderConfirmed,
            OpenedOn = day.AddDays(-60),
            OrderedOn = day.AddDays(-70),
            OutcomeOn = day.AddDays(-30),
            ShareFrom = now.AddDays(-14),
            NoticedAt = now.AddDays(-28),
            LastDay = day.AddMonths(20),
            Version = 1,
        });
        db.Notices.Add(new NoticeRow
        {
            ReportId = id,
            Number = 1,
            State = NoticeState.Sent,
            Language = "da",
            SecretHash = SHA256.HashData(Encoding.UTF8.GetBytes(secret)),
            CreatedAt = now.AddDays(-29),
            SentAt = now.AddDays(-29),
        });
        registry.Host.Services.GetRequiredService<AuditStore>().Stage(db, AuditEntries.Of(
            AuditActorKind.Merchant, merchant.Id, mode, sandbox, AuditAction.ReportRecorded, AuditSubject.Report, id, now));
        await db.SaveChangesAsync();
        return new SeededReport(registry, merchant, id, secret);
    }

    /// <summary>The notice of a report that is in the tables already.</summary>
    public static async Task<SeededReport> WithNoticeAsync(RegistryFixture registry, TestMerchant merchant, Guid id)
    {
        var now = registry.Clock.GetUtcNow();
        var secret = registry.Host.Services.GetRequiredService<LinkSecrets>().NoticeSecret(id, 1);
        await using var db = await registry.DatabaseAsync();
        db.Notices.Add(new NoticeRow
        {
            ReportId = id,
            Number = 1,
            State = NoticeState.Sent,
            Language = "en",
            SecretHash = SHA256.HashData(Encoding.UTF8.GetBytes(secret)),
            CreatedAt = now,
            SentAt = now,
        });
        registry.Host.Services.GetRequiredService<AuditStore>().Stage(db, AuditEntries.Of(
            AuditActorKind.Merchant, merchant.Id, RegistryMode.Live, Guid.Empty, AuditAction.NoticeQueued, AuditSubject.Notice, id, now));
        await db.SaveChangesAsync();
        return new SeededReport(registry, merchant, id, secret);
    }

    /// <summary>A disclosure of the report to another merchant, as a check would have recorded it.</summary>
    public async Task<Guid> DiscloseToAsync(TestMerchant recipient)
    {
        var now = _registry.Clock.GetUtcNow();
        var check = Guid.CreateVersion7(now);
        await using var db = await _registry.DatabaseAsync();
        var key = await db.Listings.Where(x => x.ReportId == Id).Select(x => x.SubjectKey).SingleAsync();
        db.Disclosures.Add(new DisclosureRow
        {
            CheckId = check,
            Mode = RegistryMode.Live,
            MerchantId = recipient.Id,
            At = now,
            Purpose = Domain.Risk.Purpose.DeliverySafeguard,
            Stage = Domain.Risk.Stage.BeforeOrder,
            OrderKey = RandomNumberGenerator.GetBytes(32),
            Level = Domain.Risk.RiskLevel.Low,
            Advice = Domain.Risk.Advice.Proceed,
            ModelVersion = "risk-model-1",
            Listings = [new DisclosedListingRow { CheckId = check, SubjectKey = key, ReportId = Id, Version = 1 }],
        });
        _registry.Host.Services.GetRequiredService<AuditStore>().Stage(db, AuditEntries.Of(
            AuditActorKind.Merchant, recipient.Id, RegistryMode.Live, Guid.Empty, AuditAction.CheckDisclosed, AuditSubject.Check, check, now));
        await db.SaveChangesAsync();
        return check;
    }

    public FileAppealRequest Filing(AppealGround ground = AppealGround.NotMe, params Attachment[] files) => new()
    {
        RequestId = RegistryFixture.NewId(),
        Proof = new ConsumerProof { NoticeSecret = NoticeSecret },
        Ground = ground,
        Text = "I never ordered this.",
        AnswerEmailAddress = "answer@consumer.example",
        Language = "en",
        Attachments = { files },
    };

    public async Task<FileAppealResponse> FileAsync(AppealGround ground = AppealGround.NotMe) =>
        await Consumer.FileAppealAsync(Filing(ground));

    public static AnswerAppealRequest Answer(Appeal appeal, MerchantAnswer answer = MerchantAnswer.Defend) => new()
    {
        RequestId = RegistryFixture.NewId(),
        AppealId = appeal.AppealId,
        Answer = answer,
        Text = "The carrier's signature is attached.",
        Etag = appeal.Etag,
    };

    /// <summary>Whether it is held, and what its report and listings say of the contest.</summary>
    public async Task<(bool Held, bool Contested, int Listings)> StateAsync()
    {
        await using var db = await _registry.DatabaseAsync();
        var report = await db.Reports.SingleOrDefaultAsync(x => x.Id == Id);
        var listings = await db.Listings.Where(x => x.ReportId == Id).ToListAsync();
        if (listings.Any(x => x.Contested != report!.Contested)) throw new InvalidOperationException("Report and listing differ.");
        return (report is not null, report?.Contested ?? false, listings.Count);
    }

    public async Task<int> CorrectionsAsync(Guid check)
    {
        await using var db = await _registry.DatabaseAsync();
        return await db.Corrections.CountAsync(x => x.CheckId == check);
    }

    public async Task<Domain.Reports.ReportState?> TombstoneAsync()
    {
        await using var db = await _registry.DatabaseAsync();
        return await db.Tombstones.Where(x => x.MerchantId == Merchant.Id).Select(x => (Domain.Reports.ReportState?)x.EndedAs).SingleOrDefaultAsync();
    }
}
