using System.Security.Cryptography;
using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Disclosures;
using CustomerRegistry.Server.Mail;
using CustomerRegistry.Server.Merchants;
using CustomerRegistry.Server.Reports;
using CustomerRegistry.Server.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Tests.Merchants;

/// <summary>
/// A registry whose clock may be moved by days, and what a merchant did in the past, written as rows: a year cannot be
/// lived through. Fifty checks a day are a merchant's ration, so five are a slowed one's.
/// </summary>
public sealed class ConductRegistry : IAsyncLifetime
{
    public const string OperatorAddress = "operator@registry.example";

    public RegistryFixture Registry { get; private set; } = null!;

    public DateTimeOffset Now => Registry.Clock.GetUtcNow();

    internal ConductStore Store => Registry.Host.Services.GetRequiredService<ConductStore>();

    public Wire.MerchantService.MerchantServiceClient Operator => new(Registry.As(Registry.OperatorKey));

    private AuditStore Audit => Registry.Host.Services.GetRequiredService<AuditStore>();

    public async ValueTask InitializeAsync() => Registry = await RegistryFixture.StartAsync(
        ("Registry:OperatorEmailAddress", OperatorAddress),
        ("Registry:ChecksPerDay", "50"),
        // Nobody listens there, so that mails wait to be looked at.
        ("Registry:Mail:Host", "127.0.0.1"),
        ("Registry:Mail:Port", "9"),
        ("Registry:Mail:Tls", "false"),
        ("Registry:Mail:From", "registry@registry.example"));

    public ValueTask DisposeAsync() => Registry.DisposeAsync();

    /// <summary>What the background job does of this, once.</summary>
    public async Task RunAsync()
    {
        foreach (var work in Registry.Host.Services.GetServices<IDueWork>().Where(x => x is CheckCounts or ConductJob).OrderBy(x => x.Order))
        {
            await work.RunAsync(Guid.Empty, Now, CancellationToken.None);
        }
    }

    /// <summary>The next day's run.</summary>
    public async Task NextDayAsync()
    {
        Registry.Clock.Advance(TimeSpan.FromHours(25));
        await RunAsync();
    }

    /// <summary>A merchant that has been here for long enough that everything counts.</summary>
    public async Task<TestMerchant> EnrolLongAgoAsync(string? owner = null)
    {
        var merchant = await Registry.EnrolAsync(owner: owner);
        await ChangeAsync(merchant, row => row.EnrolledAt = Now.AddYears(-2));
        return merchant;
    }

    internal async Task ChangeAsync(TestMerchant merchant, Action<MerchantRow> change)
    {
        await using var db = await Registry.DatabaseAsync();
        change(await db.Merchants.SingleAsync(x => x.Id == merchant.Id));
        await SaveAsync(db, merchant);
    }

    internal async Task<MerchantRow> RowAsync(TestMerchant merchant)
    {
        await using var db = await Registry.DatabaseAsync();
        return await db.Merchants.AsNoTracking().SingleAsync(x => x.Id == merchant.Id);
    }

    public async Task<Wire.Conduct> ConductAsync(TestMerchant merchant) => (await Operator.GetConductAsync(
        new Wire.GetConductRequest { MerchantId = merchant.Merchant.MerchantId })).Conduct;

    public async Task<Wire.Conduct> LookAsync(TestMerchant merchant, Wire.ConductDecision decision) => (await Operator.DecideConductAsync(
        new Wire.DecideConductRequest
        {
            RequestId = RegistryFixture.NewId(),
            MerchantId = merchant.Merchant.MerchantId,
            Decision = decision,
            Reason = "Spoke with their dispute team.",
        })).Conduct;

    /// <summary>Reports filed one a day, the newest <paramref name="daysAgo"/> days ago.</summary>
    internal async Task ReportAsync(TestMerchant merchant, int count, Action<ReportRow>? change = null, int daysAgo = 40)
    {
        await using var db = await Registry.DatabaseAsync();
        for (var i = 0; i < count; i++)
        {
            var at = Now.AddDays(-daysAgo - i);
            var row = new ReportRow
            {
                Id = Guid.CreateVersion7(at),
                Mode = RegistryMode.Live,
                MerchantId = merchant.Id,
                OrderKey = RandomNumberGenerator.GetBytes(32),
                Category = Category.NotReceived,
                Evidence = EvidenceLevel.FinalForMerchant,
                Source = EvidenceSource.ProviderConfirmed,
                ReporterCountry = "GB",
                ConsumerCountry = "GB",
                OpenedOn = DateOnly.FromDateTime(at.UtcDateTime).AddDays(-40),
                OutcomeAt = at.AddDays(-2),
                Currency = "GBP",
                AmountMinorUnits = 4900,
                State = ReportState.Listed,
                LastDay = DateOnly.FromDateTime(at.UtcDateTime).AddMonths(30),
                BuyerComplained = false,
                CreatedAt = at,
                UpdatedAt = at,
                Version = 1,
            };
            change?.Invoke(row);
            db.Reports.Add(row);
        }

        await SaveAsync(db, merchant);
    }

    /// <summary>Disclosures of so many days ago; without an outcome unless <paramref name="change"/> gives one.</summary>
    internal async Task<IReadOnlyList<Guid>> DiscloseAsync(
        TestMerchant merchant, int count, int daysAgo = 100, Action<DisclosureRow>? change = null)
    {
        await using var db = await Registry.DatabaseAsync();
        var rows = Enumerable.Range(0, count).Select(_ => new DisclosureRow
        {
            CheckId = Guid.NewGuid(),
            Mode = RegistryMode.Live,
            MerchantId = merchant.Id,
            At = Now.AddDays(-daysAgo),
            Purpose = Domain.Risk.Purpose.DeliverySafeguard,
            Stage = Domain.Risk.Stage.AfterOrder,
            OrderKey = RandomNumberGenerator.GetBytes(32),
            Level = Domain.Risk.RiskLevel.High,
            Advice = Domain.Risk.Advice.AskAPerson,
            ModelVersion = "risk-model-1",
        }).ToList();
        foreach (var row in rows) change?.Invoke(row);
        db.Disclosures.AddRange(rows);
        await SaveAsync(db, merchant);
        return [.. rows.Select(x => x.CheckId)];
    }

    /// <summary>As <c>RecordOutcome</c> would have.</summary>
    internal static Action<DisclosureRow> Ended(Domain.Risk.ShopAction action, Domain.Risk.DecidedBy by) => row =>
        (row.Action, row.DecidedBy, row.OutcomeRecordedAt) = (action, by, row.At.AddDays(1));

    public static async Task RecordAsync(TestMerchant merchant, Guid check, Wire.DecidedBy by = Wire.DecidedBy.Person) =>
        await merchant.Risk.RecordOutcomeAsync(new Wire.RecordOutcomeRequest
        {
            RequestId = RegistryFixture.NewId(),
            CheckId = check.ToString(),
            Action = Wire.ShopAction.Proceeded,
            DecidedBy = by,
        });

    /// <summary>For what the operator was told to look at a merchant, by the log: mails that nobody takes are given up in time.</summary>
    public IReadOnlyList<string> LooksAt(TestMerchant merchant) => [.. Registry.Logs.Lines
        .Where(x => x.Contains($"ConductTelling[360] Merchant {merchant.Merchant.MerchantId} ", StringComparison.Ordinal))
        .Select(x => x.Split(": ")[1].Split('.')[0])];

    /// <summary>The mails to the operator about a merchant that still wait to be sent.</summary>
    public async Task<IReadOnlyList<string>> MailsAboutAsync(TestMerchant merchant)
    {
        await using var db = await Registry.DatabaseAsync();
        var outbox = Registry.Host.Services.GetRequiredService<MailOutbox>();
        var rows = await db.OutboxMails.AsNoTracking().OrderBy(x => x.Id).ToListAsync();
        return [.. rows.Select(outbox.Open).Where(x => x.To == OperatorAddress && x.Text.Contains(merchant.Merchant.MerchantId, StringComparison.Ordinal)).Select(x => x.Text)];
    }

    internal async Task SaveAsync(RegistryDbContext db, TestMerchant merchant)
    {
        Audit.Stage(db, AuditEntries.Of(
            AuditActorKind.Job, null, RegistryMode.Live, Guid.Empty, AuditAction.ReportUpdated, AuditSubject.Merchant, merchant.Id, Now));
        await db.SaveChangesAsync();
    }
}

[CollectionDefinition(Name)]
public sealed class ConductTestsOfOneRegistry : ICollectionFixture<ConductRegistry>
{
    public const string Name = "conduct";
}
