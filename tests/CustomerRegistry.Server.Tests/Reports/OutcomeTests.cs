using CustomerRegistry.V1;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CustomerRegistry.Server.Tests.Reports;

[Collection(ReportsTests.Name)]
public sealed class OutcomeTests(ReportsRegistry reports)
{
    [Fact]
    public async Task A_dispute_that_is_open_again_loses_its_listing()
    {
        var merchant = await reports.Registry.EnrolAsync();
        var held = await merchant.SubmitAsync(TestReports.Final(reports.Now, RegistryFixture.NewEmail()));
        var id = held.Report.ReportId;
        var update = TestReports.Outcome(id, EvidenceLevel.NotFinal, reports.Now.AddHours(-1));
        var reply = await merchant.Reports.UpdateOutcomeAsync(update);
        Assert.Equal(Disposition.Updated, reply.Disposition);
        Assert.Equal(ReportState.Open, reply.Report.State);
        Assert.Equal(Disposition.Unchanged, (await merchant.Reports.UpdateOutcomeAsync(update)).Disposition);
        await using var db = await reports.Registry.DatabaseAsync();
        Assert.False(await db.Listings.AnyAsync(x => x.ReportId == Guid.Parse(id)));
        var older = TestReports.Outcome(id, EvidenceLevel.FinalForMerchant, reports.Now.AddDays(-5));
        Assert.Equal("OUTCOME_OLDER", (await Refused.ByAsync(async () => await merchant.Reports.UpdateOutcomeAsync(older))).Reason);
    }

    [Fact]
    public async Task A_rise_needs_its_proofs()
    {
        var merchant = await reports.Registry.EnrolAsync();
        var held = await merchant.SubmitAsync(SampleMessages.Report(reports.Now, RegistryFixture.NewEmail()));
        var update = TestReports.Outcome(held.Report.ReportId, EvidenceLevel.FinalForMerchant, reports.Now.AddHours(-1));
        Assert.Equal("PROOF_MISSING", (await Refused.ByAsync(async () => await merchant.Reports.UpdateOutcomeAsync(update))).Reason);
        update.Proofs.AddRange([Proof.ProviderDecision, Proof.CarrierDeliveryConfirmation]);
        var reply = await merchant.Reports.UpdateOutcomeAsync(update);
        Assert.Equal(ReportState.Listed, reply.Report.State);
        await using var db = await reports.Registry.DatabaseAsync();
        Assert.True(await db.Listings.AnyAsync(x => x.ReportId == Guid.Parse(held.Report.ReportId)));
    }

    [Fact]
    public async Task A_later_time_of_the_same_outcome_does_not_make_a_report_younger()
    {
        var merchant = await reports.Registry.EnrolAsync();
        var request = TestReports.Final(reports.Now, RegistryFixture.NewEmail());
        request.Report.OutcomeAt = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(reports.Now.AddDays(-3));
        var id = Guid.Parse((await merchant.SubmitAsync(request)).Report.ReportId);
        async Task<(DateOnly Listed, DateTimeOffset Held)> OutcomeAsync()
        {
            await using var db = await reports.Registry.DatabaseAsync();
            return ((await db.Listings.SingleAsync(x => x.ReportId == id)).OutcomeOn, (await db.Reports.SingleAsync(x => x.Id == id)).OutcomeAt);
        }

        var before = await OutcomeAsync();
        await merchant.SubmitAsync(request.Again(x => x.OutcomeAt = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(reports.Now.AddHours(-1))));
        var after = await OutcomeAsync();
        Assert.True(after.Held > before.Held);
        Assert.Equal(before.Listed, after.Listed);
    }

    [Fact]
    public async Task The_customer_was_right_deletes_everything_and_leaves_a_tombstone()
    {
        var merchant = await reports.Registry.EnrolAsync();
        var request = TestReports.Final(reports.Now, RegistryFixture.NewEmail());
        var id = (await merchant.SubmitAsync(request)).Report.ReportId;
        var reply = await merchant.Reports.UpdateOutcomeAsync(TestReports.Outcome(id, EvidenceLevel.CustomerRight, reports.Now));
        Assert.Equal(Disposition.Deleted, reply.Disposition);
        Assert.Equal(new Report { ReportId = id, State = ReportState.CustomerRight }, reply.Report);
        await AssertGoneAsync(merchant, id);
        Assert.Equal("TOMBSTONED", (await Refused.ByAsync(() => merchant.SubmitAsync(request.Again()))).Reason);
    }

    [Fact]
    public async Task The_customer_was_right_about_a_dispute_that_was_never_reported_leaves_a_tombstone_alone()
    {
        var merchant = await reports.Registry.EnrolAsync();
        var request = TestReports.Final(reports.Now, RegistryFixture.NewEmail());
        var right = request.Again(x => x.EvidenceLevel = EvidenceLevel.CustomerRight);
        Assert.Equal(Disposition.Deleted, (await merchant.SubmitAsync(right)).Disposition);
        Assert.Equal("TOMBSTONED", (await Refused.ByAsync(() => merchant.SubmitAsync(request))).Reason);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_dispute_that_ended_does_not_come_back_under_another_order_reference(bool wasReported)
    {
        var merchant = await reports.Registry.EnrolAsync();
        var request = TestReports.Final(reports.Now, RegistryFixture.NewEmail());
        var end = request.Again(x => x.EvidenceLevel = EvidenceLevel.CustomerRight);
        if (wasReported)
        {
            var id = (await merchant.SubmitAsync(request)).Report.ReportId;
            await merchant.Reports.WithdrawReportAsync(new WithdrawReportRequest
            {
                RequestId = RegistryFixture.NewId(),
                ReportId = id,
                Reason = WithdrawalReason.MerchantError,
            });
        }
        else
        {
            await merchant.SubmitAsync(end);
        }

        var back = request.Again(x => (x.OrderReference, x.Dispute.Account) = ("ELSE-1", "acct_else"));
        Assert.Equal("TOMBSTONED", (await Refused.ByAsync(() => merchant.SubmitAsync(back))).Reason);
        var another = request.Again(x => (x.OrderReference, x.Dispute.Id) = ("ELSE-2", $"dp_{Guid.NewGuid():N}"[..20]));
        Assert.Equal(Disposition.Recorded, (await merchant.SubmitAsync(another)).Disposition);
    }

    [Fact]
    public async Task A_withdrawal_is_final_and_a_repeat_of_it_does_nothing()
    {
        var merchant = await reports.Registry.EnrolAsync();
        var request = TestReports.Final(reports.Now, RegistryFixture.NewEmail());
        var id = (await merchant.SubmitAsync(request)).Report.ReportId;
        var withdraw = new WithdrawReportRequest { RequestId = RegistryFixture.NewId(), ReportId = id, Reason = WithdrawalReason.Settled };
        Assert.Equal(ReportState.Withdrawn, (await merchant.Reports.WithdrawReportAsync(withdraw)).Report.State);
        Assert.Equal(ReportState.Withdrawn, (await merchant.Reports.WithdrawReportAsync(withdraw)).Report.State);
        await AssertGoneAsync(merchant, id);
        Assert.Equal("TOMBSTONED", (await Refused.ByAsync(() => merchant.SubmitAsync(request.Again()))).Reason);
        Assert.Equal(ReportState.Withdrawn, (await merchant.SubmitAsync(request)).Report.State);
    }

    [Fact]
    public async Task An_expired_open_report_and_one_whose_consumer_was_not_told_are_deleted()
    {
        var sandbox = await reports.SandboxAsync();
        var email = RegistryFixture.NewEmail();
        var told = await sandbox.First.SubmitAsync(SampleMessages.Report(sandbox.Now, email).WithNotice(email));
        var untold = await sandbox.First.SubmitAsync(SampleMessages.Report(sandbox.Now, RegistryFixture.NewEmail()));
        await sandbox.AdvanceAsync(TimeSpan.FromDays(31));
        Assert.Equal(told.Report.ReportId, (await sandbox.First.ReportAsync(told.Report.ReportId)).ReportId);
        Assert.Equal("REPORT_UNKNOWN", (await Refused.ByAsync(() => sandbox.First.ReportAsync(untold.Report.ReportId))).Reason);
        await sandbox.AdvanceAsync(TimeSpan.FromDays(150));
        Assert.Equal("REPORT_UNKNOWN", (await Refused.ByAsync(() => sandbox.First.ReportAsync(told.Report.ReportId))).Reason);
    }

    [Fact]
    public async Task A_listed_report_is_deleted_after_its_last_day()
    {
        var sandbox = await reports.SandboxAsync();
        var email = RegistryFixture.NewEmail();
        var held = await sandbox.First.SubmitAsync(TestReports.Final(sandbox.Now, email).WithNotice(email));
        var lastDay = DateTimeOffset.Parse(held.Report.LastDay + "T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        await sandbox.AdvanceAsync(lastDay - sandbox.Now + TimeSpan.FromHours(12));
        Assert.Equal(ReportState.Listed, (await sandbox.First.ReportAsync(held.Report.ReportId)).State);
        await sandbox.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Equal("REPORT_UNKNOWN", (await Refused.ByAsync(() => sandbox.First.ReportAsync(held.Report.ReportId))).Reason);
    }

    private async Task AssertGoneAsync(TestMerchant merchant, string reportId)
    {
        Assert.Equal("REPORT_UNKNOWN", (await Refused.ByAsync(() => merchant.ReportAsync(reportId))).Reason);
        var id = Guid.Parse(reportId);
        await using var db = await reports.Registry.DatabaseAsync();
        Assert.False(await db.ReportIdentifiers.AnyAsync(x => x.ReportId == id));
        Assert.False(await db.Listings.AnyAsync(x => x.ReportId == id));
        Assert.False(await db.Notices.AnyAsync(x => x.ReportId == id));
    }
}
