using CustomerRegistry.Domain.Audit;
using CustomerRegistry.Server.Tests.Mail;
using CustomerRegistry.V1;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CustomerRegistry.Server.Tests.Reports;

[Collection(NoticesTestsOfOneRegistry.Name)]
public sealed class WithdrawalQuestionTests(NoticesRegistry notices)
{
    [Fact]
    public async Task A_consumer_whose_address_is_held_is_told_and_asked_and_a_yes_stops_the_shop()
    {
        var merchant = await notices.Registry.EnrolAsync();
        var email = RegistryFixture.NewEmail();
        // Not final yet: the address is kept for the message that it counts.
        var report = await notices.NoticedAsync(merchant, email, final: false);
        Assert.Equal("", (await WithdrawAsync(merchant, report.ReportId)).WithdrawalQuestionSecret);
        var mail = await notices.MailAsync(email, "did you pay anything");
        var secret = NoticesRegistry.SecretIn(mail);

        await AnswerAsync(secret, paid: true);
        var stopped = await notices.MerchantAsync(merchant);
        Assert.Equal(ReportingStopReason.WithdrawalPaidFor, stopped.ReportingStopReason);
        Assert.NotNull(stopped.ReportingStoppedAt);
        var refused = await Refused.ByAsync(async () => await merchant.SubmitAsync(TestReports.Final(notices.Now, RegistryFixture.NewEmail())));
        Assert.Equal("REPORTING_STOPPED", refused.Reason);
        Assert.Contains("resume-reporting", (await notices.MailAsync(NoticesRegistry.OperatorAddress, merchant.Merchant.MerchantId)).TextBody, StringComparison.Ordinal);
        Assert.Contains(notices.Registry.Logs.Lines, x => x.Contains($"{merchant.Merchant.MerchantId} needs an operator's look: WithdrawalPaidFor", StringComparison.Ordinal));
        var listed = (await notices.Operator.ListConductAsync(new ListConductRequest { PageSize = 500 })).Conducts.Single(x => x.MerchantId == merchant.Merchant.MerchantId);
        Assert.Equal(ReportingStopReason.WithdrawalPaidFor, listed.ReportingStopReason);

        await notices.ResumeAsync(merchant);
        // The first yes stands, and is not a new one when said again.
        await AnswerAsync(secret, paid: false);
        await AnswerAsync(secret, paid: true);
        Assert.Null((await notices.MerchantAsync(merchant)).ReportingStoppedAt);
        var question = await notices.ReadAsync(db => db.WithdrawalQuestions.SingleAsync(x => x.ReportId == Guid.Parse(report.ReportId)));
        Assert.True(question.PaidOrRemoved);
        Assert.Equal(1, await notices.AuditedAsync(AuditAction.WithdrawalAnswered, AuditSubject.WithdrawalQuestion, question.Id));
        await merchant.SubmitAsync(TestReports.Final(notices.Now, RegistryFixture.NewEmail()));
    }

    [Fact]
    public async Task Without_an_address_the_shop_passes_the_link_on_and_its_own_no_shuts_out_nobody()
    {
        var merchant = await notices.Registry.EnrolAsync();
        var id = (await merchant.SubmitAsync(TestReports.Final(notices.Now, RegistryFixture.NewEmail()))).Report.ReportId;
        var request = Withdraw(id);
        var secret = (await merchant.Reports.WithdrawReportAsync(request)).WithdrawalQuestionSecret;
        Assert.Equal(43, secret.Length);
        Assert.Equal("", (await merchant.Reports.WithdrawReportAsync(request)).WithdrawalQuestionSecret);

        await AnswerAsync(secret, paid: false);
        Assert.Null((await notices.MerchantAsync(merchant)).ReportingStoppedAt);
        await AnswerAsync(secret, paid: true);
        Assert.NotNull((await notices.MerchantAsync(merchant)).ReportingStoppedAt);
    }

    [Fact]
    public async Task A_consumer_who_has_the_notices_link_answers_with_it_whatever_the_shop_passes_on()
    {
        var merchant = await notices.Registry.EnrolAsync();
        var email = RegistryFixture.NewEmail();
        var report = await notices.NoticedAsync(merchant, email);
        var secret = NoticesRegistry.SecretIn(await notices.MailAsync(email, "notice#"));
        await WithdrawAsync(merchant, report.ReportId);
        await AnswerAsync(secret, paid: true);
        Assert.NotNull((await notices.MerchantAsync(merchant)).ReportingStoppedAt);
    }

    [Fact]
    public async Task The_address_that_an_open_case_left_is_asked()
    {
        var merchant = await notices.Registry.EnrolAsync();
        var submitted = await merchant.SubmitAsync(TestReports.Final(notices.Now, RegistryFixture.NewEmail()));
        await merchant.Reports.AttestNoticeAsync(NoticesRegistry.Attest(submitted.Report.ReportId, notices.Now));
        var answerTo = RegistryFixture.NewEmail();
        await new AppealService.AppealServiceClient(notices.Registry.As(null)).FileAppealAsync(new FileAppealRequest
        {
            RequestId = RegistryFixture.NewId(),
            Proof = new ConsumerProof { NoticeSecret = submitted.NoticeSecret },
            Ground = AppealGround.NotMe,
            AnswerEmailAddress = answerTo,
            Language = "en",
        });
        Assert.Equal("", (await WithdrawAsync(merchant, submitted.Report.ReportId)).WithdrawalQuestionSecret);
        await notices.MailAsync(answerTo, "did you pay anything");
    }

    [Fact]
    public async Task A_wrong_secret_opens_nothing()
    {
        var wrong = await Refused.ByAsync(() => AnswerAsync(new string('A', 43), paid: true));
        Assert.Equal("SECRET_INVALID", wrong.Reason);
        var malformed = await Refused.ByAsync(() => AnswerAsync("short", paid: true));
        Assert.Equal("secret", malformed.Field);
    }

    private static WithdrawReportRequest Withdraw(string reportId) =>
        new() { RequestId = RegistryFixture.NewId(), ReportId = reportId, Reason = WithdrawalReason.Settled };

    private static async Task<WithdrawReportResponse> WithdrawAsync(TestMerchant merchant, string reportId) =>
        await merchant.Reports.WithdrawReportAsync(Withdraw(reportId));

    private async Task AnswerAsync(string secret, bool paid) =>
        await notices.Anybody.AnswerWithdrawalQuestionAsync(new AnswerWithdrawalQuestionRequest { Secret = secret, PaidOrRemoved = paid });
}
