using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Domain.Tests.Risk;
using Xunit;
using static CustomerRegistry.Domain.Tests.Jurisdictions.ShippedPolicy;

namespace CustomerRegistry.Domain.Tests.Jurisdictions;

/// <summary>What a policy put in force makes of one British report of RiskCases' day.</summary>
public sealed class PolicyChangeRulesTests
{
    private static readonly DateOnly Today = RiskCases.Today;
    private static readonly Listing Listing = RiskCases.Listing();
    private static readonly Viewer British = new(GB, Sector.Fashion);

    private static readonly HeldUnderPolicy Held = new(
        GB, GB, Sector.GeneralRetail, Category.NotReceived, EvidenceLevel.FinalForMerchant, EvidenceSource.ProviderConfirmed,
        OwnOnly: false, Listing.OpenedOn, Listing.LastDay, DeleteOn: null);

    private static readonly PolicyBook Apart = GBWith("\"default\": \"gated\", \"OTHER\": \"own_only\"", "\"default\": \"own_only\"");
    private static readonly PolicyBook Denied = GBWith("\"default\": \"gated\", \"OTHER\": \"own_only\"", "\"default\": \"deny\"");
    private static readonly PolicyBook Short = GBWith("\"value\": {\"default\": 36}", "\"value\": {\"default\": 9}");
    private static readonly PolicyBook Over = GBWith("\"value\": {\"default\": 36}", "\"value\": {\"default\": 5}");
    private static readonly PolicyBook Longer = GBWith("\"value\": {\"default\": 36}", "\"value\": {\"default\": 72}");
    private static readonly PolicyBook NewReportsOnly = GBWith("\"value\": 24,", "\"value\": 1,");

    private sealed record Row(
        string Because, HeldUnderPolicy Held, PolicyBook? Before, PolicyBook After, PolicyConsequence Expected, bool Listed = true, DateOnly? Day = null);

    private static readonly Row[] Rows =
    [
        new("the same policy changes nothing", Held, Book, Book, new(Held.LastDay, null, false, false)),
        new("kept apart now: hidden at once, deleted after 30 days", Held, Book, Apart, new(Held.LastDay, Today.AddDays(30), true, false)),
        new("not to be held at all: the same", Held, Book, Denied, new(Held.LastDay, Today.AddDays(30), true, false)),
        new("a day of deletion that stands is not put off", Held with { DeleteOn = Today.AddDays(3) }, Apart, Denied, new(Held.LastDay, Today.AddDays(3), false, false)),
        new("admitted again: it stays and is seen again", Held with { DeleteOn = Today.AddDays(3) }, Apart, Book, new(Held.LastDay, null, false, true)),
        new("own-only stays where the new policy keeps it apart", Held with { OwnOnly = true }, Book, Apart, new(Held.LastDay, null, false, false)),
        new("own-only goes where it may not be held", Held with { OwnOnly = true }, Apart, Denied, new(Held.LastDay, Today.AddDays(30), false, false)),
        new("own-only never opens", Held with { OwnOnly = true }, Apart, Book, new(Held.LastDay, null, false, false)),
        new("a shorter retention brings the last day nearer", Held, Book, Short, new(Held.OpenedOn.AddMonths(9), null, false, false)),
        new("one that is over hides too", Held, Book, Over, new(Held.OpenedOn.AddMonths(5), null, true, false)),
        new("a longer one moves nothing back", Held with { LastDay = Held.OpenedOn.AddMonths(9) }, Short, Longer, new(Held.OpenedOn.AddMonths(9), null, false, false)),
        new("how old a new report may be is no question to a held one", Held, Book, NewReportsOnly, new(Held.LastDay, null, false, false)),
        new("without a listing nothing is seen or hidden", Held, Book, Apart, new(Held.LastDay, Today.AddDays(30), false, false), Listed: false),
        new("what was before cannot be read: nothing is known to have been hidden", Held, null, Apart, new(Held.LastDay, Today.AddDays(30), true, false)),
    ];

    public static TheoryData<string> Reasons => [.. Rows.Select(row => row.Because)];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void What_is_held_follows(string because)
    {
        var row = Rows.Single(each => each.Because == because);
        var listing = row.Listed ? Listing with { OwnOnly = row.Held.OwnOnly } : null;
        Assert.Equal(
            row.Expected,
            PolicyChangeRules.Of(
                row.Held, listing, row.Before is null ? null : new PolicyAt(row.Before, Today), new PolicyAt(row.After, Today), [British], RiskCases.Now));
    }

    [Fact]
    public void A_permit_s_end_is_the_same_book_on_another_day()
    {
        var book = With(new()
        {
            ["jurisdictions/GB.json"] = Files["jurisdictions/GB.json"].Replace(
                "\"permit_needed\": {\n      \"value\": false", "\"permit_needed\": {\n      \"value\": true", StringComparison.Ordinal),
            ["permits.json"] = $$"""
                [{"reference": "1", "authority": "A", "country": "GB", "opens": ["sharing"], "categories": ["NOT_RECEIVED"],
                  "valid_from": "2020-01-01", "valid_until": "{{Today.AddDays(-1):yyyy-MM-dd}}"}]
                """,
        });
        Assert.Equal(Today, book.LastPermitDay(Today));
        Assert.Equal(new DateOnly(2020, 1, 1), book.LastPermitDay(Today.AddDays(-1)));
        Assert.Null(Book.LastPermitDay(Today));
        Assert.Equal(
            new PolicyConsequence(Held.LastDay, Today.AddDays(30), Restricts: true, Opens: false),
            PolicyChangeRules.Of(Held, Listing, new PolicyAt(book, Today.AddDays(-1)), new PolicyAt(book, Today), [British], RiskCases.Now));
    }

    private static PolicyBook GBWith(string old, string changed)
    {
        var text = Files["jurisdictions/GB.json"];
        Assert.Contains(old, text, StringComparison.Ordinal);
        return With(new() { ["jurisdictions/GB.json"] = text.Replace(old, changed, StringComparison.Ordinal) });
    }
}
