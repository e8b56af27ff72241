using CustomerRegistry.Server.Tests.Mail;
using CustomerRegistry.V1;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CustomerRegistry.Server.Tests.Reports;

[Collection(NoticesTestsOfOneRegistry.Name)]
public sealed class AttestationTests(NoticesRegistry notices)
{
    private NoticeService.NoticeServiceClient Operator => new(notices.Registry.As(notices.Registry.OperatorKey));

    [Fact]
    public async Task A_drawn_attestation_that_cannot_be_shown_counts_as_never_given_and_stops_the_shop()
    {
        var merchant = await notices.Registry.EnrolAsync();
        var attested = await AttestAsync(merchant);
        Assert.NotNull(attested.ShareFrom);
        var drawn = (await DrawnAsync(Operator)).Single(x => x.ReportId == attested.ReportId);
        Assert.Equal(("RR123456785GB", merchant.Merchant.DisplayName, NoticeChannel.Letter), (drawn.CarrierReference, drawn.MerchantName, drawn.Channel));
        Assert.False(drawn.HasProven);
        var auditor = new NoticeService.NoticeServiceClient(notices.Registry.As(await notices.Registry.AddStaffAsync(StaffRole.Auditor)));
        Assert.Equal("", (await DrawnAsync(auditor)).Single(x => x.ReportId == attested.ReportId).CarrierReference);

        var finding = Finding(attested.ReportId, proven: false);
        Assert.False((await Operator.RecordAttestationFindingAsync(finding)).Attestation.Proven);
        Assert.False((await Operator.RecordAttestationFindingAsync(finding)).Attestation.Proven);
        var report = await merchant.ReportAsync(attested.ReportId);
        Assert.Equal(NoticeState.Unproven, report.NoticeState);
        Assert.Null(report.ShareFrom);
        Assert.Null((await notices.ReadAsync(db => db.Listings.SingleAsync(x => x.ReportId == Guid.Parse(attested.ReportId)))).ShareFrom);
        Assert.DoesNotContain(await DrawnAsync(Operator), x => x.ReportId == attested.ReportId);
        Assert.Equal(ReportingStopReason.AttestationUnproven, (await notices.MerchantAsync(merchant)).ReportingStopReason);
        await notices.MailAsync(NoticesRegistry.OperatorAddress, merchant.Merchant.MerchantId);

        var stopped = await Refused.ByAsync(async () => await merchant.SubmitAsync(TestReports.Final(notices.Now, RegistryFixture.NewEmail())));
        Assert.Equal("REPORTING_STOPPED", stopped.Reason);
        // Nor is what could not be shown attested again, not even once reporting goes on: the registry mails it.
        Assert.Equal("REPORTING_STOPPED", (await Refused.ByAsync(() => AgainAsync(merchant, attested))).Reason);
        // What ends well for the customer is taken all the same.
        var right = await merchant.Reports.UpdateOutcomeAsync(TestReports.Outcome(attested.ReportId, EvidenceLevel.CustomerRight, notices.Now));
        Assert.Equal(Disposition.Deleted, right.Disposition);

        var noReason = await Refused.ByAsync(() => notices.ResumeAsync(merchant, "ok"));
        Assert.Equal("reason", noReason.Field);
        Assert.Null((await notices.ResumeAsync(merchant)).ReportingStoppedAt);
        await merchant.SubmitAsync(TestReports.Final(notices.Now, RegistryFixture.NewEmail()));
    }

    [Fact]
    public async Task A_finding_is_recorded_once()
    {
        var merchant = await notices.Registry.EnrolAsync();
        var attested = await AttestAsync(merchant);
        Assert.True((await Operator.RecordAttestationFindingAsync(Finding(attested.ReportId, proven: true))).Attestation.Proven);
        var other = await Refused.ByAsync(async () => await Operator.RecordAttestationFindingAsync(Finding(attested.ReportId, proven: false)));
        Assert.Equal("FINDING_ALREADY_RECORDED", other.Reason);
        Assert.Equal(attested, await merchant.ReportAsync(attested.ReportId));
        var unknown = await Refused.ByAsync(async () => await Operator.RecordAttestationFindingAsync(Finding(RegistryFixture.NewId(), proven: false)));
        Assert.Equal("ATTESTATION_UNKNOWN", unknown.Reason);
        var relayed = await notices.NoticedAsync(merchant, RegistryFixture.NewEmail());
        unknown = await Refused.ByAsync(async () => await Operator.RecordAttestationFindingAsync(Finding(relayed.ReportId, proven: false)));
        Assert.Equal("ATTESTATION_UNKNOWN", unknown.Reason);
    }

    [Fact]
    public async Task Drawn_attestations_come_in_pages()
    {
        var merchant = await notices.Registry.EnrolAsync();
        var wanted = new List<string>();
        for (var i = 0; i < 3; i++) wanted.Add((await AttestAsync(merchant)).ReportId);
        Assert.Equal(wanted, (await DrawnAsync(Operator, size: 1)).Where(x => x.MerchantId == merchant.Merchant.MerchantId).Select(x => x.ReportId));
    }

    private static async Task<List<DrawnAttestation>> DrawnAsync(NoticeService.NoticeServiceClient caller, int size = 500)
    {
        var all = new List<DrawnAttestation>();
        var token = "";
        do
        {
            var page = await caller.ListDrawnAttestationsAsync(new ListDrawnAttestationsRequest { PageSize = size, PageToken = token });
            all.AddRange(page.Attestations);
            token = page.NextPageToken;
        }
        while (token.Length > 0);
        return all;
    }

    private static RecordAttestationFindingRequest Finding(string reportId, bool proven) => new()
    {
        RequestId = RegistryFixture.NewId(),
        ReportId = reportId,
        NoticeNumber = 1,
        Proven = proven,
    };

    private async Task<Report> AttestAsync(TestMerchant merchant)
    {
        var id = (await merchant.SubmitAsync(TestReports.Final(notices.Now, RegistryFixture.NewEmail()))).Report.ReportId;
        return (await merchant.Reports.AttestNoticeAsync(NoticesRegistry.Attest(id, notices.Now))).Report;
    }

    [Fact]
    public async Task What_could_not_be_shown_is_not_attested_again_though_reporting_goes_on()
    {
        var merchant = await notices.Registry.EnrolAsync();
        var attested = await AttestAsync(merchant);
        await Operator.RecordAttestationFindingAsync(Finding(attested.ReportId, proven: false));
        await notices.ResumeAsync(merchant);
        Assert.Equal("NOTICE_NOT_RELAYABLE", (await Refused.ByAsync(() => AgainAsync(merchant, attested))).Reason);
        Assert.Equal(NoticeState.Unproven, (await merchant.ReportAsync(attested.ReportId)).NoticeState);
    }

    private async Task AgainAsync(TestMerchant merchant, Report attested) => await merchant.Reports.AttestNoticeAsync(new AttestNoticeRequest
    {
        RequestId = RegistryFixture.NewId(),
        ReportId = attested.ReportId,
        Channel = NoticeChannel.Letter,
        CarrierReference = "RR123456785GB",
        SentAt = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(notices.Now),
        Language = "en",
    });
}
