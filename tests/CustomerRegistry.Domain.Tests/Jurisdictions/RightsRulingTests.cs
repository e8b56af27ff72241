using CustomerRegistry.Domain.Jurisdictions;
using Xunit;
using static CustomerRegistry.Domain.Tests.Jurisdictions.ShippedPolicy;

namespace CustomerRegistry.Domain.Tests.Jurisdictions;

/// <summary>What a person's request is owed, by where they live and where the operator is.</summary>
public sealed class RightsRulingTests
{
    [Theory]
    [InlineData("DE", "DE", "1 calendar month", "2 calendar months", false, 0, 0, "GDPR art. 12(3)")]
    [InlineData("DK", "GB", "1 calendar month", "2 calendar months", false, 0, 30, "the operator's country acknowledges complaints")]
    [InlineData("GB", "GB", "1 calendar month", "2 calendar months", false, 0, 30, "SI 2026/82")]
    [InlineData("US", "US", "30 days", "15 days", true, 5, 0, "FCRA")]
    [InlineData("US", "GB", "28 days", "none", true, 5, 30, "the strictest of both sides of the Atlantic")]
    [InlineData("BR", "GB", "1 calendar month", "none", true, 0, 30, "no file: no more time")]
    public void Clocks_are_the_strictest_of_consumer_and_operator(
        string consumer, string op, string answer, string extension, bool statement, int reinsertion, int complaint, string why)
    {
        var rights = Book.RightsFor(Country.Parse(consumer), Country.Parse(op), Today);
        Assert.True(rights.Answer.ToString() == answer, why);
        Assert.Equal(
            (extension, statement, reinsertion, complaint),
            (rights.Extension.ToString(), rights.StatementOfDispute, rights.Clock.ReinsertionNoticeBusinessDays, rights.Clock.ComplaintAcknowledgementDays));
        Assert.Equal(Book.Hash, rights.PolicyHash);
    }

    [Fact]
    public void Authority_and_language_are_the_consumers()
    {
        var rights = Book.RightsFor(DK, GB, Today);
        Assert.Equal("Datatilsynet", rights.SupervisoryAuthority);
        Assert.Equal(["da"], rights.Languages);
        Assert.Equal("DK", rights.Keys.Single(key => key.Key == "supervisory_authority").File);
        Assert.Equal("EU", rights.Keys.Single(key => key.Key == "rights_answer").File);
        Assert.Empty(Book.RightsFor(BR, GB, Today).Languages);
    }

    [Fact]
    public void An_admission_carries_the_same_clock()
    {
        var rights = Book.RightsFor(DK, GB, Today).Clock;
        Assert.Equal(rights, Book.Admit(GB, DK, GB).Rights);
    }

    [Fact]
    public void Nobodys_conduct_is_published_before_a_country_says_so()
    {
        Assert.All(Book.Policies.Where(policy => !policy.File.IsBaseline && policy.File.Code != JurisdictionPolicyFile.UnknownCode), policy =>
            Assert.False(Book.ConductPublishedFor(Country.Parse(policy.File.Code), GB, Today)));
        var open = With(new()
        {
            ["jurisdictions/GB.json"] = Files["jurisdictions/GB.json"].Replace(
                "\"conduct_published\": {\n      \"value\": false", "\"conduct_published\": {\n      \"value\": true", StringComparison.Ordinal),
        });
        Assert.True(open.ConductPublishedFor(GB, GB, Today));
        Assert.False(open.ConductPublishedFor(DK, GB, Today));
    }
}
