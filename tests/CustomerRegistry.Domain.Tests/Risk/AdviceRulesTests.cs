using CustomerRegistry.Domain.Risk;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Risk;

public sealed class AdviceRulesTests
{
    private const Purpose Delivery = Purpose.DeliverySafeguard;
    private const Purpose Payment = Purpose.PaymentAuthentication;

    private static readonly (Purpose Purpose, RiskLevel Level, bool Review, Advice Advice, string Because)[] Rows =
    [
        (Delivery, RiskLevel.None, false, Advice.Proceed, "nothing"),
        (Delivery, RiskLevel.None, true, Advice.Proceed, "nothing to review"),
        (Delivery, RiskLevel.Low, false, Advice.AddASafeguard, "a code on delivery costs little"),
        (Delivery, RiskLevel.Low, true, Advice.AddASafeguard, "a code on delivery takes nothing away"),
        (Delivery, RiskLevel.Medium, false, Advice.AddASafeguard, "no person is required"),
        (Delivery, RiskLevel.Medium, true, Advice.AskAPerson, "the ruling requires one"),
        (Delivery, RiskLevel.High, false, Advice.AskAPerson, "HIGH always asks one"),
        (Delivery, RiskLevel.High, true, Advice.AskAPerson, "HIGH always asks one"),
        (Payment, RiskLevel.None, false, Advice.Proceed, "nothing"),
        (Payment, RiskLevel.None, true, Advice.Proceed, "nothing"),
        (Payment, RiskLevel.Low, false, Advice.AddASafeguard, "3-D Secure"),
        (Payment, RiskLevel.Low, true, Advice.AddASafeguard, "3-D Secure"),
        (Payment, RiskLevel.Medium, false, Advice.AddASafeguard, "3-D Secure"),
        (Payment, RiskLevel.Medium, true, Advice.AddASafeguard, "the buyer confirms, nobody decides about them"),
        (Payment, RiskLevel.High, false, Advice.AskAPerson, "HIGH always asks one"),
        (Payment, RiskLevel.High, true, Advice.AskAPerson, "HIGH always asks one"),
    ];

    [Fact]
    public void Advice_by_purpose_level_and_review()
    {
        foreach (var row in Rows) Assert.True(AdviceRules.For(row.Purpose, row.Level, row.Review) == row.Advice, $"{row}");
        Assert.Equal(Enum.GetValues<Purpose>().Length * Enum.GetValues<RiskLevel>().Length * 2, Rows.Length);
    }

    [Fact]
    public void There_is_no_advice_to_decline() =>
        Assert.Equal(["Proceed", "AddASafeguard", "AskAPerson"], Enum.GetNames<Advice>());

    [Fact]
    public void Every_purpose_has_safeguards_of_its_own()
    {
        Assert.Equal([Safeguard.ThreeDSecure], AdviceRules.SafeguardsFor(Payment));
        Assert.Equal([Safeguard.CodeOnDelivery, Safeguard.SignatureOnDelivery, Safeguard.PickUp], AdviceRules.SafeguardsFor(Delivery));
    }

    [Theory]
    [InlineData(1, false, true, true, Confidence.Low)]
    [InlineData(2, false, true, true, Confidence.Medium)]
    [InlineData(3, false, true, true, Confidence.High)]
    [InlineData(1, true, true, true, Confidence.Medium)]
    [InlineData(2, true, true, true, Confidence.High)]
    [InlineData(9, true, true, true, Confidence.High)]
    [InlineData(2, false, true, false, Confidence.Low)]
    [InlineData(1, false, true, false, Confidence.Low)]
    [InlineData(2, false, false, true, Confidence.Low)]
    [InlineData(3, false, false, true, Confidence.Medium)]
    [InlineData(2, true, false, true, Confidence.High)]
    public void Confidence_by_owners_evidence_and_age(int owners, bool finding, bool providerConfirmed, bool fresh, Confidence expected) =>
        Assert.Equal(expected, ConfidenceRules.Of(owners, finding, providerConfirmed, fresh, RiskModelFile.Model));
}
