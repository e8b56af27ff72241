using System.Text.Json;
using CustomerRegistry.Server.Disclosures;
using CustomerRegistry.Server.Store;
using CustomerRegistry.Server.Tests.Risk;
using CustomerRegistry.V1;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace CustomerRegistry.Server.Tests.Disclosures;

/// <summary>What time does to requests, in a registry of its own whose clock is moved.</summary>
public sealed class RightsDeadlineTests : IAsyncLifetime
{
    private RegistryFixture _registry = null!;
    private TestMerchant _reporter = null!;
    private RightsPerson _person = null!;

    private DateTimeOffset Now => _registry.Clock.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        _registry = await RegistryFixture.StartAsync();
        _reporter = await _registry.EnrolAsync();
        _person = new RightsPerson(_registry);
    }

    public async ValueTask DisposeAsync()
    {
        await _registry.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task What_nobody_answers_in_time_is_granted_by_the_job()
    {
        var shop = await _registry.EnrolAsync();
        var kept = await _person.ReportedByAsync(_reporter);
        var (gone, other) = (await _person.ReportedByAsync(_reporter), await _person.ReportedByAsync(_reporter));
        var check = (await _person.CheckedByAsync(shop)).CheckId;
        var restriction = await _person.ExerciseAsync(RightKind.Restriction, kept);
        var objection = await _person.ExerciseAsync(RightKind.Objection, gone);
        var erasure = await _person.ExerciseAsync(RightKind.Erasure, other);
        var review = await _person.ExerciseAsync(RightKind.HumanReview, check);

        // The clock runs on by itself, so not to the very instant: that is Domain's test.
        _registry.Clock.Advance(restriction.Request.DueAt.ToDateTimeOffset() - Now - TimeSpan.FromMinutes(5));
        Assert.Equal(0, await RunAsync());
        _registry.Clock.Advance(review.Request.DueAt.ToDateTimeOffset() - Now + TimeSpan.FromSeconds(1));
        Assert.Equal(4, await RunAsync());
        Assert.Equal(0, await RunAsync());
        foreach (var filed in new[] { restriction, objection, erasure, review })
        {
            var read = await _person.ReadAsync(filed);
            Assert.Equal(RightsState.Granted, read.State);
            Assert.Equal([RightsDecisionReason.NotAnsweredInTime], read.DecisionReasons);
        }

        await using var db = await _registry.DatabaseAsync();
        Assert.Equal([kept], await db.Reports.Select(x => x.Id).ToListAsync());
        Assert.True(await db.Listings.Where(x => x.ReportId == kept).Select(x => x.Objected && !x.Contested).SingleAsync());
        Assert.Equal(2, await db.Tombstones.CountAsync());
        Assert.Equal(check, Assert.Single((await shop.Disclosures.ListCorrectionsAsync(new ListCorrectionsRequest())).Corrections).CheckId);
    }

    [Fact]
    public async Task A_late_decision_is_refused_and_grants_without_the_job()
    {
        var report = await _person.ReportedByAsync(_reporter);
        var filed = await _person.ExerciseAsync(RightKind.Objection, report);
        _registry.Clock.Advance(filed.Request.DueAt.ToDateTimeOffset() - Now + TimeSpan.FromMinutes(1));
        var staff = await RightsStaff.AddAsync(_registry);
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal("RIGHTS_DEADLINE_PASSED", (await Refused.ByAsync(
                () => staff.DecideAsync(filed.Request, RightsDecision.Refused, RightsDecisionReason.LegalClaim))).Reason);
        }

        Assert.Equal("RIGHTS_DEADLINE_PASSED", (await Refused.ByAsync(() => _person.WithdrawAsync(filed))).Reason);
        Assert.Equal(RightsState.Granted, (await _person.ReadAsync(filed)).State);
        await using var db = await _registry.DatabaseAsync();
        Assert.Equal((0, 1), (await db.Reports.CountAsync(), await db.Tombstones.CountAsync()));
    }

    [Fact]
    public async Task Reading_a_late_request_shows_what_time_decided()
    {
        var filed = await _person.ExerciseAsync(RightKind.Erasure, await _person.ReportedByAsync(_reporter));
        _registry.Clock.Advance(filed.Request.DueAt.ToDateTimeOffset() - Now + TimeSpan.FromMinutes(1));
        Assert.Equal([RightsDecisionReason.NotAnsweredInTime], (await _person.ReadAsync(filed)).DecisionReasons);
        await using var db = await _registry.DatabaseAsync();
        Assert.Equal(0, await db.Reports.CountAsync());
    }

    [Fact]
    public async Task The_longer_period_is_told_with_its_reason_and_taken_once()
    {
        var filed = await _person.ExerciseAsync(RightKind.Erasure, await _person.ReportedByAsync(_reporter));
        var staff = await RightsStaff.AddAsync(_registry);
        var extended = await staff.ExtendAsync(filed.Request);
        Assert.Equal(extended.FiledAt.ToDateTimeOffset().AddMonths(3), extended.DueAt.ToDateTimeOffset());
        Assert.Equal((RightsState.Open, 2), (extended.State, extended.Timeline.Count));
        var mail = (await _person.MailsAsync(RightsPerson.AnswerAddress))[^1].Text;
        Assert.Contains(SampleMessages.Day(extended.DueAt.ToDateTimeOffset()), mail, StringComparison.Ordinal);
        // A reviewer's braces are a reviewer's.
        Assert.Contains("The shop {due} has to find its papers.", mail, StringComparison.Ordinal);
        Assert.Equal("RIGHTS_EXTENSION_NOT_ALLOWED", (await Refused.ByAsync(() => staff.ExtendAsync(extended))).Reason);
        _registry.Clock.Advance(filed.Request.DueAt.ToDateTimeOffset() - Now + TimeSpan.FromDays(1));
        Assert.Equal(0, await RunAsync());
        Assert.Equal(RightsState.Open, (await _person.ReadAsync(filed)).State);
    }

    [Fact]
    public async Task What_was_refused_or_withdrawn_is_seen_again_only_after_the_person_was_told_before()
    {
        var shop = await _registry.EnrolAsync();
        var report = await _person.ReportedByAsync(_reporter);
        var objection = await _person.ExerciseAsync(RightKind.Objection, report);
        var restriction = await _person.ExerciseAsync(RightKind.Restriction, report);
        var refused = await (await RightsStaff.AddAsync(_registry)).DecideAsync(
            objection.Request, RightsDecision.Refused, RightsDecisionReason.CompellingGrounds);
        var mail = (await _person.MailsAsync(RightsPerson.AnswerAddress))[^1].Text;
        foreach (var told in new[] { SampleMessages.Day(refused.RestrictedUntil.ToDateTimeOffset()), "compelling grounds", refused.Authority, refused.OutsideBody })
        {
            Assert.Contains(told, mail, StringComparison.Ordinal);
        }

        _registry.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(RightsState.Withdrawn, (await _person.WithdrawAsync(restriction)).State);
        _registry.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Equal(1, await RunAsync());
        // The objection's week is over, the restriction's is not.
        Assert.Equal((true, false), await MarksAsync(report));
        Assert.Equal(RiskLevel.None, (await _person.CheckedByAsync(shop)).Assessment.Level);
        _registry.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await RunAsync());
        Assert.Equal((false, false), await MarksAsync(report));
        Assert.Equal(RiskLevel.Low, (await _person.CheckedByAsync(shop)).Assessment.Level);
        Assert.Equal(0, await RunAsync());
    }

    [Fact]
    public async Task The_mark_of_an_appeal_and_that_of_a_request_do_not_end_each_other()
    {
        var report = await _person.ReportedByAsync(_reporter);
        var code = await _person.CodeAsync();
        var appeals = new AppealService.AppealServiceClient(_registry.As(null));
        var appeal = await appeals.FileAppealAsync(new Appeals.EmailProof(code.ProofId, code.Code).Filing(report));
        var restriction = await _person.ExerciseAsync(RightKind.Restriction, report);
        await appeals.WithdrawAppealAsync(new WithdrawAppealRequest
        {
            RequestId = RegistryFixture.NewId(),
            AppealId = appeal.Appeal.AppealId,
            CaseSecret = appeal.CaseSecret,
        });
        _registry.Clock.Advance(TimeSpan.FromDays(8));
        await RunEverythingAsync();
        Assert.Equal((true, false), await MarksAsync(report));
        await _person.WithdrawAsync(restriction);
        _registry.Clock.Advance(TimeSpan.FromDays(6));
        await RunEverythingAsync();
        Assert.Equal((true, false), await MarksAsync(report));
        _registry.Clock.Advance(TimeSpan.FromDays(1));
        await RunEverythingAsync();
        Assert.Equal((false, false), await MarksAsync(report));
    }

    [Fact]
    public async Task An_answer_address_goes_thirty_days_after_the_end_and_the_request_itself_later()
    {
        var filed = await _person.ExerciseAsync(RightKind.Erasure, await _person.ReportedByAsync(_reporter));
        await _person.WithdrawAsync(filed);
        _registry.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal(0, await RunAsync());
        _registry.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(1, await RunAsync());
        await using var db = await _registry.DatabaseAsync();
        Assert.Null(await db.RightsRequests.Select(x => x.AnswerAddressCipher).SingleAsync());
        _registry.Clock.Advance(TimeSpan.FromDays(366 * 4));
        Assert.Equal(1, await RunAsync());
        Assert.Equal(0, await db.RightsRequests.CountAsync());
    }

    [Fact]
    public async Task A_request_about_a_fictitious_merchants_entry_runs_by_the_clock_of_its_sandbox()
    {
        var owner = new TestMerchant(_registry, _reporter.Merchant, await _registry.IssueKeyAsync(_reporter.Merchant.MerchantId, test: true));
        var report = await _person.ReportedByAsync(owner, x => (x.Mode, x.SandboxId) = (Domain.Identifiers.RegistryMode.Test, owner.Id));
        var filed = await _person.ExerciseAsync(RightKind.Objection, report);
        Assert.Empty((await (await RightsStaff.AddAsync(_registry)).Client.ListRightsRequestsAsync(new ListRightsRequestsRequest())).Requests);
        await owner.Merchants.AdvanceTestClockAsync(new AdvanceTestClockRequest { RequestId = RegistryFixture.NewId(), Seconds = 32 * 86_400 });
        Assert.Equal(RightsState.Granted, (await _person.ReadAsync(filed)).State);
        var mails = await owner.Merchants.ListSandboxMailsAsync(new ListSandboxMailsRequest());
        Assert.Equal(2, mails.Mails.Count(x => x.Subject.Contains(filed.Request.RightsRequestId, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_file_holds_everything_and_can_be_taken_along()
    {
        var shop = await _registry.EnrolAsync();
        var report = await _person.ReportedByAsync(_reporter);
        await Appeals.SeededReport.WithNoticeAsync(_registry, _reporter, report);
        await new TestListings(_registry).StateOrdersAsync(_reporter, _person.Identifier, 12);
        // Stated by a shop that reported nothing: it may have been told another's address.
        await new TestListings(_registry).StateOrdersAsync(shop, _person.Identifier, 3);
        var check = await _person.CheckedByAsync(shop);
        await shop.Risk.RecordOutcomeAsync(new RecordOutcomeRequest
        {
            RequestId = RegistryFixture.NewId(),
            CheckId = check.CheckId,
            Action = ShopAction.SafeguardAdded,
            DecidedBy = DecidedBy.Person,
        });
        await _person.ExerciseAsync(RightKind.Objection, report);

        var file = await _person.FileAsync(portable: true);
        var entry = Assert.Single(file.Entries);
        var recipient = Assert.Single(entry.Recipients);
        Assert.Equal((check.CheckId, shop.Merchant.DisplayName, Purpose.DeliverySafeguard), (recipient.CheckId, recipient.MerchantName, recipient.Purpose));
        Assert.NotNull(recipient.CorrectedAt);
        Assert.Equal((NoticeState.Sent, "en"), (Assert.Single(entry.Notices).State, entry.Notices[0].Language));
        Assert.Equal((IdentifierKind.Email, true), (Assert.Single(entry.Identifiers).Kind, entry.Identifiers[0].Confirmed));
        Assert.Equal(("GBP", 4900L), (entry.Amount.Currency, entry.Amount.MinorUnits));
        Assert.Equal((_reporter.Merchant.DisplayName, 12u), (Assert.Single(file.Orders).MerchantName, file.Orders[0].OrdersLastYear));
        var lookup = Assert.Single(file.Lookups);
        Assert.Equal((ShopAction.SafeguardAdded, DecidedBy.Person, true), (lookup.Action, lookup.DecidedBy, lookup.HasScore));
        Assert.Equal([report.ToString()], lookup.ReportIds);
        Assert.Equal(("GB", 1u), (Assert.Single(file.Authorities).Country, file.Authorities[0].AnswerMonths));
        Assert.NotEmpty(file.Authorities[0].OutsideBody);

        using var document = JsonDocument.Parse(file.PortableJson);
        var root = document.RootElement;
        Assert.Equal(
            ["schema", "schema_version", "exported_at", "operator", "file"], root.EnumerateObject().Select(x => x.Name));
        Assert.Equal((PortableFile.Schema, 1), (root.GetProperty("schema").GetString(), root.GetProperty("schema_version").GetInt32()));
        var again = Google.Protobuf.JsonParser.Default.Parse<GetConsumerFileResponse>(root.GetProperty("file").GetRawText());
        file.PortableJson = "";
        Assert.Equal(file, again);
        Assert.DoesNotContain(_person.Address, root.GetRawText(), StringComparison.Ordinal);
    }

    private async Task<int> RunAsync() => await _registry.Host.Services.GetServices<IDueWork>().OfType<RightsDue>().Single()
        .RunAsync(Guid.Empty, Now, CancellationToken.None);

    private async Task RunEverythingAsync()
    {
        foreach (var work in _registry.Host.Services.GetServices<IDueWork>().Where(x => x is RightsDue or Server.Appeals.AppealDeadlines))
        {
            await work.RunAsync(Guid.Empty, Now, CancellationToken.None);
        }
    }

    private async Task<(bool Contested, bool Objected)> MarksAsync(Guid report)
    {
        await using var db = await _registry.DatabaseAsync();
        var listing = await db.Listings.SingleAsync(x => x.ReportId == report);
        var row = await db.Reports.SingleAsync(x => x.Id == report);
        Assert.Equal((row.Contested, row.Objected), (listing.Contested, listing.Objected));
        return (row.Contested, row.Objected);
    }
}
