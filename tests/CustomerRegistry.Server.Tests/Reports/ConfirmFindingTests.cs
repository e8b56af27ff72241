using CustomerRegistry.Server.Tests.Risk;
using CustomerRegistry.V1;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Xunit;
using static CustomerRegistry.Server.Tests.RegistryFixture;

namespace CustomerRegistry.Server.Tests.Reports;

/// <summary>What a merchant states of an independent finding counts once a reviewer has seen the document.</summary>
public sealed class ConfirmFindingTests(RegistryFixture registry)
{
    [Fact]
    public async Task A_stated_finding_is_listed_when_a_reviewer_has_seen_its_document_and_not_before()
    {
        var (merchant, address) = (await registry.EnrolAsync(), NewEmail());
        var report = await StatedAsync(merchant, address);
        Assert.NotEqual(EvidenceLevel.IndependentFinding, report.EvidenceLevel);
        var reviewer = await ReviewerAsync();
        var request = Seen(report, Proof.BoardDecision);
        var confirmed = await reviewer.ConfirmFindingAsync(request);
        Assert.Equal(
            (EvidenceLevel.IndependentFinding, ReportState.Listed, Disposition.Updated),
            (confirmed.Report.EvidenceLevel, confirmed.Report.State, confirmed.Disposition));
        Assert.Equal(report.OutcomeAt, confirmed.Report.OutcomeAt);
        Assert.Equal(("", null), (confirmed.Report.ConsumerCountry, confirmed.Report.Amount));

        Assert.Equal(Disposition.Unchanged, (await reviewer.ConfirmFindingAsync(request)).Disposition);
        Assert.Equal(Disposition.Unchanged, (await reviewer.ConfirmFindingAsync(Seen(report, Proof.BoardDecision))).Disposition);
        await using var db = await registry.DatabaseAsync();
        Assert.Equal(1, await db.Listings.CountAsync(x => x.ReportId == Guid.Parse(report.ReportId)));
    }

    [Fact]
    public async Task It_still_counts_only_after_its_notice_and_reply_window()
    {
        await using var other = await StartAsync();
        var (merchant, shop, address) = (await other.EnrolAsync(), await other.EnrolAsync(), NewEmail());
        var report = (await merchant.SubmitAsync(Stating(other, address).WithNotice(address))).Report;
        await new ReportService.ReportServiceClient(other.As(await other.AddStaffAsync(StaffRole.Reviewer)))
            .ConfirmFindingAsync(Seen(report, Proof.CourtDecision));
        Assert.Empty((await shop.Risk.CheckAsync(TestChecks.Of(other, EmailOf(address)))).Assessment.Reasons);
    }

    [Theory]
    [InlineData(Proof.Correspondence, "FIELD_OUT_OF_RANGE")]
    [InlineData(Proof.Unspecified, "ENUM_VALUE_UNKNOWN")]
    public async Task A_document_that_shows_no_finding_is_refused_and_changes_nothing(Proof document, string reason)
    {
        var merchant = await registry.EnrolAsync();
        var report = await StatedAsync(merchant, NewEmail());
        var (reviewer, held) = (await ReviewerAsync(), await merchant.ReportAsync(report.ReportId));
        var refused = await Refused.ByAsync(() => reviewer.ConfirmFindingAsync(Seen(report, document)).ResponseAsync);
        Assert.Equal((reason, "document"), (refused.Reason, refused.Field));
        Assert.Equal(held, await merchant.ReportAsync(report.ReportId));
    }

    [Fact]
    public async Task An_unknown_report_and_one_of_a_sandbox_are_answered_alike()
    {
        var reviewer = await ReviewerAsync();
        var owner = await registry.EnrolAsync();
        var sandboxed = new TestMerchant(registry, owner.Merchant, await registry.IssueKeyAsync(owner.Merchant.MerchantId, test: true));
        var tried = await StatedAsync(sandboxed, NewEmail());
        foreach (var report in new[] { tried, new Report { ReportId = NewId() } })
        {
            var refused = await Refused.ByAsync(() => reviewer.ConfirmFindingAsync(Seen(report, Proof.BoardDecision)).ResponseAsync);
            Assert.Equal((StatusCode.NotFound, "REPORT_UNKNOWN"), (refused.Code, refused.Reason));
        }
    }

    private async Task<ReportService.ReportServiceClient> ReviewerAsync() => new(registry.As(await registry.AddStaffAsync(StaffRole.Reviewer)));

    private async Task<Report> StatedAsync(TestMerchant merchant, string address) =>
        (await merchant.SubmitAsync(Stating(registry, address))).Report;

    private static SubmitReportRequest Stating(RegistryFixture registry, string address)
    {
        var request = TestReports.Final(registry.Clock.GetUtcNow(), address);
        request.Report.EvidenceLevel = EvidenceLevel.IndependentFinding;
        request.Report.Proofs.Add(Proof.BoardDecision);
        return request;
    }

    private static ConfirmFindingRequest Seen(Report report, Proof document) =>
        new() { RequestId = NewId(), ReportId = report.ReportId, Document = document };
}
