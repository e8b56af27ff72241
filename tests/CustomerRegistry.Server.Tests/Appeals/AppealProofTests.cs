using CustomerRegistry.Server.Tests.Risk;
using CustomerRegistry.V1;
using Microsoft.EntityFrameworkCore;
using Xunit;
using StandingOutcome = CustomerRegistry.Server.Appeals.StandingOutcome;

namespace CustomerRegistry.Server.Tests.Appeals;

public sealed class AppealProofTests(RegistryFixture registry)
{
    private AppealService.AppealServiceClient Consumer => new(registry.As(null));

    [Fact]
    public async Task A_code_by_mail_opens_a_report_held_under_the_address()
    {
        var (email, reporter) = (RegistryFixture.NewEmail(), await registry.EnrolAsync());
        foreach (var ownOnly in new[] { false, true })
        {
            var id = await new TestListings(registry).AddAsync(reporter, x => x.OwnOnly = ownOnly, RegistryFixture.EmailOf(email));
            var proof = await EmailProof.StartAsync(registry, ownOnly ? email.ToUpperInvariant() : email);
            var filed = await Consumer.FileAppealAsync(proof.Filing(id));
            Assert.Equal(id.ToString(), filed.Appeal.ReportId);
            Assert.NotEmpty(filed.CaseSecret);
        }
    }

    [Fact]
    public async Task A_code_opens_nothing_that_is_not_held_under_its_address()
    {
        var (email, reporter, listings) = (RegistryFixture.NewEmail(), await registry.EnrolAsync(), new TestListings(registry));
        var proof = await EmailProof.StartAsync(registry, email);
        var others = await listings.AddAsync(reporter, null, RegistryFixture.EmailOf(RegistryFixture.NewEmail()));
        var typed = await listings.AddAsync(
            reporter, null, RegistryFixture.EmailOf(email, confirmed: false), TestChecks.PhoneOf(TestChecks.NewPhone()));
        var own = await listings.AddAsync(reporter, null, RegistryFixture.EmailOf(email));
        var wrong = proof with { Code = proof.Code == "00000000" ? "00000001" : "00000000" };
        (string Why, FileAppealRequest Request)[] cases =
        [
            ("another person's report", proof.Filing(others)),
            ("an address that somebody only typed", proof.Filing(typed)),
            ("no such report", proof.Filing(Guid.NewGuid())),
            ("a wrong code", wrong.Filing(own)),
            ("no such proof", (proof with { ProofId = RegistryFixture.NewId() }).Filing(own)),
        ];
        foreach (var (why, request) in cases)
        {
            var refused = await Refused.ByAsync(() => Consumer.FileAppealAsync(request).ResponseAsync);
            Assert.True(refused.Reason == "SECRET_INVALID", why);
        }

        Assert.NotEmpty((await Consumer.FileAppealAsync(proof.Filing(own))).CaseSecret);
    }

    [Fact]
    public async Task An_appeal_by_link_does_not_use_up_the_one_after_a_code()
    {
        var (email, reporter) = (RegistryFixture.NewEmail(), await registry.EnrolAsync());
        var id = await new TestListings(registry).AddAsync(reporter, null, RegistryFixture.EmailOf(email));
        var report = await SeededReport.WithNoticeAsync(registry, reporter, id);
        var byLink = await report.FileAsync();
        await report.Consumer.WithdrawAppealAsync(new WithdrawAppealRequest
        {
            RequestId = RegistryFixture.NewId(),
            AppealId = byLink.Appeal.AppealId,
            CaseSecret = byLink.CaseSecret,
        });
        Assert.Equal("APPEAL_NOTHING_NEW", (await Refused.ByAsync(() => report.FileAsync())).Reason);
        var byCode = await Consumer.FileAppealAsync((await EmailProof.StartAsync(registry, email)).Filing(id));
        Assert.Equal(AppealState.AwaitingMerchant, byCode.Appeal.State);
    }

    [Fact]
    public async Task An_appeal_after_a_code_takes_over_from_one_by_link_alone()
    {
        var (email, reporter) = (RegistryFixture.NewEmail(), await registry.EnrolAsync());
        var id = await new TestListings(registry).AddAsync(reporter, null, RegistryFixture.EmailOf(email));
        var report = await SeededReport.WithNoticeAsync(registry, reporter, id);
        var byLink = await report.FileAsync();
        var defended = (await reporter.Appeals.AnswerAppealAsync(SeededReport.Answer(byLink.Appeal))).Appeal;
        var filing = (await EmailProof.StartAsync(registry, email)).Filing(id);
        var byCode = await Consumer.FileAppealAsync(filing);

        Assert.NotEqual(byLink.Appeal.AppealId, byCode.Appeal.AppealId);
        Assert.Equal(AppealState.AwaitingMerchant, byCode.Appeal.State);
        Assert.Equal((true, true, 1), await report.StateAsync());
        Assert.Equal(AppealState.Withdrawn, (await ReadAsync(byLink)).State);
        Assert.Equal(AppealState.AwaitingMerchant, (await ReadAsync(byCode)).State);
        // The old secret opens the old case alone, and nobody but the reviewer was near to deciding it.
        Assert.Equal("SECRET_INVALID", (await Refused.ByAsync(() => Consumer.GetAppealAsync(new GetAppealRequest
        {
            AppealId = byCode.Appeal.AppealId,
            CaseSecret = byLink.CaseSecret,
        }).ResponseAsync)).Reason);
        var reviewer = new AppealService.AppealServiceClient(registry.As(await registry.AddStaffAsync(StaffRole.Reviewer)));
        Assert.Equal("APPEAL_TRANSITION_NOT_ALLOWED", (await Refused.ByAsync(() => UpholdAsync(reviewer, defended))).Reason);
        // A repeat of the same call is the same case; a link or a second code opens no other.
        Assert.Equal(byCode.Appeal.AppealId, (await Consumer.FileAppealAsync(filing)).Appeal.AppealId);
        Assert.Equal("APPEAL_OPEN", (await Refused.ByAsync(() => report.FileAsync(AppealGround.Returned))).Reason);
        filing.RequestId = RegistryFixture.NewId();
        Assert.Equal("APPEAL_OPEN", (await Refused.ByAsync(() => Consumer.FileAppealAsync(filing).ResponseAsync)).Reason);
        Assert.Equal(1000, await StandingAsync(reporter));
    }

    [Fact]
    public async Task A_case_by_link_that_is_overdue_is_decided_and_not_taken_over()
    {
        await using var moved = await RegistryFixture.StartAsync();
        var (email, reporter) = (RegistryFixture.NewEmail(), await moved.EnrolAsync());
        var id = await new TestListings(moved).AddAsync(reporter, null, RegistryFixture.EmailOf(email));
        var report = await SeededReport.WithNoticeAsync(moved, reporter, id);
        await report.FileAsync();
        moved.Clock.Advance(TimeSpan.FromDays(15));
        var filing = (await EmailProof.StartAsync(moved, email)).Filing(id);
        Assert.Equal("APPEAL_DEADLINE_PASSED", (await Refused.ByAsync(() => report.Consumer.FileAppealAsync(filing).ResponseAsync)).Reason);
        Assert.Equal((false, false, 0), await report.StateAsync());
    }

    [Fact]
    public async Task Only_a_case_after_a_code_raises_the_standing_of_a_merchant_that_was_right()
    {
        var reviewer = new AppealService.AppealServiceClient(registry.As(await registry.AddStaffAsync(StaffRole.Reviewer)));
        var (email, reporter) = (RegistryFixture.NewEmail(), await registry.EnrolAsync());
        var id = await new TestListings(registry).AddAsync(reporter, null, RegistryFixture.EmailOf(email));
        var report = await SeededReport.WithNoticeAsync(registry, reporter, id);
        await UpholdAsync(reviewer, (await reporter.Appeals.AnswerAppealAsync(SeededReport.Answer((await report.FileAsync()).Appeal))).Appeal);
        Assert.Equal(StandingOutcome.None, await OutcomeAsync(id));
        var byCode = await Consumer.FileAppealAsync((await EmailProof.StartAsync(registry, email)).Filing(id));
        var other = new AppealService.AppealServiceClient(registry.As(await registry.AddStaffAsync(StaffRole.Reviewer)));
        await UpholdAsync(other, (await reporter.Appeals.AnswerAppealAsync(SeededReport.Answer(byCode.Appeal))).Appeal);
        Assert.Equal(StandingOutcome.Upheld, await OutcomeAsync(id));
    }

    [Theory]
    [InlineData("en", "Your case")]
    [InlineData("da", "Din sag")]
    [InlineData("nb", "Saken din")]
    [InlineData("no", "Saken din")]
    [InlineData("nl", "Uw zaak")]
    [InlineData("de", "Ihr Fall")]
    [InlineData("fi", "Your case")]
    [InlineData("", "Din sag")]
    public async Task The_person_is_told_in_their_language_or_that_of_the_notice(string language, string subject)
    {
        var real = await registry.EnrolAsync();
        var merchant = new TestMerchant(registry, real.Merchant, await registry.IssueKeyAsync(real.Merchant.MerchantId, test: true));
        var report = await SeededReport.AddAsync(registry, merchant, sandboxed: true);
        var request = report.Filing();
        request.Language = language;
        var filed = await report.Consumer.FileAppealAsync(request);
        await merchant.Appeals.AnswerAppealAsync(SeededReport.Answer(filed.Appeal, MerchantAnswer.Concede));
        var mails = (await merchant.Merchants.ListSandboxMailsAsync(new ListSandboxMailsRequest())).Mails
            .Where(x => x.To == request.AnswerEmailAddress).ToList();
        Assert.Equal(2, mails.Count);
        Assert.All(mails, x => Assert.StartsWith($"{subject} {filed.Appeal.AppealId}", x.Subject, StringComparison.Ordinal));
        Assert.All(mails, x => Assert.DoesNotContain('{', x.Text));
        Assert.All(mails, x => Assert.DoesNotContain(filed.CaseSecret, x.Text, StringComparison.Ordinal));
    }

    private static async Task UpholdAsync(AppealService.AppealServiceClient reviewer, Appeal appeal) =>
        await reviewer.DecideAppealAsync(new DecideAppealRequest
        {
            RequestId = RegistryFixture.NewId(),
            AppealId = appeal.AppealId,
            Decision = AppealDecision.Upheld,
            Reasons = { DecisionReason.ProofSufficient },
            Etag = appeal.Etag,
        });

    private async Task<Appeal> ReadAsync(FileAppealResponse filed) => (await Consumer.GetAppealAsync(
        new GetAppealRequest { AppealId = filed.Appeal.AppealId, CaseSecret = filed.CaseSecret })).Appeal;

    private async Task<int> StandingAsync(TestMerchant merchant)
    {
        await using var db = await registry.DatabaseAsync();
        return await db.Merchants.Where(x => x.Id == merchant.Id).Select(x => x.Standing).SingleAsync();
    }

    /// <summary>What the last case of a report says of its merchant.</summary>
    private async Task<StandingOutcome> OutcomeAsync(Guid report)
    {
        await using var db = await registry.DatabaseAsync();
        return await db.Appeals.Where(x => x.ReportId == report).OrderByDescending(x => x.FiledAt).Select(x => x.StandingOutcome).FirstAsync();
    }
}
