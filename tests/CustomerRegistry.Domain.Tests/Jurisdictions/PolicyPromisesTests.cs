using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Reports;
using Xunit;
using static CustomerRegistry.Domain.Tests.Jurisdictions.ShippedPolicy;

namespace CustomerRegistry.Domain.Tests.Jurisdictions;

/// <summary>What the shipped files promise as a whole, whoever edits them next.</summary>
public sealed class PolicyPromisesTests
{
    [Fact]
    public void Every_key_property_is_among_all_keys()
    {
        var properties = typeof(PolicyKeys).GetProperties().Where(property => property.PropertyType.IsSubclassOf(typeof(PolicyKey)));
        Assert.Equal(properties.Select(property => ((PolicyKey)property.GetValue(null)!).Name).Order(), PolicyKeys.All.Select(key => key.Name).Order());
    }

    [Fact]
    public void The_officers_page_explains_every_key_and_every_confidence()
    {
        var page = File.ReadAllText(Path.Combine(Root, "deploy", "policy", "README.md"));
        Assert.All(PolicyKeys.All, key => Assert.Contains($"`{key.Name}`", page, StringComparison.Ordinal));
        Assert.All(Enum.GetValues<Confidence>(), confidence => Assert.Contains($"`{PolicyWords.Of(confidence)}`", page, StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_does_not_know_denies_wherever_it_can()
    {
        var unknown = Country.Unknown;
        foreach (var category in Enum.GetValues<Category>())
        {
            foreach (var level in Enum.GetValues<EvidenceLevel>())
            {
                Assert.NotEqual(AdmissionOutcome.Shared, Book.Admit(unknown, unknown, unknown, category, level).Outcome);
                foreach (var country in new[] { GB, DK, NL, DE, US })
                {
                    Assert.False(Book.View(country, country, country, unknown, category, level).Visible);
                }
            }
        }
    }

    [Fact]
    public void Nothing_open_or_decided_for_the_customer_is_ever_listed()
    {
        foreach (var country in new[] { GB, DK, NL, DE, US, SE })
        {
            foreach (var category in Enum.GetValues<Category>())
            {
                foreach (var level in Enum.GetValues<EvidenceLevel>().Where(level => level < EvidenceLevel.FinalForMerchant))
                {
                    Assert.False(Book.Admit(country, country, country, category, level).Listable);
                    Assert.False(Book.View(country, country, country, country, category, level).Visible);
                }
            }
        }
    }

    [Fact]
    public void A_table_says_what_is_not_law()
    {
        var law = new RuledKey("a", "yes", "EU", "art. 1", "verified");
        Assert.DoesNotContain("not law", RulingText.Table([law]), StringComparison.Ordinal);
        Assert.Contains("not law", RulingText.Table([law, law with { Confidence = "unverified" }]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_viewing_is_explained_with_the_key_that_denies()
    {
        var asked = new ViewingCase(
            GB, GB, GB, DK, Domain.Merchants.Sector.Fashion, Domain.Merchants.Sector.Fashion, Category.NotReceived,
            EvidenceLevel.FinalForMerchant, EvidenceSource.ProviderConfirmed, Today);
        var text = RulingText.Of(Book.ViewingFor(asked), Book.ExplainViewing(asked));
        Assert.StartsWith("hidden: permit_needed\n\nkey ", text, StringComparison.Ordinal);
        Assert.Contains("Databeskyttelsesloven §26(1) no. 1", text, StringComparison.Ordinal);
    }
}
