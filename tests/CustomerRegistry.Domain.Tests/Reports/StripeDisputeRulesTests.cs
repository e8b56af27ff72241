using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Reports;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Reports;

public sealed class StripeDisputeRulesTests
{
    private static readonly StripeDispute Won = new("won", "product_not_received", "card", "chargeback", "visa", "13.1");

    [Theory]
    [InlineData("won", EvidenceLevel.FinalForMerchant, true)]
    [InlineData("lost", EvidenceLevel.CustomerRight, false)]
    [InlineData("warning_closed", EvidenceLevel.CustomerRight, false)]
    [InlineData("prevented", EvidenceLevel.CustomerRight, false)]
    [InlineData("charge_refunded", EvidenceLevel.CustomerRight, false)]
    [InlineData("needs_response", EvidenceLevel.Claimed, false)]
    [InlineData("warning_needs_response", EvidenceLevel.Claimed, false)]
    [InlineData("under_review", EvidenceLevel.Contested, false)]
    [InlineData("warning_under_review", EvidenceLevel.Contested, false)]
    [InlineData(" Won ", EvidenceLevel.FinalForMerchant, true)] // the dashboard's export writes it so
    public void A_status_is_a_level(string status, EvidenceLevel level, bool listable)
    {
        var reading = Read(Won with { Status = status });

        Assert.Equal((level, listable), (reading.Level, reading.IsListable));
        Assert.Null(reading.NeverListable);
    }

    [Theory]
    [InlineData("fraudulent", Category.Unauthorised)]
    [InlineData("unrecognized", Category.Unauthorised)]
    [InlineData("debit_not_authorized", Category.Unauthorised)]
    [InlineData("product_not_received", Category.NotReceived)]
    [InlineData("product_unacceptable", Category.NotAsDescribed)]
    [InlineData("credit_not_processed", Category.CreditNotProcessed)]
    [InlineData("duplicate", Category.Duplicate)]
    [InlineData("subscription_canceled", Category.RecurringCancelled)]
    [InlineData("bank_cannot_process", Category.Other)]
    [InlineData("check_returned", Category.Other)]
    [InlineData("customer_initiated", Category.Other)]
    [InlineData("general", Category.Other)]
    [InlineData("incorrect_account_details", Category.Other)]
    [InlineData("insufficient_funds", Category.Other)]
    [InlineData("noncompliant", Category.Other)]
    [InlineData("something_new", Category.Other)]
    [InlineData(null, Category.Other)]
    public void A_reason_is_a_category(string? reason, Category category) =>
        Assert.Equal(category, Read(Won with { Reason = reason, NetworkReasonCode = null }).Category);

    [Theory]
    [InlineData("product_not_received", "10.4", Category.Unauthorised)]
    [InlineData("general", "13.3", Category.NotAsDescribed)]
    [InlineData("product_unacceptable", "", Category.NotAsDescribed)]
    public void The_network_code_wins_over_the_reason(string reason, string code, Category category) =>
        Assert.Equal(category, Read(Won with { Reason = reason, NetworkReasonCode = code }).Category);

    [Fact]
    public void An_umbrella_code_leaves_it_to_the_reason() =>
        Assert.Equal(Category.NotReceived, Read(Won with { CardBrand = "mastercard", NetworkReasonCode = " 4853" }).Category);

    [Theory]
    [InlineData("amex", "C08")]
    [InlineData("discover", "RG")]
    [InlineData("american express", "C08")]
    [InlineData(null, "13.1")] // a code of one network only
    public void Every_network_is_known(string? brand, string code) =>
        Assert.True(Read(Won with { CardBrand = brand, NetworkReasonCode = code }).IsListable);

    [Theory]
    [InlineData("general", "card", "chargeback", null, "too little")]
    [InlineData("duplicate", "card", "chargeback", "12.6.1", "merchant's or acquirer's own doing")]
    [InlineData("product_not_received", "card", "chargeback", "13.9", "merchant's or acquirer's own doing")]
    [InlineData("fraudulent", "card", "chargeback", "10.1", "presumably the victim")]
    [InlineData("fraudulent", "card", "chargeback", "10.5", "procedure")]
    [InlineData("product_not_received", "card", "chargeback", "99.9", "not on the list")]
    [InlineData("product_not_received", "card", "compliance", "13.1", "between banks and merchant")]
    [InlineData("product_not_received", "card", "resolution", "13.1", "between banks and merchant")]
    [InlineData("product_not_received", "card", "block", "13.1", "between banks and merchant")]
    [InlineData("debit_not_authorized", "sepa_debit", null, null, "customer's right")]
    [InlineData("product_not_received", "sepa_debit", null, null, "customer's right")]
    [InlineData("product_not_received", "us_bank_account", null, null, null)]
    [InlineData("product_not_received", "klarna", null, null, null)]
    public void What_can_never_be_listed_says_why(string reason, string type, string? caseType, string? code, string? why)
    {
        var reading = Read(new StripeDispute("won", reason, type, caseType, "visa", code));

        Assert.Equal(why is null, reading.IsListable);
        if (why is null) Assert.Null(reading.NeverListable);
        else Assert.Contains(why, reading.NeverListable, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("won", "fraudulent", "10.4", "independent finding")]
    [InlineData("won", "duplicate", null, "independent finding")]
    [InlineData("needs_response", "product_not_received", "13.1", "open")]
    [InlineData("lost", "product_not_received", "13.1", "ended for the customer")]
    public void What_cannot_be_listed_now_says_why(string status, string reason, string? code, string why)
    {
        var reading = Read(Won with { Status = status, Reason = reason, NetworkReasonCode = code });

        Assert.Null(reading.NeverListable);
        Assert.Contains(why, reading.NotListableNow, StringComparison.Ordinal);
    }

    [Fact]
    public void A_won_inquiry_is_not_final() =>
        Assert.Equal(EvidenceLevel.NotFinal, Read(Won with { CaseType = "inquiry" }).Level);

    [Theory]
    [InlineData("reopened", "chargeback", "status")]
    [InlineData("", "chargeback", "status")]
    [InlineData("won", "mediation", "case_type")]
    public void What_is_not_known_is_refused_rather_than_guessed(string status, string caseType, string field)
    {
        var reading = StripeDisputeRules.Read(Won with { Status = status, CaseType = caseType }, Given.Codes, Given.Evidence);

        var refusal = Assert.IsType<StripeReading.Refused>(reading).Refusal;
        Assert.Equal((RefusalReason.EnumValueUnknown, field), (refusal.Reason, refusal.Field));
    }

    private static StripeReading.Understood Read(StripeDispute dispute) =>
        Assert.IsType<StripeReading.Understood>(StripeDisputeRules.Read(dispute, Given.Codes, Given.Evidence));
}
