using CsCheck;
using CustomerRegistry.Domain.Identifiers;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Merchants;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Domain.Tests.Jurisdictions;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Risk;

/// <summary>From what is held to the whole answer, what would change it included: what may not count leaves no trace.</summary>
public sealed class CheckAnswerProperties
{
    private const int Iterations = 1500;
    private const int Hidden = 99;

    private static readonly Checker Shop = new(RiskCases.Id(50), RiskCases.Id(1050), ShippedPolicy.GB, Sector.GeneralRetail);

    private static readonly CheckerRuling Ruling = ShippedPolicy.Book.CheckerFor(ShippedPolicy.GB, ShippedPolicy.GB, RiskCases.Today);

    private static readonly Gen<Listing> AnyListing = Gen.Select(
        Gen.Int[1, 4],
        Gen.Int[20, 1000],
        Gen.OneOf(Gen.Const(Category.NotReceived), Gen.Const(Category.NotAsDescribed), Gen.Const(Category.CreditNotProcessed)),
        Gen.Bool,
        Gen.Int[1, 6],
        Gen.Frequency((5, Gen.Const(false)), (1, Gen.Const(true))),
        (merchant, age, category, finding, order, circular) => RiskCases.Listing(1, merchant) with
        {
            Category = category,
            Evidence = finding ? EvidenceLevel.IndependentFinding : EvidenceLevel.FinalForMerchant,
            OpenedOn = RiskCases.Today.AddDays(-age),
            OutcomeOn = RiskCases.Today.AddDays(-age),
            OrderKey = (ulong)order,
            Circular = circular,
        });

    private static readonly Gen<HeldFacts> AnyHeld = Gen.Select(
        AnyListing.Array[0, 7],
        Gen.Int[-1, 300].Array[5],
        Gen.Int[0, 1000].Array[5],
        (listings, orders, standings) => new HeldFacts(
            [.. listings.Select((listing, i) => listing with { ReportId = RiskCases.Id(i + 1) })],
            Enumerable.Range(1, 5).ToDictionary(RiskCases.Id, i => new ReporterFacts(RiskCases.Id(i), MerchantState.Live, standings[i - 1])),
            [.. Enumerable.Range(1, 5).Where(i => orders[i - 1] >= 0).Select(i => new StatedOrders(RiskCases.Listing().Key, RiskCases.Id(i), orders[i - 1], RiskCases.Now))],
            []));

    /// <summary>What makes a listing one that may not count, by name.</summary>
    private static readonly (string Name, Func<Listing, Listing> Change)[] Ways =
    [
        ("expired", x => x with { LastDay = RiskCases.Today.AddDays(-1) }),
        ("expired by the policy in force", x => x with { OpenedOn = RiskCases.Today.AddYears(-5) }),
        ("contested", x => x with { Contested = true }),
        ("objected to", x => x with { Objected = true }),
        ("no notice out", x => x with { ShareFrom = null }),
        ("reply window", x => x with { ShareFrom = RiskCases.Now.AddDays(1) }),
        ("not final", x => x with { Evidence = EvidenceLevel.NotFinal }),
        ("the merchant's own statement", x => x with { Source = EvidenceSource.Statement, Evidence = EvidenceLevel.FinalForMerchant }),
        ("unauthorised without a finding", x => x with { Category = Category.Unauthorised, Evidence = EvidenceLevel.FinalForMerchant }),
        ("a country that denies", x => x with { ConsumerCountry = ShippedPolicy.DK }),
        ("another merchant's own", x => x with { OwnOnly = true }),
        ("no match", x => x with { Kind = IdentifierKind.Phone }),
        ("a reporter that is gone", x => x with { MerchantId = RiskCases.Id(77) }),
    ];

    private static CheckAnswer Answer(HeldFacts held, RiskModel model) => CheckAnswerRules.Explain(
        CheckAnswerRules.Answer(held, Shop, Ruling, Purpose.DeliverySafeguard, ShippedPolicy.Book, model, RiskCases.Now),
        model, RiskCases.Now);

    private static void AssertSame(CheckAnswer expected, CheckAnswer actual, string because)
    {
        Assert.True(expected.Assessment.Reasons.SequenceEqual(actual.Assessment.Reasons), because);
        Assert.Equal(expected.Assessment with { Reasons = [], Changes = [] }, actual.Assessment with { Reasons = [], Changes = [] });
        Assert.Equal(Said(expected), Said(actual));
        Assert.Equal(expected.Flags, actual.Flags);
        Assert.Equal(expected.Disclosed, actual.Disclosed);
        Assert.Equal(expected.Own, actual.Own);

        static IEnumerable<(string, string)> Said(CheckAnswer answer) => answer.Assessment.Changes.Select(change =>
            (ChangeText.Of(change, TextLanguage.English), string.Join(' ', change.Reports.Select(report => report.ReportId))));
    }

    [Fact]
    public void What_may_not_count_is_as_if_it_were_not_held() => Gen.Select(AnyHeld, AnyListing, AnyRiskModel.Gen, Gen.Int[0, Ways.Length - 1], Gen.Int[0, 400]).Sample(
        (held, listing, model, way, orders) =>
        {
            // Of an own merchant, whose orders must leave no trace either.
            var hidden = Ways[way].Change(listing with { ReportId = RiskCases.Id(Hidden), MerchantId = RiskCases.Id(6), OwnerId = RiskCases.Id(1006), OrderKey = Hidden });
            var with = held with
            {
                Listings = [.. held.Listings, hidden],
                Reporters = held.Reporters.Append(new(RiskCases.Id(6), new ReporterFacts(RiskCases.Id(6), MerchantState.Live, 1000))).ToDictionary(),
                Orders = [.. held.Orders, new StatedOrders(hidden.Key, RiskCases.Id(6), orders, RiskCases.Now)],
            };
            AssertSame(Answer(held, model), Answer(with, model), Ways[way].Name);
        },
        iter: Iterations);

    [Fact]
    public void Each_way_hides_a_listing_that_would_count()
    {
        var counts = RiskCases.Listing(Hidden);
        var held = new HeldFacts([counts], new Dictionary<Guid, ReporterFacts> { [counts.MerchantId] = new(counts.MerchantId, MerchantState.Live, 900) }, [], []);
        Assert.True(Answer(held, RiskModelFile.Model).Discloses);
        foreach (var (name, change) in Ways) Assert.False(Answer(held with { Listings = [change(counts)] }, RiskModelFile.Model).Discloses, name);
    }

    [Fact]
    public void A_reporter_that_is_suspended_or_below_the_floor_counts_nothing() => Gen.Select(AnyHeld, AnyRiskModel.Gen, Gen.Int[1, 4], Gen.Bool).Sample(
        (held, model, merchant, suspended) =>
        {
            if (!suspended && model.Standing.Floor == 0) return;
            var stopped = new ReporterFacts(RiskCases.Id(merchant), suspended ? MerchantState.Suspended : MerchantState.Live, suspended ? 1000 : 0);
            var with = held with { Reporters = held.Reporters.ToDictionary(each => each.Key, each => each.Key == stopped.MerchantId ? stopped : each.Value) };
            var without = held with { Listings = [.. held.Listings.Where(each => each.MerchantId != stopped.MerchantId)] };
            AssertSame(Answer(without, model), Answer(with, model), "stopped");
        },
        iter: Iterations);

    [Fact]
    public void The_order_of_listings_does_not_matter() => Gen.Select(AnyHeld, AnyRiskModel.Gen, Gen.Int).Sample(
        (held, model, seed) =>
        {
            var listings = held.Listings.ToArray();
            new Random(seed).Shuffle(listings);
            AssertSame(Answer(held, model), Answer(held with { Listings = listings, Orders = [.. held.Orders.Reverse()] }, model), "shuffled");
        },
        iter: Iterations);

    [Fact]
    public void For_fixed_orders_removing_a_listing_never_raises_score_or_level() => Gen.Select(AnyHeld, AnyRiskModel.Gen).Sample(
        (held, model) =>
        {
            var all = Answer(held, model).Assessment;
            foreach (var listing in held.Listings)
            {
                var without = Answer(held with { Listings = [.. held.Listings.Where(each => each != listing)] }, model).Assessment;
                Assert.True(without.Score <= all.Score && without.Level <= all.Level, $"{all.Score} became {without.Score}");
            }
        },
        iter: Iterations);

    [Fact]
    public void HIGH_needs_two_owners_and_a_finding_and_one_owner_never_passes_LOW_nor_E3_MEDIUM() => Gen.Select(AnyHeld, AnyRiskModel.Gen).Sample(
        (held, model) =>
        {
            var answer = Answer(held, model);
            var (owners, finding) = (answer.Disclosed.Select(x => x.OwnerId).Distinct().Count(), answer.Disclosed.Any(x => x.Evidence == EvidenceLevel.IndependentFinding));
            if (owners < 2) Assert.True(answer.Assessment.Level <= RiskLevel.Low);
            if (!finding) Assert.True(answer.Assessment.Level <= RiskLevel.Medium);
        },
        iter: Iterations);
}
