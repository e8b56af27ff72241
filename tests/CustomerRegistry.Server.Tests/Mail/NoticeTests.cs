using CustomerRegistry.Server.Tests.Faults;
using CustomerRegistry.Server.Tests.Reports;
using CustomerRegistry.V1;
using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using Xunit;

namespace CustomerRegistry.Server.Tests.Mail;

[Collection(ReportsTests.Name)]
public sealed class NoticeTests(ReportsRegistry reports)
{
    [Fact]
    public async Task A_relayed_notice_goes_through_the_mail_server_and_only_then_the_reply_window_runs()
    {
        var merchant = await reports.Registry.EnrolAsync();
        var email = RegistryFixture.NewEmail();
        var submitted = await merchant.SubmitAsync(TestReports.Final(reports.Now, email).WithNotice(email));
        Assert.Equal("", submitted.NoticeSecret);
        var told = await NoticeAsync(merchant, submitted.Report.ReportId, NoticeState.Sent);
        Assert.Equal(14, Math.Round((told.ShareFrom.ToDateTimeOffset() - reports.Now).TotalDays));

        var mail = MailTo(email);
        Assert.Contains(merchant.Merchant.DisplayName, mail.Subject, StringComparison.Ordinal);
        Assert.Contains("https://registry.example/notice#", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Nobody will ever ask you for money", mail.TextBody, StringComparison.Ordinal);
        await using var db = await reports.Registry.DatabaseAsync();
        var id = Guid.Parse(told.ReportId);
        Assert.False(await db.OutboxMails.AnyAsync(x => x.NoticeReportId == id));
        Assert.Null((await db.Notices.SingleAsync(x => x.ReportId == id)).AddressCipher);
        Assert.Equal(told.ShareFrom.ToDateTimeOffset(), (await db.Listings.SingleAsync(x => x.ReportId == id)).ShareFrom!.Value, TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task A_notice_that_comes_back_keeps_the_report_restricted_until_it_is_given()
    {
        var merchant = await reports.Registry.EnrolAsync();
        var email = SmtpServer.Unknown + RegistryFixture.NewEmail();
        var submitted = await merchant.SubmitAsync(TestReports.Final(reports.Now, email).WithNotice(email));
        var bounced = await NoticeAsync(merchant, submitted.Report.ReportId, NoticeState.Bounced);
        Assert.Null(bounced.ShareFrom);

        var attested = await merchant.Reports.AttestNoticeAsync(Attest(bounced.ReportId, reports.Now));
        Assert.Equal(NoticeState.Attested, attested.Report.NoticeState);
        Assert.NotNull(attested.Report.ShareFrom);
    }

    [Fact]
    public async Task A_mail_server_that_is_busy_is_tried_again()
    {
        var merchant = await reports.Registry.EnrolAsync();
        var email = RegistryFixture.NewEmail();
        reports.Smtp.Busy = true;
        var submitted = await merchant.SubmitAsync(TestReports.Final(reports.Now, email).WithNotice(email));
        var id = Guid.Parse(submitted.Report.ReportId);
        await Eventually.HoldsAsync(async () =>
        {
            await using var db = await reports.Registry.DatabaseAsync();
            return await db.OutboxMails.AsNoTracking().SingleAsync(x => x.NoticeReportId == id);
        }, x => x.Attempts == 1 && x.NextAttemptAt < reports.Now.AddSeconds(60));
        Assert.Equal(NoticeState.Queued, (await merchant.ReportAsync(submitted.Report.ReportId)).NoticeState);
        reports.Smtp.Busy = false;
        reports.Registry.Clock.Advance(TimeSpan.FromMinutes(1));
        await NoticeAsync(merchant, submitted.Report.ReportId, NoticeState.Sent);
    }

    [Fact]
    public async Task A_notice_is_relayed_later_to_an_address_of_the_report_alone()
    {
        var merchant = await reports.Registry.EnrolAsync();
        var email = RegistryFixture.NewEmail();
        var id = (await merchant.SubmitAsync(TestReports.Final(reports.Now, email))).Report.ReportId;
        var wrong = await Refused.ByAsync(async () => await merchant.Reports.RelayNoticeAsync(Relay(id, RegistryFixture.NewEmail())));
        Assert.Equal("NOTICE_ADDRESS_MISMATCH", wrong.Reason);
        var closed = await Refused.ByAsync(async () => await merchant.Reports.RelayNoticeAsync(Relay(id, email, "nb")));
        Assert.Equal("NOTICE_LANGUAGE_CLOSED", closed.Reason);
        await merchant.Reports.RelayNoticeAsync(Relay(id, email.ToUpperInvariant()));
        await NoticeAsync(merchant, id, NoticeState.Sent);
        var again = await Refused.ByAsync(async () => await merchant.Reports.RelayNoticeAsync(Relay(id, email)));
        Assert.Equal("NOTICE_NOT_RELAYABLE", again.Reason);
    }

    [Fact]
    public async Task A_merchant_attests_a_notice_that_it_gave_itself_and_its_link_is_known_before()
    {
        var merchant = await reports.Registry.EnrolAsync();
        var submitted = await merchant.SubmitAsync(TestReports.Final(reports.Now, RegistryFixture.NewEmail()));
        var consumer = new AppealService.AppealServiceClient(reports.Registry.As(null));
        var opened = await consumer.OpenNoticeAsync(new OpenNoticeRequest { NoticeSecret = submitted.NoticeSecret });
        Assert.Equal(submitted.Report.ReportId, opened.ReportId);

        var future = Attest(submitted.Report.ReportId, reports.Now.AddHours(1));
        Assert.Equal("DATE_IN_FUTURE", (await Refused.ByAsync(async () => await merchant.Reports.AttestNoticeAsync(future))).Reason);
        var attest = Attest(submitted.Report.ReportId, reports.Now);
        var reply = await merchant.Reports.AttestNoticeAsync(attest);
        Assert.Equal(NoticeState.Attested, reply.Report.NoticeState);
        Assert.Equal(reply.Report, (await merchant.Reports.AttestNoticeAsync(attest)).Report);
        Assert.NotNull(reply.Report.ShareFrom);
    }

    [Theory]
    [InlineData("DK", "da", "Dine rettigheder")]
    [InlineData("NL", "nl", "Uw rechten")]
    public async Task A_notice_speaks_the_language_of_the_consumer(string country, string language, string words)
    {
        var sandbox = await reports.SandboxAsync(country);
        var email = RegistryFixture.NewEmail();
        var reply = await sandbox.First.SubmitAsync(TestReports.Final(sandbox.Now, email).In(country).WithNotice(email, language));
        Assert.Equal(NoticeState.Sent, reply.Report.NoticeState);
        Assert.Contains(words, Assert.Single(await sandbox.MailsToAsync(email)).Text, StringComparison.Ordinal);
    }

    private static RelayNoticeRequest Relay(string reportId, string email, string language = "en") => new()
    {
        RequestId = RegistryFixture.NewId(),
        ReportId = reportId,
        NoticeRelay = new NoticeRelay { EmailAddress = email, Language = language },
    };

    private static AttestNoticeRequest Attest(string reportId, DateTimeOffset sentAt) => new()
    {
        RequestId = RegistryFixture.NewId(),
        ReportId = reportId,
        Channel = NoticeChannel.Letter,
        CarrierReference = "RR123456785GB",
        SentAt = sentAt.ToTimestamp(),
        Language = "en",
    };

    private static Task<Report> NoticeAsync(TestMerchant merchant, string reportId, NoticeState state) =>
        Eventually.HoldsAsync(() => merchant.ReportAsync(reportId), x => x.NoticeState == state);

    private MimeMessage MailTo(string address)
    {
        using var text = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(reports.Smtp.Mails.Single(x => x.To == address).Mail));
        return MimeMessage.Load(text);
    }
}
