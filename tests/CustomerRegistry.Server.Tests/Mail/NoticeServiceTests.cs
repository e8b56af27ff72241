using CustomerRegistry.Server.Tests.Reports;
using CustomerRegistry.V1;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CustomerRegistry.Server.Tests.Mail;

[Collection(NoticesTestsOfOneRegistry.Name)]
public sealed class NoticeServiceTests(NoticesRegistry notices)
{
    [Fact]
    public async Task A_shop_that_gives_the_notice_itself_gets_its_words_with_two_names_to_fill_in()
    {
        var merchant = await notices.Registry.EnrolAsync();
        var id = (await merchant.SubmitAsync(TestReports.Final(notices.Now, RegistryFixture.NewEmail()))).Report.ReportId;
        var reply = await Client(merchant).GetNoticeTextAsync(new GetNoticeTextRequest { ReportId = id, Language = "en" });
        Assert.Equal("notice-2/en", reply.Version);
        Assert.Equal(["order_number", "notice_secret"], reply.Placeholders);
        foreach (var name in reply.Placeholders) Assert.Contains($"{{{name}}}", reply.Text, StringComparison.Ordinal);
        Assert.Contains(NoticesRegistry.PostalAddress, reply.Text, StringComparison.Ordinal);
        Assert.Contains(merchant.Merchant.DisplayName, reply.Subject, StringComparison.Ordinal);
        Assert.Contains("Information Commissioner", reply.Text, StringComparison.Ordinal);

        var closed = await Refused.ByAsync(async () => await Client(merchant).GetNoticeTextAsync(new GetNoticeTextRequest { ReportId = id, Language = "fr" }));
        Assert.Equal(("NOTICE_LANGUAGE_CLOSED", "language"), (closed.Reason, closed.Field));
        var other = await notices.Registry.EnrolAsync();
        var unknown = await Refused.ByAsync(async () => await Client(other).GetNoticeTextAsync(new GetNoticeTextRequest { ReportId = id, Language = "en" }));
        Assert.Equal("REPORT_UNKNOWN", unknown.Reason);

        var wrong = await Refused.ByAsync(async () => await merchant.Reports.AttestNoticeAsync(NoticesRegistry.Attest(id, notices.Now, "notice-1/en")));
        Assert.Equal(("NOTICE_VERSION_UNKNOWN", "text_version"), (wrong.Reason, wrong.Field));
        await merchant.Reports.AttestNoticeAsync(NoticesRegistry.Attest(id, notices.Now, reply.Version));
        Assert.Equal(reply.Version, (await RowAsync(id)).TextVersion);
    }

    [Fact]
    public async Task A_relayed_notice_names_the_reports_order_and_no_other_words_of_the_shop()
    {
        var merchant = await notices.Registry.EnrolAsync();
        var email = RegistryFixture.NewEmail();
        var request = TestReports.Final(notices.Now, email, order: "YS2026417").WithNotice(email);
        request.NoticeRelay.OrderNumber = "Pay at evil.example";
        var refused = await Refused.ByAsync(async () => await merchant.SubmitAsync(request));
        Assert.Equal("notice_relay.order_number", refused.Field);

        request.NoticeRelay.OrderNumber = "YS-2026-417";
        var id = (await merchant.SubmitAsync(request)).Report.ReportId;
        await NoticesRegistry.ReportAsync(merchant, id, NoticeState.Sent);
        var mail = await notices.MailAsync(email, "YS-2026-417");
        Assert.Contains("your order YS-2026-417", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal("notice-2/en", (await RowAsync(id)).TextVersion);

        var later = RegistryFixture.NewEmail();
        var second = (await merchant.SubmitAsync(TestReports.Final(notices.Now, later, order: "YS2026418"))).Report.ReportId;
        var relay = new RelayNoticeRequest
        {
            RequestId = RegistryFixture.NewId(),
            ReportId = second,
            NoticeRelay = new NoticeRelay { EmailAddress = later, Language = "en", OrderNumber = "YS-2026-417" },
        };
        Assert.Equal("notice_relay.order_number", (await Refused.ByAsync(async () => await merchant.Reports.RelayNoticeAsync(relay))).Field);
        relay.NoticeRelay.OrderNumber = "ys 2026 418";
        await merchant.Reports.RelayNoticeAsync(relay);
        await notices.MailAsync(later, "your order ys 2026 418");
    }

    [Fact]
    public async Task That_a_link_was_opened_is_kept_the_first_time()
    {
        var merchant = await notices.Registry.EnrolAsync();
        var email = RegistryFixture.NewEmail();
        var report = await notices.NoticedAsync(merchant, email);
        var secret = NoticesRegistry.SecretIn(await notices.MailAsync(email, "notice#"));
        Assert.Null((await RowAsync(report.ReportId)).OpenedAt);
        var consumer = new AppealService.AppealServiceClient(notices.Registry.As(null));
        await consumer.OpenNoticeAsync(new OpenNoticeRequest { NoticeSecret = secret });
        var first = (await RowAsync(report.ReportId)).OpenedAt;
        Assert.NotNull(first);
        notices.Registry.Clock.Advance(TimeSpan.FromMinutes(1));
        await consumer.OpenNoticeAsync(new OpenNoticeRequest { NoticeSecret = secret });
        Assert.Equal(first, (await RowAsync(report.ReportId)).OpenedAt);
    }

    [Fact]
    public async Task A_checkout_notice_is_there_in_every_language_and_named_in_checks()
    {
        foreach (var language in new[] { "en", "da", "nb", "nl", "de", "sv", "fr" })
        {
            var reply = await notices.Anybody.GetCheckoutNoticeAsync(new GetCheckoutNoticeRequest { Language = language });
            Assert.Equal($"checkout-1-{language}", reply.Version);
            Assert.Contains("{shop}", reply.Text, StringComparison.Ordinal);
            Assert.Equal(["shop"], reply.Placeholders);
        }

        var refused = await Refused.ByAsync(async () => await notices.Anybody.GetCheckoutNoticeAsync(new GetCheckoutNoticeRequest { Language = "fi" }));
        Assert.Equal(("NOTICE_LANGUAGE_CLOSED", "language"), (refused.Reason, refused.Field));

        var merchant = await notices.Registry.EnrolAsync();
        var check = SampleMessages.Check(notices.Now, RegistryFixture.NewEmail());
        check.NoticeVersion = "checkout-1-da";
        await merchant.Risk.CheckAsync(check);
        check.NoticeVersion = "checkout-9-da";
        Assert.Equal("NOTICE_VERSION_UNKNOWN", (await Refused.ByAsync(async () => await merchant.Risk.CheckAsync(check))).Reason);
    }

    private static NoticeService.NoticeServiceClient Client(TestMerchant merchant) => new(merchant.Calls);

    private Task<Server.Reports.NoticeRow> RowAsync(string reportId) =>
        notices.ReadAsync(db => db.Notices.AsNoTracking().SingleAsync(x => x.ReportId == Guid.Parse(reportId)));
}
