using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Domain.Risk;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Risk;

public sealed class ListingRulesTests
{
    private static readonly ViewingRuling Visible = RiskCases.Visible;
    private static readonly Listing Listing = RiskCases.Listing();
    private static readonly Reporter Live = RiskCases.Reporter();
    private static readonly DateTimeOffset Now = RiskCases.Now;

    private sealed record Row(Restriction? Expected, string Because, Listing Listing, Reporter Reporter, ViewingRuling Viewing, bool Disputed = false);

    private static readonly Row[] Rows =
    [
        new(null, "confirmed, told, reply window over, visible", Listing, Live, Visible),
        new(Restriction.OwnOnly, "a ruling forbade to share it", Listing with { OwnOnly = true }, Live, Visible),
        new(null, "the last day of retention still counts", Listing with { LastDay = RiskCases.Today }, Live, Visible),
        new(Restriction.Expired, "the day after it does not", Listing with { LastDay = RiskCases.Today.AddDays(-1) }, Live, Visible),
        new(Restriction.Expired, "a shorter retention in force now hides at once", Listing, Live, Visible with { RetentionMonths = 5 }),
        new(null, "a longer one in force now does not prolong, and does not shorten", Listing, Live, Visible with { RetentionMonths = 72 }),
        new(Restriction.ReplyWindow, "a reply window made longer runs from the notice that was given", Listing with { NoticedAt = Now.AddDays(-30) }, Live, Visible with { ReplyWindowDays = 31 }),
        new(null, "one that is over by now does not hide", Listing with { NoticedAt = Now.AddDays(-30) }, Live, Visible with { ReplyWindowDays = 30 }),
        new(null, "where nobody need be told, nobody was", Listing with { NoticedAt = null }, Live, Visible),
        new(Restriction.NoticeOutstanding, "a notice that is needed now and was not given hides at once", Listing with { NoticedAt = null }, Live, Visible with { NoticeRequired = true }),
        new(Restriction.Objected, "an objection is open", Listing with { Objected = true }, Live, Visible),
        new(Restriction.Unconfirmed, "E2 may still turn", Listing with { Evidence = EvidenceLevel.NotFinal }, Live, Visible),
        new(Restriction.Unconfirmed, "E1 is a contest", Listing with { Evidence = EvidenceLevel.Contested }, Live, Visible),
        new(Restriction.Unconfirmed, "E0 is a claim", Listing with { Evidence = EvidenceLevel.Claimed }, Live, Visible),
        new(Restriction.Unconfirmed, "E- says the customer was right", Listing with { Evidence = EvidenceLevel.CustomerRight }, Live, Visible),
        new(Restriction.Unconfirmed, "a refund of an unauthorised charge is a right", Listing with { Category = Category.Unauthorised }, Live, Visible),
        new(null, "an independent finding about it counts", Listing with { Category = Category.Unauthorised, Evidence = EvidenceLevel.IndependentFinding }, Live, Visible),
        new(Restriction.Unconfirmed, "the ruling wants the provider's word", Listing with { Source = EvidenceSource.Statement }, Live, Visible with { Visible = false, WhyNot = PolicyKeys.MinimumSource.Name }),
        new(null, "elsewhere a statement counts, with less weight", Listing with { Source = EvidenceSource.Statement }, Live, Visible),
        new(Restriction.RulingDenies, "no permit", Listing, Live, Visible with { Visible = false, WhyNot = PolicyKeys.PermitNeeded.Name }),
        new(Restriction.NoticeOutstanding, "the person has not been told", Listing with { ShareFrom = null }, Live, Visible),
        new(Restriction.ReplyWindow, "one tick before the window ends", Listing with { ShareFrom = Now.AddTicks(1) }, Live, Visible),
        new(null, "the window ends at this very moment", Listing with { ShareFrom = Now }, Live, Visible),
        new(Restriction.Contested, "contested means restricted (EU)", Listing with { Contested = true }, Live, Visible),
        new(null, "contested stays, marked (US)", Listing with { Contested = true }, Live, Visible with { ContestRestricts = false }, Disputed: true),
        new(Restriction.ReporterStopped, "standing below the floor", Listing, Live with { Standing = new Standing(400, Stopped: true) }, Visible),
        new(Restriction.ReporterStopped, "suspended", Listing, Live with { State = MerchantState.Suspended }, Visible),
        new(Restriction.ReporterStopped, "gone", Listing, Live with { State = MerchantState.Offboarded }, Visible),
        new(Restriction.ReporterStopped, "sharing stopped for its country", Listing, Live with { SharingStopped = true }, Visible),
        new(null, "a pilot's reports count", Listing, Live with { State = MerchantState.Observing }, Visible),
    ];

    [Fact]
    public void Each_row_counts_or_is_restricted_for_its_reason()
    {
        foreach (var row in Rows)
        {
            var counting = ListingRules.CountsFor(row.Listing, row.Reporter, row.Viewing, Now);
            Assert.True(counting == new Counting(row.Expected, row.Disputed), $"{row.Because}: {counting}");
        }
    }

    [Fact]
    public void Every_restriction_has_a_row() =>
        Assert.Equal(Enum.GetValues<Restriction>(), Rows.Select(row => row.Expected).OfType<Restriction>().Distinct().Order());

    [Fact]
    public void A_reporter_of_another_listing_is_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => ListingRules.CountsFor(Listing, RiskCases.Reporter(2), Visible, Now));

    [Fact]
    public void Own_only_listings_come_back_to_their_merchant_alone_and_not_while_restricted()
    {
        var own = Listing with { OwnOnly = true };
        var checker = new Checker(own.MerchantId, own.OwnerId, Country.Parse("DK"), Sector.Fashion);
        (bool Expected, string Because, Listing Listing, Checker Checker)[] rows =
        [
            (true, "its own", own, checker),
            (false, "another merchant of the same owner is another merchant", own, checker with { MerchantId = RiskCases.Id(2) }),
            (false, "a shared listing is part of the assessment instead", Listing, checker),
            (false, "contested", own with { Contested = true }, checker),
            (false, "objected to", own with { Objected = true }, checker),
            (false, "expired", own with { LastDay = RiskCases.Today.AddDays(-1) }, checker),
            (true, "the last day", own with { LastDay = RiskCases.Today }, checker),
        ];
        foreach (var row in rows) Assert.True(ListingRules.ReturnsApart(row.Listing, row.Checker, Now) == row.Expected, row.Because);
    }
}
