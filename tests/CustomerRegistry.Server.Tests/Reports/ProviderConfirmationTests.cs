using CustomerRegistry.Server.Reports;
using CustomerRegistry.V1;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using RegistryMode = CustomerRegistry.Domain.Identifiers.RegistryMode;

namespace CustomerRegistry.Server.Tests.Reports;

/// <summary>What a merchant may try to have a dispute confirm that is not this dispute's report.</summary>
[Collection(ReportsTests.Name)]
public sealed class ProviderConfirmationTests(ReportsRegistry reports)
{
    private static string NewDispute() => $"dp_{Guid.NewGuid():N}"[..20];

    [Fact]
    public async Task One_dispute_confirms_one_report_whatever_the_merchant_calls_its_account()
    {
        var sandbox = await reports.SandboxAsync();
        await sandbox.AddAccountAsync(sandbox.First, "acct_other");
        var dispute = NewDispute();
        reports.Stripe.Disputes[dispute] = StripeServer.Dispute(dispute, "won");
        var one = await sandbox.First.SubmitAsync(SampleMessages.Report(sandbox.Now, RegistryFixture.NewEmail(), dispute));
        var other = SampleMessages.Report(sandbox.Now, RegistryFixture.NewEmail(), dispute);
        other.Report.Dispute.Account = "acct_other";
        var two = await sandbox.First.SubmitAsync(other);

        await FetchAsync(sandbox, dispute, "acct_test", "acct_other");
        Report[] held = [await sandbox.First.ReportAsync(one.Report.ReportId), await sandbox.First.ReportAsync(two.Report.ReportId)];
        var left = Assert.Single(held, x => x.Source != EvidenceSource.ProviderConfirmed);
        Assert.Contains("another report", left.UnconfirmedBecause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_of_the_charge_counts_and_not_the_one_in_the_merchants_evidence()
    {
        var sandbox = await reports.SandboxAsync();
        var (email, dispute) = (RegistryFixture.NewEmail(), NewDispute());
        var submitted = await sandbox.First.SubmitAsync(SampleMessages.Report(sandbox.Now, email, dispute));
        reports.Stripe.Disputes[dispute] = StripeServer.Dispute(dispute, "won", email: email);
        reports.Stripe.Charges[dispute] = ChargeOf("else@example.com");
        await FetchAsync(sandbox, dispute, "acct_test");
        var held = await sandbox.First.ReportAsync(submitted.Report.ReportId);
        Assert.Equal(EvidenceSource.Statement, held.Source);
        Assert.Contains("e-mail", held.UnconfirmedBecause, StringComparison.Ordinal);

        reports.Stripe.Charges[dispute] = ChargeOf(email);
        await FetchAsync(sandbox, dispute, "acct_test");
        Assert.Equal(EvidenceSource.ProviderConfirmed, (await sandbox.First.ReportAsync(submitted.Report.ReportId)).Source);
    }

    [Fact]
    public async Task A_stand_in_that_knows_the_bare_path_alone_is_understood()
    {
        var sandbox = await reports.SandboxAsync();
        var (email, dispute) = (RegistryFixture.NewEmail(), NewDispute());
        var submitted = await sandbox.First.SubmitAsync(SampleMessages.Report(sandbox.Now, email, dispute));
        reports.Stripe.Disputes[dispute] = StripeServer.Dispute(dispute, "won", email: email);
        reports.Stripe.WithoutExpansion[dispute] = true;
        await FetchAsync(sandbox, dispute, "acct_test");
        Assert.Equal(EvidenceSource.ProviderConfirmed, (await sandbox.First.ReportAsync(submitted.Report.ReportId)).Source);
    }

    [Fact]
    public async Task Where_an_address_is_confirmed_the_provider_and_the_notice_must_name_that_one()
    {
        var sandbox = await reports.SandboxAsync();
        var (email, also, dispute) = (RegistryFixture.NewEmail(), RegistryFixture.NewEmail(), NewDispute());
        var request = SampleMessages.Report(sandbox.Now, email, dispute);
        request.Report.Identifiers.Add(RegistryFixture.EmailOf(also, confirmed: false));
        var misled = await Refused.ByAsync(() => sandbox.First.SubmitAsync(request.Again().WithNotice(also)));
        Assert.Equal("NOTICE_ADDRESS_MISMATCH", misled.Reason);

        var submitted = await sandbox.First.SubmitAsync(request);
        misled = await Refused.ByAsync(async () => await sandbox.First.Reports.RelayNoticeAsync(new RelayNoticeRequest
        {
            RequestId = RegistryFixture.NewId(),
            ReportId = submitted.Report.ReportId,
            NoticeRelay = new NoticeRelay { EmailAddress = also, Language = "en" },
        }));
        Assert.Equal("NOTICE_ADDRESS_MISMATCH", misled.Reason);

        reports.Stripe.Disputes[dispute] = StripeServer.Dispute(dispute, "won", email: also);
        await FetchAsync(sandbox, dispute, "acct_test");
        var held = await sandbox.First.ReportAsync(submitted.Report.ReportId);
        Assert.Equal(EvidenceSource.Statement, held.Source);
        Assert.Contains("e-mail", held.UnconfirmedBecause, StringComparison.Ordinal);
    }

    private static Dictionary<string, object?> ChargeOf(string email) => new()
    {
        ["id"] = "ch_test",
        ["object"] = "charge",
        ["billing_details"] = new Dictionary<string, object?> { ["email"] = email },
    };

    /// <summary>As an event for each account at once would have it.</summary>
    private async Task FetchAsync(TestSandbox sandbox, string dispute, params string[] accounts)
    {
        var services = reports.Registry.Host.Services;
        foreach (var account in accounts)
        {
            await services.GetRequiredService<DisputeStore>().HintAsync(
                new ReportScope(sandbox.First.Id, RegistryMode.Test, sandbox.Owner.Id),
                new Domain.Reports.DisputeReference("stripe", account, dispute), sandbox.Now, TestContext.Current.CancellationToken);
        }

        await services.GetRequiredService<ProviderFetchWorkflow>().FetchDueAsync(sandbox.Owner.Id, TestContext.Current.CancellationToken);
    }
}
