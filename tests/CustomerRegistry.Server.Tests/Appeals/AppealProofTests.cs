using CustomerRegistry.Server.Tests.Risk;
using CustomerRegistry.V1;
using Xunit;

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
}
