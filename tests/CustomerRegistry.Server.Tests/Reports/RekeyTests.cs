using CustomerRegistry.V1;
using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CustomerRegistry.Server.Tests.Reports;

/// <summary>A report held under shared keys that the law then keeps apart, as when its consumer turns out to be Danish.</summary>
[Collection(ReportsTests.Name)]
public sealed class RekeyTests(ReportsRegistry reports)
{
    [Fact]
    public async Task A_report_that_becomes_own_only_leaves_no_statement_of_orders_under_its_shared_keys()
    {
        var merchant = await reports.Registry.EnrolAsync();
        var request = SampleMessages.Report(reports.Now, RegistryFixture.NewEmail());
        request.Report.OrdersLastYear = 7;
        var submitted = await merchant.SubmitAsync(request);
        Assert.False(submitted.Report.OwnOnly);
        var before = await KeysAsync(merchant);

        var reply = await merchant.SubmitAsync(Apart(request));
        Assert.True(reply.Report.OwnOnly);
        var after = await KeysAsync(merchant);
        Assert.Equal(before.OfReports.Count, after.OfReports.Count);
        Assert.Empty(before.OfReports.Intersect(after.OfReports));
        Assert.Equal(after.OfReports, after.OfStatements);
    }

    [Fact]
    public async Task What_another_report_of_the_merchant_uses_stays()
    {
        var merchant = await reports.Registry.EnrolAsync();
        var email = RegistryFixture.NewEmail();
        var request = SampleMessages.Report(reports.Now, email);
        request.Report.OrdersLastYear = 7;
        await merchant.SubmitAsync(request);
        var shared = (await KeysAsync(merchant)).OfStatements;
        await merchant.SubmitAsync(SampleMessages.Report(reports.Now, email));
        await merchant.SubmitAsync(Apart(request));
        Assert.Superset(shared, (await KeysAsync(merchant)).OfStatements);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    public async Task Nobody_is_added_or_left_out_when_a_report_is_keyed_anew(int held, int brought)
    {
        var merchant = await reports.Registry.EnrolAsync();
        var request = SampleMessages.Report(reports.Now, RegistryFixture.NewEmail());
        var also = RegistryFixture.EmailOf(RegistryFixture.NewEmail(), confirmed: false);
        if (held == 2) request.Report.Identifiers.Add(also);
        await merchant.SubmitAsync(request);
        var again = Apart(request);
        if (brought == 2) again.Report.Identifiers.Add(also);
        else again.Report.Identifiers.RemoveAt(1);
        var refused = await Refused.ByAsync(() => merchant.SubmitAsync(again));
        Assert.Equal("ORDER_REFERENCE_OF_OTHER", refused.Reason);
    }

    // Decided since, and of a country whose law keeps it apart.
    private SubmitReportRequest Apart(SubmitReportRequest request) => request.Again(x =>
    {
        x.ConsumerCountry = "DK";
        x.EvidenceLevel = EvidenceLevel.FinalForMerchant;
        x.OutcomeAt = reports.Now.AddDays(-1).ToTimestamp();
        x.Proofs.AddRange([Proof.ProviderDecision, Proof.CarrierDeliveryConfirmation]);
    });

    private async Task<(HashSet<string> OfReports, HashSet<string> OfStatements)> KeysAsync(TestMerchant merchant)
    {
        await using var db = await reports.Registry.DatabaseAsync();
        var held = await db.Reports.Where(x => x.MerchantId == merchant.Id).SelectMany(x => x.Identifiers).Select(x => x.SubjectKey).ToListAsync();
        var stated = await db.MerchantSubjects.Where(x => x.MerchantId == merchant.Id).Select(x => x.SubjectKey).ToListAsync();
        return ([.. held.Select(Convert.ToHexString)], [.. stated.Select(Convert.ToHexString)]);
    }
}
