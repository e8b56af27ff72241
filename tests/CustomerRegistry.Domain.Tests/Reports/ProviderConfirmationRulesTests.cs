using CustomerRegistry.Domain.Reports;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Reports;

public sealed class ProviderConfirmationRulesTests
{
    private static readonly DisputeReference Dispute = new("stripe", "acct_1", "dp_1");

    private static readonly ConfirmableReport Report =
        new(Given.ReportId, Dispute, LiveMode: true, 12_900, "GBP", Category.NotReceived);

    private static readonly ProviderDispute Answer = new(
        Dispute, LiveMode: true, 12_900, "gbp", Category.NotReceived, EvidenceLevel.FinalForMerchant, Given.Now, EmailAgreement.Matches,
        NeverListable: null, ConfirmedReportId: null);

    [Fact]
    public void An_answer_that_agrees_confirms() =>
        Assert.Equal(
            new ProviderConfirmation.Confirmed(EvidenceLevel.FinalForMerchant, Given.Now),
            ProviderConfirmationRules.Confirm(Report, Answer));

    public static TheoryData<ConfirmationField, ConfirmableReport, ProviderDispute> Disagreements => new()
    {
        { ConfirmationField.Reference, Report with { Dispute = null }, Answer },
        { ConfirmationField.Reference, Report, Answer with { Dispute = Dispute with { Id = "dp_2" } } },
        { ConfirmationField.Reference, Report, Answer with { Dispute = Dispute with { Provider = "adyen" } } },
        { ConfirmationField.Account, Report, Answer with { Dispute = Dispute with { Account = "acct_2" } } },
        { ConfirmationField.Mode, Report, Answer with { LiveMode = false } },
        { ConfirmationField.Mode, Report with { LiveMode = false }, Answer },
        { ConfirmationField.OtherReport, Report, Answer with { ConfirmedReportId = Guid.Empty } },
        { ConfirmationField.Currency, Report, Answer with { Currency = "eur" } },
        { ConfirmationField.Amount, Report, Answer with { AmountMinorUnits = 12_901 } },
        { ConfirmationField.Category, Report, Answer with { Category = Category.Unauthorised } },
        { ConfirmationField.Email, Report, Answer with { Email = EmailAgreement.Differs } },
        { ConfirmationField.Account, Report, Answer with { Dispute = Dispute with { Account = "acct_2" }, Level = EvidenceLevel.CustomerRight } },
    };

    [Theory]
    [MemberData(nameof(Disagreements))]
    public void One_field_that_disagrees_leaves_it_unconfirmed(ConfirmationField field, ConfirmableReport report, ProviderDispute answer)
    {
        var mismatch = Assert.IsType<ProviderConfirmation.Mismatch>(ProviderConfirmationRules.Confirm(report, answer));

        Assert.Equal(field, mismatch.Field);
        Assert.NotEmpty(mismatch.Why);
    }

    [Fact]
    public void Every_field_has_a_row() =>
        Assert.Equal(Enum.GetValues<ConfirmationField>(), Disagreements.Select(row => row.Data.Item1).Distinct().Order());

    [Fact]
    public void An_answer_that_names_no_address_and_one_confirmed_before_do()
    {
        Assert.IsType<ProviderConfirmation.Confirmed>(ProviderConfirmationRules.Confirm(Report, Answer with { Email = EmailAgreement.NotNamed }));
        Assert.IsType<ProviderConfirmation.Confirmed>(ProviderConfirmationRules.Confirm(Report, Answer with { ConfirmedReportId = Given.ReportId }));
    }

    [Fact]
    public void What_the_provider_shows_can_never_be_listed_ends_it_even_if_the_amount_differs() =>
        Assert.Equal(
            new ProviderConfirmation.NeverListable("why"),
            ProviderConfirmationRules.Confirm(Report, Answer with { NeverListable = "why", AmountMinorUnits = 1 }));

    [Fact]
    public void An_end_for_the_customer_needs_the_reference_only() =>
        Assert.IsType<ProviderConfirmation.Confirmed>(ProviderConfirmationRules.Confirm(
            Report,
            Answer with { Level = EvidenceLevel.CustomerRight, AmountMinorUnits = 1, Currency = "eur", Category = Category.Other, Email = EmailAgreement.Differs }));
}
