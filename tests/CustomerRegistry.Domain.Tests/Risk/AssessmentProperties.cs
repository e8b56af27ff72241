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

    private static readonly Gen<AssessmentFacts> AnyFacts = Gen.Select(
        AnyReport.Array[0, 9],
        Gen.Frequency((2, Gen.Const(-1)), (3, Gen.Int[0, 12]), (1, Gen.Int[100, 400])).Array[4],
        Gen.Int[0, 1000].Array[4],
        (reports, orders, standings) => new AssessmentFacts(
            [.. reports.Select((report, i) => report with { ReportId = RiskCases.Id(i + 1) })],
            Enumerable.Range(1, 4).ToDictionary(owner => RiskCases.Id(1000 + owner), owner => orders[owner - 1] < 0 ? (int?)null : orders[owner - 1]),
            Enumerable.Range(1, 4).ToDictionary(RiskCases.Id, owner => standings[owner - 1])));

    // Weights and factors up to the product's own bounds: no weight may jump a cap.
    private static readonly Gen<RiskModel> AnyModel = Gen.Select(Gen.Double[0, 1].Array[RiskModelForm.All.Count], Gen.Bool, (at, shipped) =>
        shipped ? RiskModelFile.Model : RiskModelFile.Parse(Varied(at)));

    private static string Varied(double[] at)
    {
        string[] free = ["weight.", "evidence.", "exposure"];
        var parameters = RiskModelForm.All.Select((form, i) =>
        {
            var shipped = RiskModelFile.Model.Parameters[form.Name].Value;
            var value = free.Any(prefix => form.Name.StartsWith(prefix, StringComparison.Ordinal)) ? form.Min + (at[i] * (form.Max - form.Min)) : shipped;
            return FormattableString.Invariant(
                $"\"{form.Name}\": {{ \"value\": {value:R}, \"unit\": \"{form.Unit}\", \"min\": {form.Min}, \"max\": {form.Max}, \"meaning\": \"varied\" }}");
        });
        return $"{{ \"version\": 9, \"parameters\": {{ {string.Join(", ", parameters)} }} }}";
    }

    private static void Holds(Action<AssessmentFacts, RiskModel, Assessment> property) =>
        Gen.Select(AnyFacts, AnyModel).Sample((facts, model) => property(facts, model, RiskCases.Assess(facts, model)), iter: Iterations);

    [Fact]
    public void Reasons_sum_to_the_uncapped_logit() => Holds((facts, model, assessment) =>
    {
        var sum = assessment.Reasons.Count == 0 ? AssessmentRules.PriorMilli(model) : assessment.Reasons.Sum(reason => reason.ShareMilli!.Value);
        Assert.Equal(assessment.UncappedLogitMilli, sum);
        var capped = assessment.Reasons.Any(reason => reason.Code is ReasonCode.CapOneOwner or ReasonCode.CapNoFinding);
        Assert.Equal(capped, assessment.Score < AssessmentRules.ScoreOf(sum));
    });

    [Fact]
    public void Taking_a_report_away_never_raises_the_score() => Holds((facts, model, assessment) =>
    {
        foreach (var report in facts.Reports)
        {
            var without = RiskCases.Assess(facts with { Reports = [.. facts.Reports.Where(each => each != report)] }, model);
            Assert.True(without.Score <= assessment.Score, $"{report} taken away: {assessment.Score} became {without.Score}");
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
        Assert.Contains(facts.Reports, report => report.Evidence == EvidenceLevel.IndependentFinding);
    });

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
    public void Contributions_come_largest_first_and_caps_last() => Holds((_, _, assessment) =>
    {
        var contributions = assessment.Reasons.TakeWhile(reason => reason.Code is not (ReasonCode.CapOneOwner or ReasonCode.CapNoFinding)).ToList();
        Assert.Equal(contributions.Select(reason => reason.ShareMilli).OrderDescending(), contributions.Select(reason => reason.ShareMilli));
        Assert.True(assessment.Reasons.Count - contributions.Count <= 1);
    });
}
