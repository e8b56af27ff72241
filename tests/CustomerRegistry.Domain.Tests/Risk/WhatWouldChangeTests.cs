using CsCheck;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Domain.Risk;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Risk;

public sealed class WhatWouldChangeTests
{
    private const EvidenceLevel E4 = EvidenceLevel.IndependentFinding;

    private static IReadOnlyList<ResultChange> Of(AssessmentFacts facts, RiskModel? model = null, Dictionary<Guid, DateOnly>? lastDays = null) =>
        WhatWouldChangeRules.Of(
            RiskCases.Assess(facts, model), facts, lastDays ?? [], model ?? RiskModelFile.ByHand, RiskCases.Today);

    private static string[] Sentences(AssessmentFacts facts, Dictionary<Guid, DateOnly>? lastDays = null) =>
        [.. Of(facts, lastDays: lastDays).Select(change => ChangeText.Of(change, TextLanguage.English))];

    [Fact]
    public void Nothing_held_and_a_level_of_NONE_have_nothing_that_would_lower_them()
    {
        Assert.Empty(Of(RiskCases.Facts([])));
        Assert.Empty(Of(RiskCases.Facts([RiskCases.Report(1, 1, ageDays: 900)])));
    }

    [Fact]
    public void Of_two_owners_each_report_alone_is_named_with_the_level_that_would_be_left()
    {
        var facts = RiskCases.Facts([RiskCases.Report(1, 1), RiskCases.Report(2, 2, ageDays: 60)]);
        Assert.Equal(RiskLevel.Medium, RiskCases.Assess(facts).Level);
        var sentences = Sentences(facts);
        Assert.Equal("without the report of November 2026 the level would be LOW", sentences[0]);
        Assert.Equal("without the report of September 2026 the level would be LOW", sentences[1]);
        Assert.StartsWith("from ", sentences[2], StringComparison.Ordinal);
        Assert.Equal(3, sentences.Length);
    }

    [Fact]
    public void Deletion_counts_as_well_as_age()
    {
        var facts = RiskCases.Facts([RiskCases.Report(1, 1)]);
        var ages = Of(facts).Single(change => change.Code == ChangeCode.WhenOlder);
        var goes = Of(facts, lastDays: new() { [RiskCases.Id(1)] = new DateOnly(2026, 12, 20) }).Single(change => change.Code == ChangeCode.WhenOlder);
        Assert.Equal(new DateOnly(2027, 1, 1), goes.From);
        Assert.True(ages.From > goes.From);
        Assert.Equal(RiskLevel.None, goes.Level);
        Assert.Equal("from January 2027 on the level would be NONE if nothing is added", ChangeText.Of(goes, TextLanguage.English));
        // On its last day it still counts.
        var last = Of(facts, lastDays: new() { [RiskCases.Id(1)] = new DateOnly(2027, 1, 1) }).Single(change => change.Code == ChangeCode.WhenOlder);
        Assert.Equal(new DateOnly(2027, 2, 1), last.From);
    }

    [Fact]
    public void Where_no_report_alone_does_it_an_owners_reports_or_pairs_are_named()
    {
        // Two of each owner: taking one away leaves two owners.
        var facts = RiskCases.Facts([RiskCases.Report(1, 1), RiskCases.Report(2, 1, 40), RiskCases.Report(3, 2, 70), RiskCases.Report(4, 2, 100)]);
        Assert.Equal(RiskLevel.Medium, RiskCases.Assess(facts).Level);
        var changes = Of(facts);
        Assert.DoesNotContain(changes, change => change.Code == ChangeCode.WithoutReport);
        Assert.Equal([ChangeCode.WithoutOwner, ChangeCode.WithoutOwner], changes.Take(2).Select(change => change.Code));
        Assert.Equal(
            "without the 2 reports of one merchant (October 2026 and November 2026) the level would be LOW",
            ChangeText.Of(changes[0], TextLanguage.English));
    }

    [Fact]
    public void Where_neither_an_owner_nor_a_pair_does_it_one_set_is_named_of_which_every_report_is_needed()
    {
        var facts = RiskCases.Facts([.. Enumerable.Range(1, 6).Select(i => RiskCases.Report(i, i, 5 * i))]);
        var changes = Of(facts);
        var set = Assert.Single(changes, change => change.Code == ChangeCode.WithoutReports);
        Assert.True(set.Reports.Count > 2);
        foreach (var needed in set.Reports)
        {
            var others = set.Reports.Where(each => each != needed).Select(each => each.ReportId).ToHashSet();
            Assert.Equal(RiskLevel.Medium, RiskCases.Assess(facts with { Reports = [.. facts.Reports.Where(each => !others.Contains(each.ReportId))] }).Level);
        }
    }

    [Fact]
    public void The_finding_that_HIGH_rests_on_is_named_however_many_are_heavier()
    {
        var facts = RiskCases.Facts(
        [
            .. Enumerable.Range(1, 20).Select(i => RiskCases.Report(i, i)),
            RiskCases.Report(40, 30, ageDays: 300, Category.Duplicate, E4),
        ]);
        Assert.Equal(RiskLevel.High, RiskCases.Assess(facts).Level);
        Assert.Contains(Of(facts), change => change.Code == ChangeCode.WithoutReport && change.Reports[0].ReportId == RiskCases.Id(40) && change.Level == RiskLevel.Medium);
    }

    [Fact]
    public void Forty_reports_are_answered_with_few_changes_and_bounded_work()
    {
        var facts = RiskCases.Facts([.. Enumerable.Range(1, 40).Select(i => RiskCases.Report(i, i % 7, 3 * i, evidence: i % 3 == 0 ? E4 : EvidenceLevel.FinalForMerchant))]);
        Assert.InRange(Of(facts).Count, 1, WhatWouldChangeRules.Most);
    }

    [Fact]
    public void Each_change_is_what_assessing_again_gives() => Gen.Select(AssessmentProperties.AnyFacts, AnyRiskModel.Gen, Gen.Int[0, 900].Array[10]).Sample(
        (facts, model, days) =>
        {
            var assessment = RiskCases.Assess(facts, model);
            var lastDays = facts.Reports.Select((report, i) => (report.ReportId, Day: RiskCases.Today.AddDays(days[i])))
                .ToDictionary(each => each.ReportId, each => each.Day);
            var changes = Of(facts, model, lastDays);
            Assert.True(changes.Count <= WhatWouldChangeRules.Most);
            Assert.Equal(assessment.Level > RiskLevel.None, changes.Any(change => change.Code != ChangeCode.WhenOlder));
            foreach (var change in changes)
            {
                Assert.True(change.Level < assessment.Level);
                if (change.From is { } from)
                {
                    Assert.Equal(change.Level, LevelAt(from));
                    Assert.Equal(assessment.Level, from.AddMonths(-1) < RiskCases.Today ? assessment.Level : LevelAt(from.AddMonths(-1)));
                }
                else
                {
                    var taken = change.Reports.Select(report => report.ReportId).ToHashSet();
                    Assert.Equal(change.Level, RiskCases.Assess(facts with { Reports = [.. facts.Reports.Where(each => !taken.Contains(each.ReportId))] }, model).Level);
                }
            }

            RiskLevel LevelAt(DateOnly day) => AssessmentRules.Assess(
                facts with { Reports = [.. facts.Reports.Where(report => day <= lastDays[report.ReportId])] },
                Purpose.DeliverySafeguard, model, day, RiskCases.Flags).Level;
        },
        iter: 2000);

    [Fact]
    public void The_order_of_reports_does_not_matter() => Gen.Select(AssessmentProperties.AnyFacts, AnyRiskModel.Gen).Sample(
        (facts, model) =>
        {
            var there = Of(facts, model).Select(change => ChangeText.Of(change, TextLanguage.Dutch));
            var back = Of(facts with { Reports = [.. facts.Reports.Reverse()] }, model).Select(change => ChangeText.Of(change, TextLanguage.Dutch));
            Assert.Equal(there, back);
        },
        iter: 1000);
}
