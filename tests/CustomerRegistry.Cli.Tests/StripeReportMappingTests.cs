using CustomerRegistry.Cli.Reports.Stripe;
using CustomerRegistry.Identifiers;
using Google.Protobuf;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Cli.Tests;

public sealed class StripeReportMappingTests
{
    private static readonly ImportStatements Statements = new("acct_1", ConsumerCountry: null, EmailsConfirmed: true, LiveKey: true);

    public static TheoryData<string, string, string> Outcomes => new()
    {
        { "dp_won", "FinalForMerchant NotReceived", "final for the merchant" },
        { "dp_lost", "CustomerRight NotAsDescribed", "lost is sent: it ends whatever is held" },
        { "dp_needs", "Claimed CreditNotProcessed", "open" },
        { "dp_review", "Contested RecurringCancelled", "contested" },
        { "dp_prevented", "CustomerRight NotReceived", "prevented" },
        { "dp_wneeds", "Claimed NotReceived", "an inquiry, open" },
        { "dp_wreview", "Contested NotReceived", "an inquiry, contested" },
        { "dp_wclosed", "CustomerRight NotReceived", "an inquiry, closed" },
        { "dp_refunded", "CustomerRight NotReceived", "old SDKs' word" },
        { "dp_inquirywon", "NotFinal NotReceived", "an inquiry decides nothing finally" },
        { "dp_fraudwon", "not listable", "counts only with an independent finding" },
        { "dp_fraudopen", "not listable", "so holding it open would be for nothing" },
        { "dp_fraudlost", "CustomerRight Unauthorised", "ends what a finding may have listed" },
        { "dp_merchant", "not listable", "12.6.1 is the merchant's doing" },
        { "dp_duplicate", "not listable", "duplicates need an independent finding" },
        { "dp_general", "not listable", "says too little" },
        { "dp_bank", "not listable", "says too little" },
        { "dp_check", "not listable", "says too little" },
        { "dp_initiated", "not listable", "says too little" },
        { "dp_account", "not listable", "says too little" },
        { "dp_funds", "not listable", "says too little" },
        { "dp_noncompliant", "not listable", "between banks and merchant" },
        { "dp_sepa", "not listable", "a direct debit's refund is a right" },
        { "dp_unknowncode", "not listable", "a code that is on no list" },
        { "dp_mastercard", "FinalForMerchant NotReceived", "an umbrella code leaves the category to Stripe's reason" },
        { "dp_plain", "lacks email country", "the charge is not expanded" },
        { "dp_noemail", "lacks email country", "billing without e-mail and country" },
        { "dp_newstatus", "not understood", "a status that Stripe added" },
        { "dp_testmode", "not listable", "Stripe's test mode with a live key" },
        { "dp_yen", "FinalForMerchant NotReceived", "yen" },
    };

    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task Every_status_and_reason_becomes_what_the_policy_says(string id, string expected, string why)
    {
        var mapped = (await MapAllAsync(Statements))[id];

        var what = mapped switch
        {
            MappedDispute.Ready { Request.Report: var report } => $"{report.EvidenceLevel} {report.Category}",
            MappedDispute.NotListable => "not listable",
            MappedDispute.Lacking lacking => $"lacks {string.Join(' ', lacking.Missing)}",
            MappedDispute.NotUnderstood => "not understood",
            _ => "?",
        };
        Assert.True(what == expected, $"{id} became '{what}', not '{expected}': {why}");
    }

    [Fact]
    public async Task Every_dispute_of_the_file_is_a_row_of_the_table() =>
        Assert.Equal(
            Outcomes.Select(row => row.Data.Item1).Order(StringComparer.Ordinal),
            (await MapAllAsync(Statements)).Keys.Order(StringComparer.Ordinal));

    [Fact]
    public async Task A_report_says_what_the_export_says_and_no_address_in_clear()
    {
        var ready = Assert.IsType<MappedDispute.Ready>((await MapAllAsync(Statements))["dp_won"]);
        var report = ready.Request.Report;

        Assert.Equal(IdentifierHash.Of("jane.roe@example.com").ToBytes(), Assert.Single(report.Identifiers).Hash.ToByteArray());
        Assert.True(report.Identifiers[0].Confirmed);
        Assert.Equal(Wire.EvidenceSource.ProviderFile, report.Source);
        Assert.Equal(("stripe", "acct_1", "dp_won"), (report.Dispute.Provider, report.Dispute.Account, report.Dispute.Id));
        Assert.Equal((Wire.CardNetwork.Visa, "13.1"), (report.CardNetwork, report.NetworkReasonCode));
        Assert.Equal(("GBP", 1_234L), (report.Amount.Currency, report.Amount.MinorUnits));
        Assert.Equal(("GB", "202600417", "2026-01-01", "2025-12-12"), (report.ConsumerCountry, report.OrderReference, report.OpenedOn, report.OrderedOn));
        Assert.False(report.HasOrdersLastYear);
        Assert.DoesNotContain("example.com", ready.Request.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_country_is_of_the_billing_else_the_shipping_address_else_as_stated()
    {
        var mapped = await MapAllAsync(Statements with { ConsumerCountry = "NL" });

        Assert.Equal("GB", ReportOf(mapped["dp_won"]).ConsumerCountry);
        Assert.Equal("IE", ReportOf(mapped["dp_lost"]).ConsumerCountry);
        Assert.Equal(["email"], Assert.IsType<MappedDispute.Lacking>(mapped["dp_plain"]).Missing);
    }

    [Fact]
    public async Task What_the_export_lacks_comes_from_the_orders_file()
    {
        var orders = await OrdersFile.LoadAsync(Path.Combine(AppContext.BaseDirectory, "Exports", "orders.csv"));
        var mapped = await MapAllAsync(Statements with { EmailsConfirmed = false }, orders);

        var plain = ReportOf(mapped["dp_plain"]);
        Assert.Equal(IdentifierHash.Of("mary@example.com").ToBytes(), plain.Identifiers[0].Hash.ToByteArray());
        Assert.Equal(("GB", "202600500", 7u, "2025-12-12"), (plain.ConsumerCountry, plain.OrderReference, plain.OrdersLastYear, plain.OrderedOn));
        Assert.Equal("IE", ReportOf(mapped["dp_noemail"]).ConsumerCountry);

        // Found by its order number; the file says nothing of its address, so it is not confirmed.
        Assert.Equal(["email_confirmed"], Assert.IsType<MappedDispute.Lacking>(mapped["dp_won"]).Missing);
        Assert.Equal(3u, Assert.IsType<MappedDispute.Lacking>(mapped["dp_won"]).Known.Orders);
    }

    [Fact]
    public async Task An_address_that_nobody_confirmed_is_not_sent()
    {
        var mapped = await MapAllAsync(Statements with { EmailsConfirmed = false });

        Assert.Empty(mapped.Values.OfType<MappedDispute.Ready>());
        Assert.Contains("email_confirmed", Assert.IsType<MappedDispute.Lacking>(mapped["dp_won"]).Missing);
    }

    [Fact]
    public async Task The_same_dispute_is_the_same_request_and_any_change_is_another()
    {
        var once = Assert.IsType<MappedDispute.Ready>((await MapAllAsync(Statements))["dp_won"]).Request;
        var again = Assert.IsType<MappedDispute.Ready>((await MapAllAsync(Statements))["dp_won"]).Request;
        var elsewhere = Assert.IsType<MappedDispute.Ready>((await MapAllAsync(Statements with { Account = "acct_2" }))["dp_won"]).Request;

        Assert.Equal(once.ToByteArray(), again.ToByteArray());
        Assert.True(Guid.TryParse(once.RequestId, out _));
        Assert.NotEqual(once.RequestId, elsewhere.RequestId);
    }

    [Fact]
    public void A_later_status_is_a_later_outcome_and_the_same_status_the_same()
    {
        var statuses = new[] { "needs_response", "under_review", "won", "lost" };
        var times = statuses.Select(status => StripeReportMapping.OutcomeAt(Dispute(status, null))).ToArray();

        Assert.Equal(times.Order(), times);
        Assert.Equal(times.Length, times.Distinct().Count());
        Assert.Equal(times[2], StripeReportMapping.OutcomeAt(Dispute("won", null)));
    }

    [Fact]
    public void The_money_that_came_back_is_the_time_of_a_closed_dispute_only()
    {
        var moved = Dispute("won", null).CreatedAt.AddDays(30);

        Assert.Equal(moved, StripeReportMapping.OutcomeAt(Dispute("won", moved)));
        Assert.Equal(Dispute("won", null).CreatedAt.AddSeconds(1), StripeReportMapping.OutcomeAt(Dispute("under_review", moved)));
        Assert.True(StripeReportMapping.OutcomeAt(Dispute("lost", Dispute("lost", null).CreatedAt)) > Dispute("lost", null).CreatedAt);
    }

    private static ExportedDispute Dispute(string status, DateTimeOffset? moved) => new(
        new Place(1), "dp_1", "ch_1", status, "product_not_received", "card", "chargeback", "visa", "13.1", 1_234, "GBP",
        new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), moved, null, "a@example.com", "GB", null, true);

    private static Wire.ReportSubmission ReportOf(MappedDispute mapped) => Assert.IsType<MappedDispute.Ready>(mapped).Request.Report;

    private static async Task<Dictionary<string, MappedDispute>> MapAllAsync(ImportStatements statements, OrdersFile? orders = null)
    {
        var mapping = new StripeReportMapping(PolicyFiles.Codes(), PolicyFiles.Evidence(), orders ?? OrdersFile.None, statements);
        return (await StripeExportTests.ReadAsync("list.json")).Cast<ExportEntry.Read>().ToDictionary(each => each.Dispute.Id, each => mapping.Map(each.Dispute));
    }
}
