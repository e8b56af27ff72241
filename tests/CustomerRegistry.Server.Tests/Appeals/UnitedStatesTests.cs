using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Server.Hosting;
using CustomerRegistry.Server.Jurisdictions;
using CustomerRegistry.Server.Tests.Faults;
using CustomerRegistry.Server.Tests.Reports;
using CustomerRegistry.Server.Tests.Risk;
using CustomerRegistry.V1;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;
using static CustomerRegistry.Server.Tests.RegistryFixture;

namespace CustomerRegistry.Server.Tests.Appeals;

/// <summary>The clocks and duties of credit-reporting law, on registries of an operator in the US whose clocks move.</summary>
public sealed class UnitedStatesTests
{
    [Fact]
    public async Task After_a_decision_that_it_stays_the_persons_statement_goes_with_the_entry_and_recipients_ask_again()
    {
        await using var registry = await StartAsync(("Registry:OperatorCountry", "US"));
        var (reporter, shop, email) = (await registry.EnrolAsync("US"), await registry.EnrolAsync("US"), EmailOf(NewEmail()));
        var id = await new TestListings(registry).AddAsync(reporter, x => x.Evidence = Domain.Reports.EvidenceLevel.IndependentFinding, email);
        var report = await SeededReport.WithNoticeAsync(registry, reporter, id);
        var filed = await report.FileAsync();
        Assert.Equal("STATEMENT_NOT_ALLOWED", (await Refused.ByAsync(() => StateAsync(report, filed))).Reason);
        var defended = await reporter.Appeals.AnswerAppealAsync(SeededReport.Answer(filed.Appeal));
        var reviewer = new AppealService.AppealServiceClient(registry.As(await registry.AddStaffAsync(StaffRole.Reviewer)));
        await reviewer.DecideAppealAsync(new DecideAppealRequest
        {
            RequestId = NewId(),
            AppealId = filed.Appeal.AppealId,
            Decision = AppealDecision.Upheld,
            Reasons = { DecisionReason.ProofSufficient },
            Text = "The carrier's signature is there.",
            Etag = defended.Appeal.Etag,
        });
        var marked = await shop.Risk.CheckAsync(TestChecks.Of(registry, email));
        Assert.Equal((true, DisputeStatement.Unspecified), Marks(marked));

        var stated = await StateAsync(report, filed);
        Assert.Contains(stated.Appeal.Timeline, x => x.Text.Contains("left a statement", StringComparison.Ordinal));
        Assert.Equal([marked.CheckId], (await shop.Disclosures.ListCorrectionsAsync(new ListCorrectionsRequest())).Corrections.Select(x => x.CheckId));

        // Also when the mark of the case itself is gone, in the words of the asker's language.
        registry.Clock.Advance(TimeSpan.FromDays(8));
        await RunJobsAsync(registry);
        Assert.Equal((true, false, 1), await report.StateAsync());
        await shop.Disclosures.ListCorrectionsAsync(new ListCorrectionsRequest
        {
            Cursor = (await shop.Disclosures.ListCorrectionsAsync(new ListCorrectionsRequest())).NextCursor,
        });
        var again = TestChecks.Of(registry, email);
        again.Language = "de";
        var carried = await shop.Risk.CheckAsync(again);
        Assert.Equal((true, DisputeStatement.NotReceived), Marks(carried));
        Assert.EndsWith(
            "von der Person bestritten: die Person gibt an, dass die Ware nicht ankam", carried.Assessment.Reasons[0].Sentence, StringComparison.Ordinal);

        // The same statement again changes nothing, and nobody is told.
        await StateAsync(report, filed);
        Assert.Single((await shop.Disclosures.ListCorrectionsAsync(new ListCorrectionsRequest())).Corrections);
        Assert.Equal("SECRET_INVALID", (await Refused.ByAsync(() => StateAsync(report, filed, "wrong"))).Reason);
    }

    [Fact]
    public async Task Every_reply_of_a_US_check_carries_the_adverse_action_data_hit_and_miss_alike()
    {
        await using var registry = await StartAsync(("Registry:OperatorCountry", "US"), ("Registry:OperatorName", "Registry, Inc."));
        var (reporter, shop, email) = (await registry.EnrolAsync("US"), await registry.EnrolAsync("US"), EmailOf(NewEmail()));
        await new TestListings(registry).AddAsync(reporter, x => x.Evidence = Domain.Reports.EvidenceLevel.IndependentFinding, email);
        var asked = TestChecks.Of(registry, email);
        asked.Language = "nl";
        var hit = await shop.Risk.CheckAsync(asked);
        Assert.NotEmpty(hit.Assessment.Reasons);
        Assert.Equal(
            ("Registry, Inc.", "1 Registry Street, Springfield, IL 62701", "+1 555 0100"),
            (hit.AdverseAction.RegistryName, hit.AdverseAction.PostalAddress, hit.AdverseAction.Telephone));
        foreach (var part in new[] { "did not make this decision", "cannot tell you why", "Within 60 days", "free copy", "dispute", "Registry, Inc." })
        {
            Assert.Contains(part, hit.AdverseAction.Sentence, StringComparison.Ordinal);
        }

        Assert.Contains("60 dagen", hit.AdverseAction.SentenceInLanguage, StringComparison.Ordinal);
        asked = TestChecks.Of(registry, EmailOf(NewEmail()));
        asked.Language = "nl";
        Assert.Equal(hit.AdverseAction, (await shop.Risk.CheckAsync(asked)).AdverseAction);
    }

    [Fact]
    public async Task A_US_merchant_goes_live_only_where_the_registry_can_say_who_and_where_it_is()
    {
        await using var registry = await StartAsync(("Registry:OperatorPostalAddress", ""));
        var refused = await Refused.ByAsync(() => registry.EnrolAsync("US"));
        Assert.Equal((StatusCode.FailedPrecondition, "OPERATOR_DETAILS_MISSING"), (refused.Code, refused.Reason));
        Assert.Contains("Registry__OperatorPostalAddress", refused.Detail, StringComparison.Ordinal);
        Assert.Null((await (await registry.EnrolAsync("GB")).Risk.CheckAsync(TestChecks.Of(registry, EmailOf(NewEmail())))).AdverseAction);
    }

    [Fact]
    public async Task A_merchant_is_told_when_its_mail_is_handed_over_or_it_reads_and_one_not_told_in_time_is_said_to_the_operator()
    {
        // A mail server that nobody runs: what reaches the merchant is what it reads itself.
        await using var registry = await StartAsync(
            ("Registry:OperatorCountry", "US"), ("Registry:OperatorEmailAddress", "operator@registry.example"),
            ("Registry:Mail:Host", "127.0.0.1"), ("Registry:Mail:Port", "1"), ("Registry:Mail:Tls", "false"),
            ("Registry:Mail:From", "registry@registry.example"));
        var (reading, silent) = (await registry.EnrolAsync("US"), await registry.EnrolAsync("US"));
        var (read, unread) = (await SeededReport.AddAsync(registry, reading, "US"), await SeededReport.AddAsync(registry, silent, "US"));
        var (first, second) = (await read.FileAsync(), await unread.FileAsync());
        var (due, told) = await ToldAsync(registry, first);
        Assert.Null(told);
        var by = await FiveBusinessDaysAfterAsync(registry, registry.Clock.GetUtcNow());
        Assert.Equal(by, TestListings.DayOf(due!.Value));
        Assert.Single((await reading.Appeals.ListAppealsAsync(new ListAppealsRequest())).Appeals);
        Assert.NotNull((await ToldAsync(registry, first)).Told);
        Assert.Null((await ToldAsync(registry, second)).Told);

        // The last instant is in time, the next is not.
        registry.Clock.Advance(due.Value - registry.Clock.GetUtcNow() - TimeSpan.FromMinutes(2));
        await RunJobsAsync(registry);
        Assert.DoesNotContain((await CaseAsync(unread, second)).Timeline, IsMissed);
        registry.Clock.Advance(TimeSpan.FromMinutes(3));
        await RunJobsAsync(registry);
        await RunJobsAsync(registry);
        Assert.Single((await CaseAsync(unread, second)).Timeline, IsMissed);
        Assert.DoesNotContain((await CaseAsync(read, first)).Timeline, IsMissed);
        var outbox = registry.Host.Services.GetRequiredService<Server.Mail.MailOutbox>();
        await using var db = await registry.DatabaseAsync();
        var mails = (await db.OutboxMails.AsNoTracking().ToListAsync()).ConvertAll(outbox.Open);
        var mail = Assert.Single(mails, x => x.To == "operator@registry.example");
        Assert.Contains(second.Appeal.AppealId, mail.Subject, StringComparison.Ordinal);

        // Told late is still told: reading marks it, and it stays missed once.
        await silent.Appeals.GetAppealCaseAsync(new GetAppealCaseRequest { AppealId = second.Appeal.AppealId });
        await RunJobsAsync(registry);
        Assert.Single((await CaseAsync(unread, second)).Timeline, IsMissed);
    }

    [Fact]
    public async Task Handing_the_mail_over_tells_the_merchant()
    {
        await using var registry = await StartAsync(("Registry:OperatorCountry", "US"));
        var report = await SeededReport.AddAsync(registry, await registry.EnrolAsync("US"), "US");
        var filed = await report.FileAsync();
        var (_, told) = await Eventually.HoldsAsync(() => ToldAsync(registry, filed), x => x.Told is not null);
        Assert.True(told <= registry.Clock.GetUtcNow());
    }

    [Fact]
    public async Task What_cannot_be_verified_in_time_is_deleted_and_comes_back_only_certified_with_a_notice_within_5_business_days()
    {
        await using var registry = await StartAsync(("Registry:OperatorCountry", "US"));
        var (merchant, email) = (await registry.EnrolAsync("US"), NewEmail());
        var report = await SeededReport.AddAsync(registry, merchant, "US");
        var filed = await report.FileAsync();
        registry.Clock.Advance(TimeSpan.FromDays(31));
        await RunJobsAsync(registry);
        Assert.Equal(AppealState.Overturned, (await CaseAsync(report, filed)).State);
        Assert.Equal((false, false, 0), await report.StateAsync());

        var submission = SampleMessages.Report(registry.Clock.GetUtcNow(), email).In("US");
        var recorded = await merchant.SubmitAsync(submission);
        await merchant.Reports.UpdateOutcomeAsync(TestReports.Outcome(
            recorded.Report.ReportId, EvidenceLevel.CustomerRight, registry.Clock.GetUtcNow().AddMinutes(-1)));
        var again = submission.Again();
        Assert.Equal("TOMBSTONED", (await Refused.ByAsync(() => merchant.SubmitAsync(again))).Reason);
        var certified = await merchant.SubmitAsync(submission.Again(x => x.CertifiedReinsertion = true));
        var id = Guid.Parse(certified.Report.ReportId);
        DateTimeOffset due;
        await using (var db = await registry.DatabaseAsync())
        {
            var row = await db.Reports.AsNoTracking().SingleAsync(x => x.Id == id);
            due = row.NoticeDueAt;
            Assert.NotNull(row.ReinsertedAt);
            var by = await FiveBusinessDaysAfterAsync(registry, row.ReinsertedAt.Value);
            Assert.Equal(by, TestListings.DayOf(row.NoticeDueAt));
        }

        // Nobody told the person: it goes with the end of the last of these days.
        registry.Clock.Advance(due - registry.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));
        await RunJobsAsync(registry);
        await using var after = await registry.DatabaseAsync();
        Assert.False(await after.Reports.AnyAsync(x => x.Id == id));
    }

    private static bool IsMissed(AppealEvent line) => line.Text.Contains("was not told", StringComparison.Ordinal);

    private static (bool, DisputeStatement) Marks(CheckResponse reply)
    {
        var reason = Assert.Single(reply.Assessment.Reasons, x => x.Code == "REPORT");
        return (reason.Disputed, reason.DisputeStatement);
    }

    private static Task<StateDisputeResponse> StateAsync(SeededReport report, FileAppealResponse filed, string? secret = null) =>
        report.Consumer.StateDisputeAsync(new StateDisputeRequest
        {
            RequestId = NewId(),
            AppealId = filed.Appeal.AppealId,
            CaseSecret = secret ?? filed.CaseSecret,
            Statement = DisputeStatement.NotReceived,
        }).ResponseAsync;

    private static async Task<Appeal> CaseAsync(SeededReport report, FileAppealResponse filed) => (await report.Consumer.GetAppealAsync(
        new GetAppealRequest { AppealId = filed.Appeal.AppealId, CaseSecret = filed.CaseSecret })).Appeal;

    private static async Task<(DateTimeOffset? Due, DateTimeOffset? Told)> ToldAsync(RegistryFixture registry, FileAppealResponse filed)
    {
        var id = Guid.Parse(filed.Appeal.AppealId);
        await using var db = await registry.DatabaseAsync();
        var row = await db.Appeals.AsNoTracking().SingleAsync(x => x.Id == id);
        return (row.MerchantToldDueAt, row.MerchantToldAt);
    }

    private static Task<int> RunJobsAsync(RegistryFixture registry) =>
        registry.Host.Services.GetServices<IHostedService>().OfType<DueWorkJob>().Single().RunOnceAsync(CancellationToken.None);

    private static async Task<DateOnly> FiveBusinessDaysAfterAsync(RegistryFixture registry, DateTimeOffset at)
    {
        var policy = await registry.Host.Services.GetRequiredService<PolicyStore>().CurrentAsync(CancellationToken.None);
        return Deadlines.AfterBusinessDays(TestListings.DayOf(at), 5, policy!.Book.HolidaysOf(Country.Parse("US")));
    }
}
