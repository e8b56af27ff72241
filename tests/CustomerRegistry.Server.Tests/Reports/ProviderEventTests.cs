using System.Text;
using System.Text.Json;
using CustomerRegistry.Server.Tests.Faults;
using CustomerRegistry.V1;
using Microsoft.EntityFrameworkCore;
using EventUtility = Stripe.EventUtility;
using Xunit;

namespace CustomerRegistry.Server.Tests.Reports;

[Collection(ReportsTests.Name)]
public sealed class ProviderEventTests(ReportsRegistry reports)
{
    private static string NewDispute() => $"dp_{Guid.NewGuid():N}"[..20];

    [Fact]
    public async Task A_won_dispute_confirms_the_report_and_the_second_message_starts_the_reply_window()
    {
        var sandbox = await reports.SandboxAsync();
        var (email, dispute) = (RegistryFixture.NewEmail(), NewDispute());
        var submitted = await sandbox.First.SubmitAsync(SampleMessages.Report(sandbox.Now, email, dispute).WithNotice(email));
        Assert.Equal(NoticeState.Sent, submitted.Report.NoticeState);
        Assert.Equal(EvidenceSource.Statement, submitted.Report.Source);

        reports.Stripe.Disputes[dispute] = StripeServer.Dispute(dispute, "won", email: email);
        Assert.Equal(200, (await PostAsync(sandbox.Webhook, dispute)).Status);
        var confirmed = await SourceAsync(sandbox.First, submitted.Report.ReportId, EvidenceSource.ProviderConfirmed);
        Assert.Equal(EvidenceLevel.FinalForMerchant, confirmed.EvidenceLevel);
        Assert.Equal(ReportState.Listed, confirmed.State);
        Assert.Equal("", confirmed.UnconfirmedBecause);
        Assert.Equal(14, Math.Round((confirmed.ShareFrom.ToDateTimeOffset() - sandbox.Now).TotalDays));

        var mails = await sandbox.MailsToAsync(email);
        Assert.Equal(2, mails.Count);
        Assert.Equal(2, mails.Select(x => x.Text[x.Text.IndexOf("/notice#", StringComparison.Ordinal)..].Split('\n')[0]).Distinct().Count());
        await using var db = await reports.Registry.DatabaseAsync();
        // The confirmation is committed before the fetch is put down as done.
        var row = await Eventually.HoldsAsync(
            () => db.Disputes.AsNoTracking().SingleAsync(x => x.Reference == dispute), x => x.FetchDueAt is null);
        Assert.Equal(Domain.Reports.EvidenceLevel.FinalForMerchant, row.Evidence);
        // The address is forgotten once no further message can need it.
        Assert.False(await db.Notices.AnyAsync(x => x.ReportId == Guid.Parse(confirmed.ReportId) && x.AddressCipher != null));
    }

    [Fact]
    public async Task An_event_before_the_report_keeps_outcome_and_time_and_confirms_when_the_report_comes()
    {
        var sandbox = await reports.SandboxAsync();
        var (email, dispute) = (RegistryFixture.NewEmail(), NewDispute());
        reports.Stripe.Disputes[dispute] = StripeServer.Dispute(dispute, "won");
        Assert.Equal(200, (await PostAsync(sandbox.Webhook, dispute)).Status);
        await Eventually.HoldsAsync(async () =>
        {
            await using var db = await reports.Registry.DatabaseAsync();
            return await db.Disputes.AsNoTracking().SingleAsync(x => x.Reference == dispute);
        }, x => x.Evidence is not null && x.FetchDueAt is null);

        var submitted = await sandbox.First.SubmitAsync(SampleMessages.Report(sandbox.Now, email, dispute).WithNotice(email));
        await SourceAsync(sandbox.First, submitted.Report.ReportId, EvidenceSource.ProviderConfirmed);
    }

    [Theory]
    [InlineData("amount")]
    [InlineData("email")]
    [InlineData("mode")]
    public async Task What_disagrees_leaves_the_report_unconfirmed_and_is_named(string field)
    {
        var sandbox = await reports.SandboxAsync();
        var (email, dispute) = (RegistryFixture.NewEmail(), NewDispute());
        var submitted = await sandbox.First.SubmitAsync(TestReports.Final(sandbox.Now, email, dispute));
        reports.Stripe.Disputes[dispute] = StripeServer.Dispute(
            dispute, "won", amount: field == "amount" ? 5000 : 4999, email: field == "email" ? "else@example.com" : email, live: field == "mode");
        Assert.Equal(200, (await PostAsync(sandbox.Webhook, dispute)).Status);
        var held = await Eventually.HoldsAsync(
            () => sandbox.First.ReportAsync(submitted.Report.ReportId), x => x.UnconfirmedBecause.Length > 0);
        Assert.Equal(EvidenceSource.Statement, held.Source);
        Assert.Contains(field, held.UnconfirmedBecause.Replace("e-mail", "email", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_dispute_ends_the_report_and_leaves_a_tombstone()
    {
        var sandbox = await reports.SandboxAsync();
        var (email, dispute) = (RegistryFixture.NewEmail(), NewDispute());
        var request = TestReports.Final(sandbox.Now, email, dispute);
        var submitted = await sandbox.First.SubmitAsync(request);
        reports.Stripe.Disputes[dispute] = StripeServer.Dispute(dispute, "lost");
        Assert.Equal(200, (await PostAsync(sandbox.Webhook, dispute)).Status);
        var id = Guid.Parse(submitted.Report.ReportId);
        await Eventually.HoldsAsync(async () =>
        {
            await using var db = await reports.Registry.DatabaseAsync();
            return await db.Reports.AnyAsync(x => x.Id == id) || await db.Listings.AnyAsync(x => x.ReportId == id);
        }, held => !held);
        Assert.Equal("TOMBSTONED", (await Refused.ByAsync(() => sandbox.First.SubmitAsync(request.Again()))).Reason);
        // A repeat of the first call says how it ended.
        Assert.Equal(ReportState.CustomerRight, (await sandbox.First.SubmitAsync(request)).Report.State);
    }

    [Fact]
    public async Task Recipients_of_a_withdrawn_report_are_told_to_stop_using_it()
    {
        var sandbox = await reports.SandboxAsync();
        var (email, dispute) = (RegistryFixture.NewEmail(), NewDispute());
        var submitted = await sandbox.First.SubmitAsync(SampleMessages.Report(sandbox.Now, email, dispute).WithNotice(email));
        reports.Stripe.Disputes[dispute] = StripeServer.Dispute(dispute, "won");
        Assert.Equal(200, (await PostAsync(sandbox.Webhook, dispute)).Status);
        await SourceAsync(sandbox.First, submitted.Report.ReportId, EvidenceSource.ProviderConfirmed);
        await sandbox.AdvanceAsync(TimeSpan.FromDays(15));
        var check = await sandbox.Second.Risk.CheckAsync(SampleMessages.Check(sandbox.Now, email));
        Assert.NotEqual(RiskLevel.None, check.Assessment.Level);
        await sandbox.First.Reports.WithdrawReportAsync(new WithdrawReportRequest
        {
            RequestId = RegistryFixture.NewId(),
            ReportId = submitted.Report.ReportId,
            Reason = WithdrawalReason.MerchantError,
        });
        var corrections = await sandbox.Second.Disclosures.ListCorrectionsAsync(new ListCorrectionsRequest());
        Assert.Contains(corrections.Corrections, x => x.CheckId == check.CheckId);
    }

    [Fact]
    public async Task A_provider_that_is_down_is_asked_again_by_the_sandboxs_clock()
    {
        var sandbox = await reports.SandboxAsync();
        var (email, dispute) = (RegistryFixture.NewEmail(), NewDispute());
        var submitted = await sandbox.First.SubmitAsync(SampleMessages.Report(sandbox.Now, email, dispute));
        reports.Stripe.Disputes[dispute] = StripeServer.Dispute(dispute, "won");
        reports.Stripe.Outages = 3;
        Assert.Equal(200, (await PostAsync(sandbox.Webhook, dispute)).Status);
        await Eventually.HoldsAsync(() => Task.FromResult(reports.Stripe.Outages), left => left <= 0);
        await sandbox.AdvanceAsync(TimeSpan.FromMinutes(5));
        var held = await sandbox.First.ReportAsync(submitted.Report.ReportId);
        Assert.Equal(EvidenceSource.ProviderConfirmed, held.Source);
    }

    [Fact]
    public async Task Events_that_are_not_the_providers_are_answered_with_a_reason()
    {
        var sandbox = await reports.SandboxAsync();
        var dispute = NewDispute();
        (string Case, Func<Task<(int Status, string Reason)>> Post, int Status, string Reason)[] cases =
        [
            ("another secret", () => PostAsync(sandbox.Webhook, dispute, secret: "whsec_of_somebody"), 403, "WEBHOOK_SIGNATURE_INVALID"),
            ("no signature", () => PostAsync(sandbox.Webhook, dispute, header: ""), 403, "WEBHOOK_SIGNATURE_INVALID"),
            ("an old signature", () => PostAsync(sandbox.Webhook, dispute, age: TimeSpan.FromMinutes(6)), 403, "WEBHOOK_TOO_OLD"),
            ("no JSON", () => PostAsync(sandbox.Webhook, dispute, body: "what?"), 400, "WEBHOOK_MALFORMED"),
            ("an id that is a path", () => PostAsync(sandbox.Webhook, "../balance"), 400, "WEBHOOK_MALFORMED"),
            ("too large", () => PostAsync(sandbox.Webhook, dispute, body: new string(' ', 300_000)), 400, "WEBHOOK_MALFORMED"),
            ("nobody's account", () => PostAsync($"/webhooks/stripe/{Guid.NewGuid()}", dispute), 404, "PROVIDER_UNKNOWN"),
        ];
        foreach (var (name, post, status, reason) in cases)
        {
            var answer = await post();
            Assert.True((status, reason) == answer, $"{name}: {answer}");
        }

        await using var db = await reports.Registry.DatabaseAsync();
        Assert.False(await db.Disputes.AnyAsync(x => x.Reference == dispute));
    }

    private async Task<(int Status, string Reason)> PostAsync(
        string path, string dispute, string secret = TestSandbox.WebhookSecret, TimeSpan age = default, string? body = null, string? header = null)
    {
        body ??= JsonSerializer.Serialize(new
        {
            id = $"evt_{Guid.NewGuid():N}",
            @object = "event",
            type = "charge.dispute.closed",
            livemode = false,
            data = new { @object = new { id = dispute, @object = "dispute" } },
        });
        var time = reports.Registry.Clock.GetUtcNow().ToUnixTimeSeconds() - (long)age.TotalSeconds;
        header ??= EventUtility.GenerateSignatureHeader(body, secret, time);
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(reports.Registry.HttpAddress, path))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (header.Length > 0) request.Headers.Add("Stripe-Signature", header);
        using var response = await client.SendAsync(request);
        if (response.IsSuccessStatusCode) return ((int)response.StatusCode, "");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return ((int)response.StatusCode, problem.RootElement.GetProperty("reason").GetString()!);
    }

    private static Task<Report> SourceAsync(TestMerchant merchant, string reportId, EvidenceSource source) =>
        Eventually.HoldsAsync(() => merchant.ReportAsync(reportId), x => x.Source == source);
}
