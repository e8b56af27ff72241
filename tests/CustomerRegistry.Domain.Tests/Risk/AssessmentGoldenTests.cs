using System.Globalization;
using System.Text;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Domain.Risk;
using Xunit;

namespace CustomerRegistry.Domain.Tests.Risk;

/// <summary>Named situations and what the shipped model makes of them, level stated here and the rest in Golden/Risk.</summary>
public sealed class AssessmentGoldenTests
{
    private const EvidenceLevel E4 = EvidenceLevel.IndependentFinding;

    private sealed record Situation(
        string Name,
        string Story,
        RiskLevel Level,
        AssessmentFacts Facts,
        Purpose Purpose = Purpose.DeliverySafeguard,
        JurisdictionFlags? Flags = null);

    private static readonly Situation[] Situations =
    [
        new("nothing-held", "Nothing is held about the customer.", RiskLevel.None, RiskCases.Facts([])),
        new("one-confirmed-dispute", "One dispute that the provider confirmed as final for the merchant, orders unknown.", RiskLevel.Low,
            RiskCases.Facts([RiskCases.Report(1, 1)])),
        new("one-confirmed-dispute-two-years-old", "The same, two years later.", RiskLevel.None,
            RiskCases.Facts([RiskCases.Report(1, 1, ageDays: 730)])),
        new("one-statement", "One merchant says so; nobody confirmed it.", RiskLevel.Low,
            RiskCases.Facts([RiskCases.Report(1, 1, source: EvidenceSource.Statement)])),
        new("two-owners-final", "Two independent merchants, each one dispute final for it.", RiskLevel.Medium,
            RiskCases.Facts([RiskCases.Report(1, 1), RiskCases.Report(2, 2)])),
        new("two-owners-with-a-finding", "Two independent merchants, one with an independent finding.", RiskLevel.Medium,
            RiskCases.Facts([RiskCases.Report(1, 1), RiskCases.Report(2, 2, ageDays: 90, evidence: E4)])),
        new("two-owners-with-findings-in-a-few-orders", "Two independent merchants, two fresh findings at each, hardly an order without.", RiskLevel.High,
            RiskCases.Facts([.. Enumerable.Range(1, 4).Select(i => RiskCases.Report(i, 1 + (i % 2), 5 * i, evidence: E4))], (1, 2), (2, 2))),
        new("three-owners-in-two-hundred-orders", "Three claims on one day, at three merchants with 67 orders each.", RiskLevel.Low,
            RiskCases.Facts([.. Enumerable.Range(1, 3).Select(i => RiskCases.Report(i, i, 0))], (1, 67), (2, 67), (3, 67))),
        new("three-claims-in-two-hundred-orders", "Three claims in two hundred orders of one shop.", RiskLevel.Low,
            RiskCases.Facts([RiskCases.Report(1, 1), RiskCases.Report(2, 1, 200), RiskCases.Report(3, 1, 400)], (1, 200))),
        new("one-owner-many", "Eight disputes at shops of one owner, one of them with a finding, hardly an order without.", RiskLevel.Low,
            RiskCases.Facts([.. Enumerable.Range(1, 8).Select(i => RiskCases.Report(i, 1, 20 * i, evidence: i == 1 ? E4 : EvidenceLevel.FinalForMerchant))], (1, 8))),
        new("five-owners-final-only", "Five independent merchants, never an independent finding.", RiskLevel.Medium,
            RiskCases.Facts([.. Enumerable.Range(1, 5).Select(i => RiskCases.Report(i, i, 30 * i))])),
        new("one-order-twice", "Two disputes about one order.", RiskLevel.Low,
            RiskCases.Facts([RiskCases.Report(1, 1, order: 5), RiskCases.Report(2, 1, 9, Category.Duplicate, order: 5)])),
        new("resting-on-a-disclosure", "A second merchant reported within a day of being told of the first's report.", RiskLevel.Low,
            RiskCases.Facts([RiskCases.Report(1, 1), RiskCases.Report(2, 2, 1, circular: true)])),
        new("disputed-in-the-us", "Two merchants; the person disputes one entry, which stays and is marked.", RiskLevel.Medium,
            RiskCases.Facts([RiskCases.Report(1, 1, disputed: true), RiskCases.Report(2, 2, 20)]),
            Flags: RiskCases.Flags with { ContestRestricts = false, AdverseActionNoticeRequired = true }),
        new("number-forbidden-person-required", "A ruling forbids the number and requires a person.", RiskLevel.Medium,
            RiskCases.Facts([RiskCases.Report(1, 1), RiskCases.Report(2, 2)]),
            Flags: RiskCases.Flags with { ScoreAllowed = false, HumanReviewRequired = true }),
        new("payment-purpose-person-required", "The same question about 3-D Secure: no person is needed for that.", RiskLevel.Medium,
            RiskCases.Facts([RiskCases.Report(1, 1), RiskCases.Report(2, 2)]), Purpose.PaymentAuthentication,
            RiskCases.Flags with { HumanReviewRequired = true }),
    ];

    [Fact]
    public void Every_situation_is_assessed_as_it_was()
    {
        foreach (var situation in Situations)
        {
            var assessment = AssessmentRules.Assess(
                situation.Facts, situation.Purpose, RiskModelFile.Model, RiskCases.Today, situation.Flags ?? RiskCases.Flags);
            Assert.True(situation.Level == assessment.Level, $"{situation.Name}: {assessment.Level} {assessment.Score}");
            GoldenFile.Matches(situation.Name, Print(situation, assessment));
        }
    }

    [Fact]
    public void No_golden_file_is_left_over() =>
        Assert.Equal(Situations.Select(situation => situation.Name).Append(ReasonTextTests.GoldenName).Order(StringComparer.Ordinal), GoldenFile.Names());

    private static string Print(Situation situation, Assessment assessment)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{situation.Story}\nFor {situation.Purpose}.\n\n");
        text.Append(CultureInfo.InvariantCulture, $"level       {assessment.Level}\n");
        text.Append(CultureInfo.InvariantCulture, $"score       {assessment.Score?.ToString(CultureInfo.InvariantCulture) ?? "(not allowed)"}\n");
        text.Append(CultureInfo.InvariantCulture, $"confidence  {assessment.Confidence}\n");
        text.Append(CultureInfo.InvariantCulture, $"advice      {assessment.Advice}\n");
        text.Append(CultureInfo.InvariantCulture, $"model       {assessment.ModelVersion}\n\n");
        foreach (var reason in assessment.Reasons)
        {
            var share = reason.ShareMilli is { } milli ? (milli / 1000.0).ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture) : "(hidden)";
            text.Append(CultureInfo.InvariantCulture, $"{share,9}  {ReasonCodeNames.Wire(reason.Code),-28} {ReasonText.Of(reason, TextLanguage.English)}{InWords(reason)}\n");
        }

        if (assessment.UncappedLogitMilli is { } logit)
        {
            text.Append(CultureInfo.InvariantCulture, $"{logit / 1000.0,9:+0.000;-0.000}  = uncapped logit, score {AssessmentRules.ScoreOf(logit)}\n");
        }

        foreach (var change in WhatWouldChangeRules.Of(
            assessment, situation.Facts, new Dictionary<Guid, DateOnly>(), RiskModelFile.Model, RiskCases.Today))
        {
            text.Append(CultureInfo.InvariantCulture, $"           {ChangeCodeNames.Wire(change.Code),-28} {ChangeText.Of(change, TextLanguage.English)}\n");
        }

        return text.ToString();

        static string InWords(Reason reason) => ShareText.Of(reason, TextLanguage.English) is { Length: > 0 } words ? $" ({words})" : "";
    }
}
