using CustomerRegistry.V1;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CustomerRegistry.Server.Tests.Reports;

[Collection(ReportsTests.Name)]
public sealed class SubmitReportTests(ReportsRegistry reports)
{
    private RegistryFixture Registry => reports.Registry;

    [Fact]
    public async Task A_final_dispute_in_Britain_is_listed_under_the_shared_key_and_waits_for_its_notice()
    {
        var merchant = await Registry.EnrolAsync();
        var request = TestReports.Final(reports.Now, RegistryFixture.NewEmail());
        request.Report.OrdersLastYear = 7;
        var reply = await merchant.SubmitAsync(request);

        Assert.Equal(Disposition.Recorded, reply.Disposition);
        Assert.Equal(ReportState.Listed, reply.Report.State);
        Assert.False(reply.Report.OwnOnly);
        Assert.True(reply.Report.JurisdictionFlags.Shared);
        Assert.Null(reply.Report.ShareFrom);
        Assert.Equal(43, reply.NoticeSecret.Length);
        Assert.Equal(NoticeState.Unspecified, reply.Report.NoticeState);
        await using var db = await Registry.DatabaseAsync();
        var listing = await db.Listings.SingleAsync(x => x.ReportId == Guid.Parse(reply.Report.ReportId));
        Assert.False(listing.OwnOnly);
        Assert.Equal(Domain.Reports.EvidenceSource.Statement, listing.Source);
        Assert.Equal(7, (await db.MerchantSubjects.SingleAsync(x => x.SubjectKey == listing.SubjectKey && x.MerchantId == merchant.Id)).OrdersLastYear);
        Assert.True(await db.Notices.AnyAsync(x => x.ReportId == listing.ReportId));
    }

    [Fact]
    public async Task An_open_dispute_has_keys_and_no_listing()
    {
        var merchant = await Registry.EnrolAsync();
        var reply = await merchant.SubmitAsync(SampleMessages.Report(reports.Now, RegistryFixture.NewEmail()));
        Assert.Equal(ReportState.Open, reply.Report.State);
        await using var db = await Registry.DatabaseAsync();
        var id = Guid.Parse(reply.Report.ReportId);
        Assert.True(await db.ReportIdentifiers.AnyAsync(x => x.ReportId == id));
        Assert.False(await db.Listings.AnyAsync(x => x.ReportId == id));
    }

    [Fact]
    public async Task A_Danish_report_is_own_only_and_two_merchants_hold_no_equal_keys_of_one_person()
    {
        var email = RegistryFixture.NewEmail();
        var keys = new List<byte[]>();
        foreach (var merchant in new[] { await Registry.EnrolAsync("DK"), await Registry.EnrolAsync("DK") })
        {
            var reply = await merchant.SubmitAsync(TestReports.Final(reports.Now, email).In("DK"));
            Assert.True(reply.Report.OwnOnly);
            Assert.False(reply.Report.JurisdictionFlags.Shared);
            await using var db = await Registry.DatabaseAsync();
            keys.AddRange(await db.ReportIdentifiers.Where(x => x.ReportId == Guid.Parse(reply.Report.ReportId))
                .Select(x => x.SubjectKey).ToListAsync());
        }

        Assert.Equal(2, keys.Count);
        Assert.False(keys[0].AsSpan().SequenceEqual(keys[1]));
    }

    [Fact]
    public async Task A_repeat_returns_the_report_as_it_is_and_no_secret_again()
    {
        var merchant = await Registry.EnrolAsync();
        var request = TestReports.Final(reports.Now, RegistryFixture.NewEmail());
        var first = await merchant.SubmitAsync(request);
        var second = await merchant.SubmitAsync(request);
        Assert.Equal(first.Report.ReportId, second.Report.ReportId);
        Assert.Equal(Disposition.Unchanged, second.Disposition);
        Assert.Equal("", second.NoticeSecret);

        var other = request.Clone();
        other.Report.Amount.MinorUnits++;
        Assert.Equal("REQUEST_ID_REUSED", (await Refused.ByAsync(() => merchant.SubmitAsync(other))).Reason);
    }

    [Fact]
    public async Task A_known_dispute_is_an_update_and_one_not_newer_is_unchanged()
    {
        var merchant = await Registry.EnrolAsync();
        var email = RegistryFixture.NewEmail();
        var open = SampleMessages.Report(reports.Now, email);
        var first = await merchant.SubmitAsync(open);
        Assert.Equal(Disposition.Unchanged, (await merchant.SubmitAsync(open.Again())).Disposition);

        var final = TestReports.Final(reports.Now, email, open.Report.Dispute.Id, open.Report.OrderReference);
        final.Report.OutcomeAt.Seconds += 3600;
        var updated = await merchant.SubmitAsync(final);
        Assert.Equal(Disposition.Updated, updated.Disposition);
        Assert.Equal(first.Report.ReportId, updated.Report.ReportId);
        Assert.Equal(ReportState.Listed, updated.Report.State);
        Assert.Equal("OUTCOME_OLDER", (await Refused.ByAsync(() => merchant.SubmitAsync(open.Again()))).Reason);
    }

    [Fact]
    public async Task Without_a_provider_order_and_category_are_the_natural_key()
    {
        var merchant = await Registry.EnrolAsync();
        var request = TestReports.Final(reports.Now, RegistryFixture.NewEmail());
        request.Report.Dispute = null;
        var first = await merchant.SubmitAsync(request);
        var again = await merchant.SubmitAsync(request.Again(x => x.OrderReference = $" {x.OrderReference.ToLowerInvariant()}-"));
        Assert.Equal(first.Report.ReportId, again.Report.ReportId);
    }

    [Fact]
    public async Task An_order_reference_of_another_customer_is_refused()
    {
        var merchant = await Registry.EnrolAsync();
        var first = TestReports.Final(reports.Now, RegistryFixture.NewEmail());
        await merchant.SubmitAsync(first);
        var second = TestReports.Final(reports.Now, RegistryFixture.NewEmail(), order: first.Report.OrderReference);
        var refused = await Refused.ByAsync(() => merchant.SubmitAsync(second));
        Assert.Equal("ORDER_REFERENCE_OF_OTHER", refused.Reason);
        Assert.Equal("report.order_reference", refused.Field);
    }

    [Fact]
    public async Task The_same_dispute_submitted_by_many_calls_at_once_is_one_report()
    {
        var merchant = await Registry.EnrolAsync();
        var request = TestReports.Final(reports.Now, RegistryFixture.NewEmail());
        var replies = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => merchant.SubmitAsync(request.Again())));
        Assert.Single(replies.Select(x => x.Report.ReportId).Distinct());
        Assert.Single(replies, x => x.Disposition == Disposition.Recorded);
    }

    [Fact]
    public async Task A_stream_answers_each_report_in_order_and_one_refusal_fails_no_neighbour()
    {
        var merchant = await Registry.EnrolAsync();
        using var call = merchant.Reports.SubmitReports();
        for (ulong i = 1; i <= 5; i++)
        {
            var request = TestReports.Final(reports.Now, RegistryFixture.NewEmail());
            if (i == 3) request.Report.Amount.MinorUnits = -1;
            await call.RequestStream.WriteAsync(new SubmitReportsRequest { Sequence = i, Request = request });
        }

        await call.RequestStream.CompleteAsync();
        var answers = new List<SubmitReportsResponse>();
        await foreach (var answer in call.ResponseStream.ReadAllAsync()) answers.Add(answer);
        Assert.Equal([1UL, 2, 3, 4, 5], answers.Select(x => x.Sequence));
        Assert.Equal(RefusalReason.AmountNegative, answers[2].Refusal.Reason);
        Assert.Equal((int)StatusCode.InvalidArgument, answers[2].Refusal.StatusCode);
        Assert.Equal(4, answers.Count(x => x.Response?.Disposition == Disposition.Recorded));
    }

    [Fact]
    public async Task A_cancelled_stream_leaves_whole_reports_only()
    {
        var merchant = await Registry.EnrolAsync();
        using var cancel = new CancellationTokenSource();
        using var call = merchant.Reports.SubmitReports(cancellationToken: cancel.Token);
        for (ulong i = 1; i <= 20; i++)
        {
            await call.RequestStream.WriteAsync(new SubmitReportsRequest
            {
                Sequence = i,
                Request = TestReports.Final(reports.Now, RegistryFixture.NewEmail()),
            });
        }

        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        await cancel.CancelAsync();
        await using var db = await Registry.DatabaseAsync();
        foreach (var row in await db.Reports.Include(x => x.Identifiers).Where(x => x.MerchantId == merchant.Id).ToListAsync())
        {
            Assert.NotEmpty(row.Identifiers);
            Assert.True(await db.Listings.AnyAsync(x => x.ReportId == row.Id));
            Assert.True(await db.Notices.AnyAsync(x => x.ReportId == row.Id));
        }
    }

    [Fact]
    public async Task A_merchant_sees_its_own_reports_only_newest_first()
    {
        var merchant = await Registry.EnrolAsync();
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            ids.Insert(0, (await merchant.SubmitAsync(SampleMessages.Report(reports.Now, RegistryFixture.NewEmail()))).Report.ReportId);
        }

        var first = await merchant.Reports.ListReportsAsync(new ListReportsRequest { PageSize = 2 });
        var second = await merchant.Reports.ListReportsAsync(new ListReportsRequest { PageSize = 2, PageToken = first.NextPageToken });
        Assert.Equal(ids, first.Reports.Concat(second.Reports).Select(x => x.ReportId));
        Assert.Equal("", second.NextPageToken);
        var other = await Registry.EnrolAsync();
        Assert.Equal("REPORT_UNKNOWN", (await Refused.ByAsync(() => other.ReportAsync(ids[0]))).Reason);
        var bad = await Refused.ByAsync(async () => await merchant.Reports.ListReportsAsync(new ListReportsRequest { PageToken = "x" }));
        Assert.Equal("PAGE_TOKEN_INVALID", bad.Reason);
    }
}
