using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Reports;
using Xunit;
using static CustomerRegistry.Domain.Tests.Jurisdictions.ShippedPolicy;

namespace CustomerRegistry.Domain.Tests.Jurisdictions;

public sealed class PermitTests
{
    private static readonly DateOnly LastDay = new(2027, 6, 30);

    [Fact]
    public void A_permit_opens_the_country_category_and_scope_that_it_names()
    {
        var book = WithPermits(Permits("DK", "sharing", "NOT_RECEIVED"));
        Assert.Equal(AdmissionOutcome.Shared, book.Admit(DK, DK, DK).Outcome);
        Assert.Equal(AdmissionOutcome.OwnOnly, book.Admit(DK, DK, DK, Category.NotAsDescribed).Outcome);
        Assert.Equal(AdmissionOutcome.OwnOnly, book.Admit(NL, NL, NL).Outcome);
        Assert.Equal(AdmissionOutcome.OwnOnly, book.Admit(DK, NL, DK).Outcome);
        Assert.True(book.CheckerFor(DK, GB, Today).Flags.Shared);
    }

    [Fact]
    public void It_ends_with_its_last_day_for_reports_and_for_checks_although_the_book_is_the_same()
    {
        var book = WithPermits(Permits("DK", "sharing", "NOT_RECEIVED"));
        var opened = new DateOnly(2027, 5, 1);
        Assert.Equal(AdmissionOutcome.Shared, book.Admit(DK, DK, DK, openedOn: opened, today: LastDay).Outcome);
        Assert.Equal(AdmissionOutcome.OwnOnly, book.Admit(DK, DK, DK, openedOn: opened, today: LastDay.AddDays(1)).Outcome);
        Assert.True(book.View(DK, DK, DK, DK, today: LastDay).Visible);
        Assert.Equal("permit_needed", book.View(DK, DK, DK, DK, today: LastDay.AddDays(1)).WhyNot);
        Assert.False(book.CheckerFor(DK, GB, LastDay.AddDays(1)).Flags.Shared);
    }

    [Fact]
    public void It_begins_with_its_first_day()
    {
        var book = WithPermits(Permits("DK", "sharing", "NOT_RECEIVED"));
        var first = new DateOnly(2026, 1, 1);
        Assert.Equal("permit_needed", book.View(DK, DK, DK, DK, today: first.AddDays(-1)).WhyNot);
        Assert.True(book.View(DK, DK, DK, DK, today: first).Visible);
    }

    [Fact]
    public void An_anti_fraud_organisations_reference_opens_offence_data_in_Britain()
    {
        var book = WithPermits(Permits("GB", "offence_data", "UNAUTHORISED"));
        Assert.Equal(AdmissionOutcome.Shared, book.Admit(GB, GB, GB, Category.Unauthorised, EvidenceLevel.IndependentFinding).Outcome);
        Assert.True(book.View(GB, GB, GB, GB, Category.Unauthorised, EvidenceLevel.IndependentFinding).Visible);
        Assert.Equal(
            "offence_data",
            book.View(GB, GB, GB, GB, Category.Unauthorised, EvidenceLevel.IndependentFinding, today: LastDay.AddDays(1)).WhyNot);
    }

    [Fact]
    public void No_permit_opens_offence_data_in_Denmark()
    {
        var book = WithPermits(Permits("DK", "sharing\", \"offence_data", "UNAUTHORISED"));
        Assert.Equal(AdmissionOutcome.Refused, book.Admit(DK, DK, DK, Category.Unauthorised, EvidenceLevel.IndependentFinding).Outcome);
    }

    [Fact]
    public void A_permit_for_sharing_opens_no_offence_data()
    {
        var book = WithPermits(Permits("NL", "sharing", "UNAUTHORISED"));
        Assert.Equal(AdmissionOutcome.Refused, book.Admit(NL, NL, NL, Category.Unauthorised, EvidenceLevel.IndependentFinding).Outcome);
    }

    [Theory]
    [InlineData("""{}""", "permits.json:1: must be a list of permits")]
    [InlineData("""[{ "reference": "1" }]""", "permits.json:1: authority: is missing")]
    [InlineData("PERMIT without valid_until", "permits.json:1: valid_until: is missing")]
    [InlineData("PERMIT twice", "permits.json:1: reference: stands there twice")]
    [InlineData("PERMIT ends first", "permits.json:1: valid_until: must not be before valid_from")]
    [InlineData("PERMIT of nowhere", "permits.json:1: country: must be a two-letter country code in capitals")]
    [InlineData("PERMIT of a country without file", "permits.json:1: 1: is for BR, which has no file")]
    [InlineData("PERMIT for nothing", "permits.json:1: categories: must name the categories of the permit")]
    [InlineData("PERMIT with a word of its own", "permits.json:1: opens: 'all' is not one of sharing, offence_data")]
    [InlineData("PERMIT on a day that is none", "permits.json:1: valid_until: must be a date written as 2026-11-24")]
    public void A_permit_that_is_not_exact_is_not_taken(string permits, string problem)
    {
        var fine = Permits("DK", "sharing", "NOT_RECEIVED");
        permits = permits switch
        {
            "PERMIT without valid_until" => fine.Replace(""", "valid_until": "2027-06-30" """, "", StringComparison.Ordinal),
            "PERMIT twice" => $"[{fine.Trim('[', ']')}, {fine.Trim('[', ']')}]",
            "PERMIT ends first" => fine.Replace("2027-06-30", "2025-06-30", StringComparison.Ordinal),
            "PERMIT of nowhere" => Permits("dk", "sharing", "NOT_RECEIVED"),
            "PERMIT of a country without file" => Permits("BR", "sharing", "NOT_RECEIVED"),
            "PERMIT for nothing" => fine.Replace("\"NOT_RECEIVED\"", "", StringComparison.Ordinal),
            "PERMIT with a word of its own" => Permits("DK", "all", "NOT_RECEIVED"),
            "PERMIT on a day that is none" => fine.Replace("2027-06-30", "2027-06-31", StringComparison.Ordinal),
            _ => permits,
        };
        var result = PolicyBundle.Parse(Changed(new() { ["permits.json"] = permits }), GB);
        Assert.Null(result.Value);
        Assert.Contains(problem, result.Problems.Select(p => p.ToString()));
    }

    private static string Permits(string country, string opens, string category) =>
        $$"""[{ "reference": "1", "authority": "A", "country": "{{country}}", "opens": ["{{opens}}"], "categories": ["{{category}}"], "valid_from": "2026-01-01", "valid_until": "2027-06-30" }]""";
}
