using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Domain.Risk;
using Xunit;
using ReasonCode = CustomerRegistry.Domain.Risk.ReasonCode;

namespace CustomerRegistry.Domain.Tests.Risk;

public sealed class AssessmentRulesTests
{
    private static readonly RiskModel Model = RiskModelFile.ByHand;

    [Fact]
    public void Nothing_held_is_the_prior_without_reasons()
    {
        var assessment = RiskCases.Assess(RiskCases.Facts([]));
        Assert.Equal(RiskLevel.None, assessment.Level);
        Assert.Equal(5, assessment.Score);
        Assert.Equal(AssessmentRules.PriorMilli(Model), assessment.UncappedLogitMilli);
        Assert.Equal(Confidence.None, assessment.Confidence);
        Assert.Equal(Advice.Proceed, assessment.Advice);
        Assert.Empty(assessment.Reasons);
        Assert.Equal((Model.Version, Model.Hash), (assessment.ModelVersion, assessment.ModelHash));
    }

    [Fact]
    public void The_formula_by_hand()
    {
        // One owner, orders known: 14. Standing is the assumed 0.85. Fresh: 2.0 * 0.85 = 1.700; a year old: 1.2 * 0.85 / 2 = 0.510.
        var facts = RiskCases.Facts(
            [RiskCases.Report(1, 1, ageDays: 0), RiskCases.Report(2, 1, ageDays: 365, Category.NotAsDescribed)], (1, 14));
        var assessment = RiskCases.Assess(facts);
        // 400 ln 15 = 1083.
        int?[] shares = [2000, 360, -1083, -5293];
        Assert.Equal(shares, assessment.Reasons.Select(reason => reason.ShareMilli));
        Assert.Equal(2000 + 360 - 1083 - 5293, assessment.UncappedLogitMilli);
        Assert.Equal(18, assessment.Score);
        Assert.Equal(RiskLevel.Low, assessment.Level);
    }

    [Fact]
    public void Where_the_number_is_forbidden_no_share_gives_it_away()
    {
        var facts = RiskCases.Facts([RiskCases.Report(1, 1), RiskCases.Report(2, 2)]);
        var open = RiskCases.Assess(facts);
        var closed = AssessmentRules.Assess(
            facts, Purpose.DeliverySafeguard, Model, RiskCases.Today, RiskCases.Flags with { ScoreAllowed = false });
        Assert.Null(closed.Score);
        Assert.Null(closed.UncappedLogitMilli);
        Assert.All(closed.Reasons, reason => Assert.Null(reason.ShareMilli));
        Assert.Equal(open.Reasons.Select(reason => (reason.Code, reason.Outcome)), closed.Reasons.Select(reason => (reason.Code, reason.Outcome)));
        Assert.Equal((open.Level, open.Advice, open.Confidence), (closed.Level, closed.Advice, closed.Confidence));
    }

    [Fact]
    public void Human_review_reaches_the_advice()
    {
        var facts = RiskCases.Facts([RiskCases.Report(1, 1), RiskCases.Report(2, 2)]);
        var assessment = AssessmentRules.Assess(
            facts, Purpose.DeliverySafeguard, Model, RiskCases.Today, RiskCases.Flags with { HumanReviewRequired = true });
        Assert.Equal((RiskLevel.Medium, Advice.AskAPerson), (assessment.Level, assessment.Advice));
    }

    [Fact]
    public void Standing_scales_a_merchants_reports()
    {
        var facts = RiskCases.Facts([RiskCases.Report(1, 1, ageDays: 0)]);
        int ShareAt(int perMille) => RiskCases.Assess(facts with
        {
            StandingPerMille = new Dictionary<Guid, int> { [RiskCases.Id(1)] = perMille },
        }).Reasons.Single(reason => reason.Code == ReasonCode.Report).ShareMilli!.Value;
        Assert.Equal((2000, 1000, 0), (ShareAt(1000), ShareAt(500), ShareAt(0)));
    }

    [Fact]
    public void Unknown_orders_are_the_models_assumption_and_a_negative_number_is_none()
    {
        AssessedReport[] reports = [RiskCases.Report(1, 1)];
        int? Logit(params (int, int?)[] orders) => RiskCases.Assess(RiskCases.Facts(reports, orders)).UncappedLogitMilli;
        Assert.Equal(Logit((1, Model.AssumedOrders)), Logit());
        Assert.Equal(Logit((1, Model.AssumedOrders)), Logit((1, null)));
        Assert.Equal(Logit((1, 0)), Logit((1, -5)));
        Assert.Equal(Logit(), Logit((2, 400)));
    }

    [Fact]
    public void Two_reports_of_one_order_count_as_the_heavier_with_the_better_evidence()
    {
        var heavy = RiskCases.Report(1, 1, order: 7);
        var finding = RiskCases.Report(2, 1, ageDays: 700, Category.Duplicate, EvidenceLevel.IndependentFinding, order: 7);
        var one = RiskCases.Assess(RiskCases.Facts([heavy]));
        var both = RiskCases.Assess(RiskCases.Facts([heavy, finding]));
        Assert.Equal(one.UncappedLogitMilli, both.UncappedLogitMilli);
        Assert.Contains(both.Reasons, reason => reason is { Code: ReasonCode.ReportCountedWithAnother, ShareMilli: 0 });

        var others = new[] { RiskCases.Report(3, 2), RiskCases.Report(4, 3), RiskCases.Report(5, 4) };
        Assert.Equal(RiskLevel.Medium, RiskCases.Assess(RiskCases.Facts([heavy, .. others])).Level);
        Assert.Equal(RiskLevel.High, RiskCases.Assess(RiskCases.Facts([heavy, finding, .. others])).Level);
    }

    [Fact]
    public void The_same_order_key_at_two_merchants_is_two_orders()
    {
        var assessment = RiskCases.Assess(RiskCases.Facts([RiskCases.Report(1, 1, order: 7), RiskCases.Report(2, 2, order: 7)]));
        Assert.DoesNotContain(assessment.Reasons, reason => reason.Code == ReasonCode.ReportCountedWithAnother);
    }

    [Fact]
    public void A_report_that_rests_on_a_disclosure_adds_nothing_to_what_was_disclosed()
    {
        var disclosed = RiskCases.Report(1, 1);
        var circular = RiskCases.Report(2, 2, circular: true);
        var both = RiskCases.Assess(RiskCases.Facts([disclosed, circular]));
        Assert.Equal(RiskCases.Assess(RiskCases.Facts([disclosed])).Score, both.Score);
        Assert.Equal(Confidence.Low, both.Confidence);
        Assert.Equal(
            RiskCases.Assess(RiskCases.Facts([circular with { Circular = false }])).Score,
            RiskCases.Assess(RiskCases.Facts([circular])).Score);
    }

    [Fact]
    public void The_heavier_of_the_two_is_the_one_that_counts()
    {
        var old = RiskCases.Report(1, 1, ageDays: 1000);
        var circular = RiskCases.Report(2, 2, circular: true);
        var both = RiskCases.Assess(RiskCases.Facts([old, circular]));
        Assert.Equal(RiskCases.Assess(RiskCases.Facts([circular])).Score, both.Score);
        Assert.Equal(RiskCases.Id(2), both.Reasons[0].Outcome!.ReportId);
    }

    [Fact]
    public void Reports_that_good_orders_outweigh_lift_no_cap()
    {
        AssessedReport[] heavy = [RiskCases.Report(1, 1), RiskCases.Report(2, 1), RiskCases.Report(3, 1, evidence: EvidenceLevel.IndependentFinding)];
        Assert.Equal(RiskLevel.Low, RiskCases.Assess(RiskCases.Facts([.. heavy, RiskCases.Report(4, 2)], (2, 400))).Level);

        var finding = RiskCases.Report(5, 5, evidence: EvidenceLevel.IndependentFinding);
        AssessedReport[] final = [.. Enumerable.Range(1, 4).Select(i => RiskCases.Report(i, i))];
        Assert.Equal(RiskLevel.High, RiskCases.Assess(RiskCases.Facts([.. final, finding])).Level);
        Assert.Equal(RiskLevel.Medium, RiskCases.Assess(RiskCases.Facts([.. final, finding], (5, 4_900))).Level);
    }

    [Theory]
    [InlineData(74, RiskLevel.Medium)]
    [InlineData(75, RiskLevel.Low)]
    [InlineData(200, RiskLevel.Low)]
    public void Many_orders_for_each_report_hold_the_level_at_LOW_whoever_had_them(int orders, RiskLevel level)
    {
        var model = RiskModelFile.Parse(RiskModelFile.With(RiskModelFile.Text, new()
        {
            [RiskModelForm.OrdersPerReport] = 25,
            [RiskModelForm.Exposure] = 0.3,
            [RiskModelForm.MediumFrom] = 300,
            [RiskModelForm.HighFrom] = 999,
        }));
        AssessedReport[] reports = [.. Enumerable.Range(1, 3).Select(i => RiskCases.Report(i, i, 0, evidence: EvidenceLevel.IndependentFinding))];
        var assessment = RiskCases.Assess(RiskCases.Facts(reports, (1, orders), (2, 0), (3, 0)), model);
        Assert.Equal(level, assessment.Level);
        Assert.Equal(level == RiskLevel.Low, assessment.Reasons.Any(reason => reason.Code == ReasonCode.CapManyOrders));
    }

    [Theory]
    [InlineData(7, RiskLevel.High)]
    [InlineData(8, RiskLevel.Medium)]
    public void HIGH_needs_a_fresh_report_however_many_there_are(int newest, RiskLevel level)
    {
        var model = RiskModelFile.Parse(RiskModelFile.With(RiskModelFile.Text, new() { [RiskModelForm.FreshDaysForHigh] = 7 }));
        AssessedReport[] reports =
            [.. Enumerable.Range(0, 8).Select(i => RiskCases.Report(i + 1, 1 + (i % 3), newest + i, evidence: EvidenceLevel.IndependentFinding))];
        var assessment = RiskCases.Assess(RiskCases.Facts(reports, (1, 3), (2, 3), (3, 3)), model);
        Assert.Equal(level, assessment.Level);
        Assert.Equal(level == RiskLevel.Medium, assessment.Reasons.Any(reason => reason.Code == ReasonCode.CapNotFresh));
    }

    [Fact]
    public void A_report_given_twice_counts_once()
    {
        var report = RiskCases.Report(1, 1);
        Assert.Equal(
            RiskCases.Assess(RiskCases.Facts([report])).UncappedLogitMilli,
            RiskCases.Assess(RiskCases.Facts([report, report])).UncappedLogitMilli);
    }

    [Fact]
    public void A_report_matched_by_several_identifiers_counts_once_and_is_disputed_if_one_listing_is()
    {
        var listing = RiskCases.Listing();
        var reports = AssessedReport.Of(
        [
            new JudgedListing(listing, new Counting(null, Disputed: false)),
            new JudgedListing(listing, new Counting(null, Disputed: true)),
            new JudgedListing(listing with { ReportId = RiskCases.Id(9) }, Counting.Restricted(Restriction.Contested)),
            new JudgedListing(listing with { ReportId = RiskCases.Id(8), OwnOnly = true }, default),
        ]);
        var report = Assert.Single(reports);
        Assert.Equal((listing.ReportId, true), (report.ReportId, report.Disputed));
    }

    [Fact]
    public void The_month_is_told_and_the_day_is_not()
    {
        var outcome = RiskCases.Assess(RiskCases.Facts([RiskCases.Report(1, 1, ageDays: 10)])).Reasons[0].Outcome!;
        Assert.Equal((new DateOnly(2026, 11, 1), 10), (outcome.OpenedMonth, outcome.AgeDays));
    }

    [Fact]
    public void Levels_begin_at_their_threshold()
    {
        (int Score, RiskLevel Level)[] rows =
        [
            (0, RiskLevel.None), (Model.LowFrom - 1, RiskLevel.None), (Model.LowFrom, RiskLevel.Low),
            (Model.MediumFrom - 1, RiskLevel.Low), (Model.MediumFrom, RiskLevel.Medium),
            (Model.HighFrom - 1, RiskLevel.Medium), (Model.HighFrom, RiskLevel.High), (1000, RiskLevel.High),
        ];
        Assert.All(rows, row => Assert.Equal(row.Level, AssessmentRules.LevelOf(row.Score, Model)));
    }
}
