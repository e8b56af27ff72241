using CsCheck;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Domain.Risk;
using Xunit;
using ReasonCode = CustomerRegistry.Domain.Risk.ReasonCode;

namespace CustomerRegistry.Domain.Tests.Risk;

/// <summary>What must hold of any reports, orders, standings and any model that the parser lets in.</summary>
public sealed class AssessmentProperties
{
    private const int Iterations = 3000;

    private static readonly Gen<AssessedReport> AnyReport = Gen.Select(
        Gen.Int[1, 4],
        Gen.Int[0, 1500],
        Gen.Enum<Category>(),
        Gen.Bool.Select(finding => finding ? EvidenceLevel.IndependentFinding : EvidenceLevel.FinalForMerchant),
        Gen.Enum<EvidenceSource>(),
        Gen.Int[1, 6],
        Gen.Frequency((5, Gen.Const(false)), (1, Gen.Const(true))),
        Gen.Bool,
        (owner, age, category, evidence, source, order, circular, disputed) =>
            RiskCases.Report(0, owner, age, category, evidence, source, order, disputed, circular));

    internal static readonly Gen<AssessmentFacts> AnyFacts = Gen.Select(
        AnyReport.Array[0, 9],
        Gen.Frequency((2, Gen.Const(-1)), (3, Gen.Int[0, 12]), (1, Gen.Int[100, 400])).Array[4],
        Gen.Int[0, 1000].Array[4],
        (reports, orders, standings) => new AssessmentFacts(
            [.. reports.Select((report, i) => report with { ReportId = RiskCases.Id(i + 1) })],
            Enumerable.Range(1, 4).ToDictionary(owner => RiskCases.Id(1000 + owner), owner => orders[owner - 1] < 0 ? (int?)null : orders[owner - 1]),
            Enumerable.Range(1, 4).ToDictionary(RiskCases.Id, owner => standings[owner - 1])));

    private static readonly Gen<RiskModel> AnyModel = AnyRiskModel.Gen;

    private static void Holds(Action<AssessmentFacts, RiskModel, Assessment> property) =>
        Gen.Select(AnyFacts, AnyModel).Sample((facts, model) => property(facts, model, RiskCases.Assess(facts, model)), iter: Iterations);

    [Fact]
    public void Reasons_sum_to_the_uncapped_logit() => Holds((facts, model, assessment) =>
    {
        var sum = assessment.Reasons.Count == 0 ? AssessmentRules.PriorMilli(model) : assessment.Reasons.Sum(reason => reason.ShareMilli!.Value);
        Assert.Equal(assessment.UncappedLogitMilli, sum);
        var capped = assessment.Reasons.Any(IsCap);
        Assert.Equal(capped, assessment.Score < AssessmentRules.ScoreOf(sum));
    });

    [Fact]
    public void Floors_and_caps_are_reasons_of_their_own_without_a_share() => Holds((facts, model, assessment) =>
    {
        var (floor, caps) = (assessment.Reasons.Where(IsFloor), assessment.Reasons.Where(IsCap));
        Assert.All(floor.Concat(caps), reason => Assert.Equal(0, reason.ShareMilli));
        // With a circular report there are several sets, of which the reasons show one.
        if (facts.Reports.Any(report => report.Circular)) return;
        // Alone an owner's shares are those before the factor of further owners.
        var outweighed = facts.Reports.GroupBy(report => report.OwnerId).Any(owner =>
        {
            var shares = RiskCases.Assess(facts with { Reports = [.. owner] }, model).Reasons
                .Where(reason => reason.Code == ReasonCode.Report).Sum(reason => reason.ShareMilli!.Value);
            return shares > 0 && shares < Math.Round(1000 * model.Exposure * Math.Log(1 + (facts.OrdersOfOwner[owner.Key] ?? model.AssumedOrders)));
        });
        Assert.Equal(outweighed, floor.Any());
    });

    [Fact]
    public void Taking_a_report_away_never_raises_the_score_nor_the_level() => Holds((facts, model, assessment) =>
    {
        foreach (var report in facts.Reports)
        {
            var without = RiskCases.Assess(facts with { Reports = [.. facts.Reports.Where(each => each != report)] }, model);
            Assert.True(without.Score <= assessment.Score, $"{report} taken away: {assessment.Score} became {without.Score}");
            Assert.True(without.Level <= assessment.Level, $"{report} taken away: {assessment.Level} became {without.Level}");
        }
    });

    [Fact]
    public void One_owner_alone_never_lifts_above_LOW() => Holds((facts, model, _) =>
    {
        foreach (var owner in facts.Reports.GroupBy(report => report.OwnerId))
        {
            Assert.True(RiskCases.Assess(facts with { Reports = [.. owner] }, model).Level <= RiskLevel.Low);
        }
    });

    [Fact]
    public void E3_alone_never_lifts_above_MEDIUM() => Holds((facts, model, _) =>
    {
        AssessedReport[] final = [.. facts.Reports.Select(report => report with { Evidence = EvidenceLevel.FinalForMerchant })];
        Assert.True(RiskCases.Assess(facts with { Reports = final }, model).Level <= RiskLevel.Medium);
    });

    [Fact]
    public void HIGH_has_two_owners_and_a_finding_among_its_reasons() => Holds((facts, _, assessment) =>
    {
        if (assessment.Level != RiskLevel.High) return;
        var counted = facts.Reports.IntersectBy(
            assessment.Reasons.Where(reason => reason.ShareMilli > 0).Select(reason => reason.Outcome!.ReportId), report => report.ReportId).ToList();
        Assert.True(counted.Select(report => report.OwnerId).Distinct().Count() >= 2);
        // A finding of the same order counts too, though it has no share of its own.
        Assert.Contains(facts.Reports, report => report.Evidence == EvidenceLevel.IndependentFinding);
    });

    [Fact]
    public void A_second_report_of_the_same_order_changes_nothing() => Holds((facts, model, assessment) =>
    {
        foreach (var report in facts.Reports)
        {
            var twice = RiskCases.Assess(facts with { Reports = [.. facts.Reports, report with { ReportId = RiskCases.Id(99) }] }, model);
            Assert.Equal((assessment.Score, assessment.UncappedLogitMilli, assessment.Level), (twice.Score, twice.UncappedLogitMilli, twice.Level));
        }
    });

    [Fact]
    public void A_report_that_rests_on_a_disclosure_never_adds_to_other_owners() => Holds((facts, model, _) =>
    {
        AssessedReport[] others = [.. facts.Reports.Select(report => report with { Circular = false })];
        foreach (var report in others)
        {
            AssessedReport[] own = [report with { Circular = true }];
            AssessedReport[] rest = [.. others.Where(each => each.OwnerId != report.OwnerId)];
            var both = RiskCases.Assess(facts with { Reports = [.. rest, .. own] }, model);
            var (alone, without) = (RiskCases.Assess(facts with { Reports = own }, model), RiskCases.Assess(facts with { Reports = rest }, model));
            Assert.Equal(Math.Max(alone.Score!.Value, without.Score!.Value), both.Score);
        }
    });

    [Fact]
    public void Time_never_raises_the_score() => Gen.Select(AnyFacts, AnyModel, Gen.Int[1, 800]).Sample(
        (facts, model, days) =>
        {
            var later = AssessmentRules.Assess(facts, Purpose.DeliverySafeguard, model, RiskCases.Today.AddDays(days), RiskCases.Flags);
            Assert.True(later.Score <= RiskCases.Assess(facts, model).Score);
        },
        iter: Iterations);

    [Fact]
    public void The_order_in_which_reports_are_given_does_not_matter() => Holds((facts, model, assessment) =>
    {
        var reversed = RiskCases.Assess(facts with { Reports = [.. facts.Reports.Reverse()] }, model);
        Assert.Equal(assessment.Reasons, reversed.Reasons);
        Assert.Equal(assessment with { Reasons = [] }, reversed with { Reasons = [] });
    });

    [Fact]
    public void More_orders_never_raise_the_score() => Holds((facts, model, assessment) =>
    {
        var more = facts.OrdersOfOwner.ToDictionary(each => each.Key, each => (int?)((each.Value ?? model.AssumedOrders) + 10));
        Assert.True(RiskCases.Assess(facts with { OrdersOfOwner = more }, model).Score <= assessment.Score);
    });

    [Fact]
    public void Every_report_given_is_a_reason_once_and_disputed_ones_are_marked() => Holds((facts, _, assessment) =>
        Assert.Equal(
            facts.Reports.Select(report => (report.ReportId, report.Disputed)).Order(),
            assessment.Reasons.Where(reason => reason.Outcome is not null).Select(reason => (reason.Outcome!.ReportId, reason.Outcome.Disputed)).Order()));

    [Fact]
    public void Restricted_and_own_only_listings_contribute_exactly_nothing() =>
        Gen.Select(Gen.Enum<Restriction>(), Gen.Int[2, 5], Gen.Int[0, 3]).Sample(
            (restriction, merchant, counting) =>
            {
                var judged = Enumerable.Range(1, counting).Select(i => new JudgedListing(RiskCases.Listing(i, i), default)).ToList();
                var restricted = new JudgedListing(
                    RiskCases.Listing(99, merchant) with { OwnOnly = restriction == Restriction.OwnOnly }, Counting.Restricted(restriction));
                var without = RiskCases.Assess(RiskCases.Facts(AssessedReport.Of(judged)));
                var with = RiskCases.Assess(RiskCases.Facts(AssessedReport.Of([.. judged, restricted])));
                Assert.Equal(without.Reasons, with.Reasons);
                Assert.Equal(without with { Reasons = [] }, with with { Reasons = [] });
            },
            iter: Iterations);

    [Fact]
    public void Contributions_come_largest_first_then_floor_and_cap() => Holds((_, _, assessment) =>
    {
        var contributions = assessment.Reasons.TakeWhile(reason => !IsFloor(reason) && !IsCap(reason)).ToList();
        Assert.Equal(contributions.Select(reason => reason.ShareMilli).OrderDescending(), contributions.Select(reason => reason.ShareMilli));
        var rest = assessment.Reasons.Skip(contributions.Count).ToList();
        Assert.Equal(rest.Where(IsFloor).Concat(rest.Where(IsCap)), rest);
        Assert.True(rest.Count(IsFloor) <= 1 && rest.Count(IsCap) <= 1);
    });

    private static bool IsFloor(Reason reason) => reason.Code is ReasonCode.FloorGoodOrders;

    private static bool IsCap(Reason reason) => reason.Code is ReasonCode.CapOneOwner or ReasonCode.CapManyOrders or ReasonCode.CapNoFinding or ReasonCode.CapNotFresh;
}
