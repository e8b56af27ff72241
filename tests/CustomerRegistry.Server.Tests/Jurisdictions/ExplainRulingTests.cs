using CustomerRegistry.Server.Tests.Reports;
using CustomerRegistry.V1;
using Xunit;
using static CustomerRegistry.Server.Tests.RegistryFixture;

namespace CustomerRegistry.Server.Tests.Jurisdictions;

/// <summary>The examples at the end of design section 5, explained by the running registry, whose operator is British.</summary>
public sealed class ExplainRulingTests(RegistryFixture registry)
{
    private JurisdictionService.JurisdictionServiceClient Policies => new(registry.As(registry.OperatorKey));

    [Theory]
    [InlineData("DK", "DK", "", "", "OWN_ONLY", "permit_needed", "DK without a permit")]
    [InlineData("DE", "DK", "DE", "DE", "RESTRICTED", "permit_needed", "a Danish consumer, all others German")]
    [InlineData("NL", "NL", "", "NL", "OWN_ONLY", "permit_needed", "NL likewise")]
    [InlineData("DE", "DE", "", "DE", "SHARED", "", "DE: the provider says that it is over")]
    [InlineData("US", "US-CA", "", "US", "SHARED", "minimum_evidence", "US: a card dispute below an independent finding is a right")]
    [InlineData("GB", "GB", "GB", "", "VISIBLE", "", "empty: the registry's own operator")]
    [InlineData("GB", "GB", "GB", "US", "RESTRICTED", "transfers", "an American operator")]
    [InlineData("GB", "FR", "", "", "REFUSED", "languages", "closed: portal and mails do not exist in French")]
    [InlineData("GB", "BR", "", "", "REFUSED", "languages", "no file: closed")]
    [InlineData("BR", "GB", "", "", "OWN_ONLY", "sharing", "a reporter there: UNKNOWN denies sharing")]
    public async Task A_ruling_names_its_outcome_and_the_key_that_decided(
        string reporter, string consumer, string checker, string op, string outcome, string whyNot, string why)
    {
        var ruling = await Policies.ExplainRulingAsync(Ask(reporter, consumer, checker, op));
        Assert.True(ruling.Outcome == outcome, why);
        Assert.Equal(whyNot, ruling.WhyNot);
        Assert.All(ruling.Keys, key => Assert.NotEmpty(key.File + key.Source + key.Confidence));
    }

    [Fact]
    public async Task In_the_EU_a_contest_restricts_and_in_the_US_it_marks()
    {
        var european = await Policies.ExplainRulingAsync(Ask("DE", "DE", "DE", "DE"));
        var american = await Policies.ExplainRulingAsync(Ask("US", "US", "US", "US"));
        Assert.Equal((true, 1u, 0u), (european.Flags.ContestRestricts, european.Flags.AnswerDueMonths, european.Flags.AnswerDueDays));
        Assert.Equal((false, 0u, 30u), (american.Flags.ContestRestricts, american.Flags.AnswerDueMonths, american.Flags.AnswerDueDays));
        Assert.Equal("not listable", european.Keys.Single(x => x.Key == "restriction_while_contested").Value);
        Assert.Equal(["30 days", "15 days", "5 business days", "yes"], new[]
        {
            "appeal_answer", "appeal_extension", "merchant_told_business_days", "deleted_when_unverifiable",
        }.Select(key => american.Keys.Single(x => x.Key == key).Value));
    }

    /// <summary>One rule, one answer: what explain says is what a report meets.</summary>
    [Theory]
    [InlineData("DK", "OWN_ONLY")]
    [InlineData("GB", "SHARED")]
    [InlineData("AT", "SHARED")]
    [InlineData("CH", "OWN_ONLY")]
    [InlineData("SE", "REFUSED")]
    [InlineData("BR", "REFUSED")]
    [InlineData("BR-SP", "REFUSED")]
    [InlineData("US-CA", "SHARED")]
    [InlineData("US-TX", "SHARED")]
    public async Task Admission_answers_as_explained(string consumer, string outcome)
    {
        Assert.Equal(outcome, (await Policies.ExplainRulingAsync(Ask("GB", consumer, "", ""))).Outcome);
        var shop = await registry.EnrolAsync();
        var request = TestReports.Final(registry.Clock.GetUtcNow(), NewEmail()).In(consumer);
        if (outcome == "REFUSED")
        {
            var refused = await Refused.ByAsync(() => shop.SubmitAsync(request));
            Assert.Equal(("COUNTRY_CLOSED", "report.consumer_country"), (refused.Reason, refused.Field));
            return;
        }

        var report = (await shop.SubmitAsync(request)).Report;
        Assert.Equal(outcome == "OWN_ONLY", report.OwnOnly);
        Assert.Equal(consumer, (await shop.ReportAsync(report.ReportId)).ConsumerCountry);
    }

    [Theory]
    [InlineData("US-CALI")]
    [InlineData("ZZ-CA")]
    [InlineData("UK-LND")]
    [InlineData("US/CA")]
    public async Task A_subdivision_of_no_country_is_not_one(string consumer)
    {
        var shop = await registry.EnrolAsync();
        var refused = await Refused.ByAsync(() => shop.SubmitAsync(TestReports.Final(registry.Clock.GetUtcNow(), NewEmail()).In(consumer)));
        Assert.Equal(("COUNTRY_UNKNOWN", "report.consumer_country"), (refused.Reason, refused.Field));
    }

    [Fact]
    public async Task Only_a_consumer_lives_in_a_subdivision()
    {
        foreach (var request in new[] { Ask("US-CA", "US", "", ""), Ask("US", "US", "US-CA", ""), Ask("US", "US", "", "US-CA") })
            Assert.Equal("COUNTRY_UNKNOWN", (await Refused.ByAsync(async () => await Policies.ExplainRulingAsync(request))).Reason);
    }

    private static ExplainRulingRequest Ask(string reporter, string consumer, string checker, string op) => new()
    {
        ReporterCountry = reporter,
        ConsumerCountry = consumer,
        CheckerCountry = checker,
        OperatorCountry = op,
        Category = Category.NotReceived,
        EvidenceLevel = EvidenceLevel.FinalForMerchant,
        Source = EvidenceSource.ProviderConfirmed,
    };
}
