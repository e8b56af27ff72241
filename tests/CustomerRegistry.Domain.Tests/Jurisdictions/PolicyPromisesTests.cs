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

    /// <summary>The EU's 27 with Norway, Iceland and Liechtenstein, and the four others that issue 3 names.</summary>
    [Fact]
    public void Every_member_of_the_European_Economic_Area_has_a_file_that_inherits_the_baseline()
    {
        var members = Book.Policies.Where(policy => Country.TryParse(policy.File.Code, out var country) && EuropeanEconomicArea.Contains(country)).ToList();
        Assert.Equal(30, members.Count);
        Assert.All(members, member => Assert.Equal("EU", member.File.Inherits));
        Assert.All(members, member => Assert.NotEmpty(member.Value(PolicyKeys.Languages).Value.Official));
        Assert.All(members, member => Assert.Equal(member.File.Code, member.Value(PolicyKeys.SupervisoryAuthority).File));
        Assert.Equal(
            ["CH", "EU", "GB", "UNKNOWN", "US", "US-CA"],
            Book.Policies.Except(members).Select(policy => policy.File.Code));
    }

    /// <summary>What nobody has checked may deny and may not allow.</summary>
    [Fact]
    public void An_unverified_value_opens_nothing()
    {
        var unverified = Book.Policies.SelectMany(policy => PolicyKeys.All.Select(policy.Origin)
            .Zip(PolicyKeys.All, (value, key) => (policy.File.Code, key.Name, value.Confidence)))
            .Where(row => row.Confidence == Confidence.Unverified).Select(row => $"{row.Code} {row.Name}");
        Assert.Equal(["FR offence_data_allowed", "NO offence_data_allowed"], unverified);
        foreach (var country in new[] { "FR", "NO" }.Select(Country.Parse))
        {
            Assert.Equal(AdmissionOutcome.Refused, Book.Admit(country, country, country, Category.Unauthorised, EvidenceLevel.IndependentFinding).Outcome);
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
