using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Server.Audit;
using CustomerRegistry.Server.Hosting;
using CustomerRegistry.Server.Jurisdictions;
using CustomerRegistry.Server.Reports;
using CustomerRegistry.Server.Tests.Appeals;
using CustomerRegistry.Server.Tests.Risk;
using CustomerRegistry.V1;
using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;
using static CustomerRegistry.Server.Tests.RegistryFixture;

namespace CustomerRegistry.Server.Tests.Disclosures;

/// <summary>
/// Whatever restricts, changes or removes a disclosed listing puts STOP_USING, without a cause, into the feed of whoever
/// received it. One table of all the ways; each is gone through with calls, and looked at in the recipient's feed.
/// </summary>
public sealed class StopUsingTests : IAsyncLifetime
{
    /// <summary>In thousandths, as the shipped risk model has it.</summary>
    private const int Floor = 400;

    private readonly List<string> _stops = [];

    private RegistryFixture _registry = null!;

    private delegate Task Way(StopUsingTests test, Told told);

    private static IReadOnlyList<(string Name, Way Go)> Ways { get; } =
    [
        ("an appeal is filed", async (test, told) => await (await test.NoticedAsync(told)).FileAsync()),
        ("the merchant concedes", async (test, told) =>
        {
            var report = await test.NoticedAsync(told);
            var filed = await report.FileAsync();
            await told.Reporter.Appeals.AnswerAppealAsync(SeededReport.Answer(filed.Appeal, MerchantAnswer.Concede));
        }),
        ("it is withdrawn", async (_, told) => await told.Reporter.Reports.WithdrawReportAsync(new WithdrawReportRequest
        {
            RequestId = NewId(),
            ReportId = told.Report.ToString(),
            Reason = WithdrawalReason.MerchantError,
        })),
        ("the customer was right", (test, told) => test.UpdateAsync(told, EvidenceLevel.CustomerRight)),
        ("the decision was reversed", (test, told) => test.UpdateAsync(told, EvidenceLevel.NotFinal)),
        ("its last day is over", async (test, told) =>
        {
            test._registry.Clock.Advance(TimeSpan.FromDays(3));
            Assert.NotEqual(default, told.Report);
            await test.RunJobsAsync();
        }),
        ("its reporter is suspended", async (test, told) =>
        {
            await test.Operator.SuspendMerchantAsync(new SuspendMerchantRequest
            {
                RequestId = NewId(), MerchantId = told.Reporter.Merchant.MerchantId, Reason = "Its reports are looked into.",
            });
            await test.RunJobsAsync();
        }),
        ("its reporter leaves", async (test, told) =>
        {
            await test.Operator.OffboardMerchantAsync(new OffboardMerchantRequest
            {
                RequestId = NewId(), MerchantId = told.Reporter.Merchant.MerchantId, Confirm = true, Reason = "The contract ended.",
            });
            await test.RunJobsAsync();
        }),
        ("its reporter falls below the floor of standing", async (test, told) =>
        {
            await test.SetStandingAsync(told.Reporter, Floor - 1);
            await test.RunJobsAsync();
        }),
        ("sharing of its reporter is stopped", (test, told) => test.StopAsync(new StopSharingRequest { MerchantId = told.Reporter.Merchant.MerchantId })),
        ("sharing with its recipient is stopped", (test, told) => test.StopAsync(new StopSharingRequest { MerchantId = told.Recipient.Merchant.MerchantId })),
        ("sharing of its country is stopped", (test, _) => test.StopAsync(new StopSharingRequest { Country = "GB" })),
        ("all sharing is stopped", (test, _) => test.StopAsync(new StopSharingRequest())),
    ];

    private MerchantService.MerchantServiceClient Operator => new(_registry.As(_registry.OperatorKey));

    public async ValueTask InitializeAsync() => _registry = await StartAsync();

    public ValueTask DisposeAsync() => _registry.DisposeAsync();

    [Fact]
    public async Task Every_way_a_disclosed_listing_stops_counting_or_changes_reaches_its_recipients_without_a_cause()
    {
        foreach (var (name, go) in Ways)
        {
            var told = await TellAsync(name.Contains("last day", StringComparison.Ordinal));
            var bystander = await TellAsync(expiring: false);
            await go(this, told);
            var heard = await FeedAsync(told.Recipient);
            Assert.True(heard.Count == 1 && heard[0].CheckId == told.Check, $"{name}: {heard.Count} corrections.");
            Assert.Equal(Instruction.StopUsing, heard[0].Instruction);
            // Nothing on the wire says which of the ways it was.
            Assert.Equal(4, Correction.Descriptor.Fields.InDeclarationOrder().Count);
            if (!name.Contains("country", StringComparison.Ordinal) && !name.Contains("all sharing", StringComparison.Ordinal))
            {
                Assert.True((await FeedAsync(bystander.Recipient)).Count == 0, $"{name}: a bystander was told.");
            }

            await ResumeAsync();
            // Told once: later runs and further ways add nothing.
            await RunJobsAsync();
            Assert.True((await FeedAsync(told.Recipient)).Count == 1, $"{name}: told twice.");
        }
    }

    private async Task StopAsync(StopSharingRequest stop)
    {
        (stop.RequestId, stop.Confirm, stop.Reason) = (NewId(), true, "The supervisory authority asked for it.");
        _stops.Add((await Operator.StopSharingAsync(stop)).StopId);
        await RunJobsAsync();
    }

    private async Task ResumeAsync()
    {
        foreach (var stop in _stops) await Operator.ResumeSharingAsync(new ResumeSharingRequest { RequestId = NewId(), StopId = stop });
        _stops.Clear();
    }

    private async Task UpdateAsync(Told told, EvidenceLevel level) => await told.Reporter.Reports.UpdateOutcomeAsync(new UpdateOutcomeRequest
    {
        RequestId = NewId(),
        ReportId = told.Report.ToString(),
        EvidenceLevel = level,
        OutcomeAt = _registry.Clock.GetUtcNow().AddMinutes(-1).ToTimestamp(),
    });

    private Task<SeededReport> NoticedAsync(Told told) => SeededReport.WithNoticeAsync(_registry, told.Reporter, told.Report);

    private Task<int> RunJobsAsync() =>
        _registry.Host.Services.GetServices<IHostedService>().OfType<DueWorkJob>().Single().RunOnceAsync(CancellationToken.None);

    // In a registry of a few merchants no number of lost cases makes one worse than all: what a case leaves is written.
    private async Task SetStandingAsync(TestMerchant merchant, int standing)
    {
        await using var db = await _registry.DatabaseAsync();
        var row = await db.Merchants.SingleAsync(x => x.Id == merchant.Id);
        row.Standing = standing;
        _registry.Host.Services.GetRequiredService<AuditStore>().Stage(db, AuditEntries.Of(
            AuditActorKind.Job, null, Domain.Identifiers.RegistryMode.Live, Guid.Empty, AuditAction.StandingChanged, AuditSubject.Merchant,
            row.Id, _registry.Clock.GetUtcNow()));
        await db.SaveChangesAsync();
    }

    private async Task<Told> TellAsync(bool expiring)
    {
        var (reporter, recipient, email) = (await _registry.EnrolAsync(), await _registry.EnrolAsync(), EmailOf(NewEmail()));
        var today = TestListings.DayOf(_registry.Clock.GetUtcNow());
        var report = await new TestListings(_registry).AddAsync(reporter, x => x.LastDay = expiring ? today.AddDays(1) : x.LastDay, email);
        await RuleAsync(report);
        var reply = await recipient.Risk.CheckAsync(TestChecks.Of(_registry, email));
        Assert.NotEmpty(reply.Assessment.Reasons);
        return new Told(reporter, recipient, report, reply.CheckId);
    }

    // As if it had been submitted: with the ruling that an update's reply shows.
    private async Task RuleAsync(Guid id)
    {
        var policy = await _registry.Host.Services.GetRequiredService<PolicyStore>().CurrentAsync(CancellationToken.None);
        await using var db = await _registry.DatabaseAsync();
        var row = await db.Reports.SingleAsync(x => x.Id == id);
        var country = Country.Parse(row.ConsumerCountry);
        row.AdmissionJson = AdmissionRecord.Write(policy!.Book.AdmissionFor(new AdmissionCase(
            country, country, country, Domain.Merchants.Sector.GeneralRetail, row.Category, row.Evidence, row.Source, row.OpenedOn,
            TestListings.DayOf(row.CreatedAt))));
        // Told in time: else the jobs would end it for that.
        row.NoticeDueAt = row.CreatedAt.AddYears(1);
        _registry.Host.Services.GetRequiredService<AuditStore>().Stage(db, AuditEntries.Of(
            AuditActorKind.Merchant, row.MerchantId, row.Mode, row.SandboxId, AuditAction.ReportUpdated, AuditSubject.Report, row.Id, row.CreatedAt));
        await db.SaveChangesAsync();
    }

    private static async Task<IReadOnlyList<Correction>> FeedAsync(TestMerchant recipient) =>
        (await recipient.Disclosures.ListCorrectionsAsync(new ListCorrectionsRequest())).Corrections;

    private sealed record Told(TestMerchant Reporter, TestMerchant Recipient, Guid Report, string Check);
}
