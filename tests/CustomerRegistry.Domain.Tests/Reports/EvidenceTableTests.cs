using System.Text.Json.Nodes;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Reports;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Reports;

public sealed class EvidenceTableTests
{
    [Theory]
    [InlineData(Category.Unauthorised, EvidenceLevel.IndependentFinding)] // a refund of it is a statutory right
    [InlineData(Category.NotReceived, EvidenceLevel.FinalForMerchant)]
    [InlineData(Category.NotAsDescribed, EvidenceLevel.FinalForMerchant)]
    [InlineData(Category.CreditNotProcessed, EvidenceLevel.FinalForMerchant)]
    [InlineData(Category.CancelledOrReturned, EvidenceLevel.FinalForMerchant)]
    [InlineData(Category.RecurringCancelled, EvidenceLevel.FinalForMerchant)]
    [InlineData(Category.Duplicate, EvidenceLevel.IndependentFinding)] // every network code for it is the merchant's doing
    [InlineData(Category.UncollectedDelivery, EvidenceLevel.FinalForMerchant)]
    [InlineData(Category.Other, null)] // no signal
    public void A_category_is_listable_from_its_level(Category category, EvidenceLevel? level) =>
        Assert.Equal(level, Given.Evidence.ListableFrom(category, usBillingError: false));

    [Fact]
    public void A_us_billing_error_counts_only_at_E4_whatever_its_category() =>
        Assert.All(Enum.GetValues<Category>(), category =>
        {
            var level = Given.Evidence.ListableFrom(category, usBillingError: true);
            Assert.True(level is null or EvidenceLevel.IndependentFinding);
        });

    [Theory]
    [InlineData(EvidenceSource.Statement, EvidenceLevel.FinalForMerchant, "", true)] // nothing
    [InlineData(EvidenceSource.Statement, EvidenceLevel.FinalForMerchant, "CarrierDeliveryConfirmation", true)] // not how it ended
    [InlineData(EvidenceSource.Statement, EvidenceLevel.FinalForMerchant, "ProviderDecision", true)] // not that it arrived
    [InlineData(EvidenceSource.Statement, EvidenceLevel.FinalForMerchant, "ProviderDecision,DeliverySignatureOrCode", false)]
    [InlineData(EvidenceSource.Statement, EvidenceLevel.FinalForMerchant, "ProviderDecision,RefundRecord", true)] // another category's proof
    [InlineData(EvidenceSource.ProviderFile, EvidenceLevel.FinalForMerchant, "", false)] // the file is the decision
    [InlineData(EvidenceSource.ProviderConfirmed, EvidenceLevel.FinalForMerchant, "", false)]
    [InlineData(EvidenceSource.Statement, EvidenceLevel.Contested, "", false)] // counts against nobody
    [InlineData(EvidenceSource.Statement, EvidenceLevel.IndependentFinding, "CarrierDeliveryConfirmation", true)] // no finding
    [InlineData(EvidenceSource.Statement, EvidenceLevel.IndependentFinding, "BoardDecision", false)]
    [InlineData(EvidenceSource.ProviderFile, EvidenceLevel.IndependentFinding, "", true)] // an export has no finding in it
    [InlineData(EvidenceSource.ProviderConfirmed, EvidenceLevel.IndependentFinding, "", false)]
    public void Proofs_are_asked_by_source_and_level(EvidenceSource source, EvidenceLevel level, string held, bool missing)
    {
        var proofs = held.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<Proof>).ToList();

        Assert.Equal(missing, Given.Evidence.Missing(Category.NotReceived, level, source, proofs) is not null);
    }

    [Theory]
    [InlineData("UNAUTHORISED", "listable_from", "FINAL_FOR_MERCHANT")] // laxer than the design
    [InlineData("NOT_RECEIVED", "listable_from", "NOT_FINAL")]
    [InlineData("NOT_RECEIVED", "listable_from", "CLAIMED")]
    [InlineData("OTHER", "listable_from", "INDEPENDENT_FINDING")]
    [InlineData("NOT_RECEIVED", "category", "NOT_AS_DESCRIBED")] // one twice, one missing
    [InlineData("NOT_RECEIVED", "confidence", "certain")]
    [InlineData("NOT_RECEIVED", "because", "")]
    public void A_table_that_is_laxer_or_incomplete_is_refused(string category, string key, string value) =>
        AssertRefused(Changed(category, row => row[key] = value));

    [Fact]
    public void A_missing_category_is_refused()
    {
        var file = JsonNode.Parse(Given.PolicyFile("evidence.json"))!;
        file["categories"]!.AsArray().RemoveAt(0);
        AssertRefused(file);
    }

    [Fact]
    public void A_category_that_asks_for_no_proof_at_all_is_refused()
    {
        AssertRefused(Changed("NOT_RECEIVED", row => row["final_for_merchant"] = new JsonArray()));
        AssertRefused(Changed("NOT_RECEIVED", row => row["independent_finding"] = new JsonArray()));
        AssertRefused(Changed("NOT_RECEIVED", row => row["final_for_merchant"]![0]!["any_of"] = new JsonArray()));
        AssertRefused(Changed("NOT_RECEIVED", row => row["final_for_merchant"]![0]!["any_of"] = new JsonArray("ADMISSION", "ADMISSION")));
    }

    private static JsonNode Changed(string category, Action<JsonNode> change)
    {
        var file = JsonNode.Parse(Given.PolicyFile("evidence.json"))!;
        change(file["categories"]!.AsArray().Single(row => row!["category"]!.GetValue<string>() == category)!);
        return file;
    }

    private static void AssertRefused(JsonNode file)
    {
        Assert.False(EvidenceTable.TryParse(file.ToJsonString(), out var table, out var refusal));
        Assert.Null(table);
        Assert.Equal(RefusalReason.PolicyInvalid, refusal!.Reason);
    }
}
