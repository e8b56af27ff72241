using System.Globalization;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.V1;

namespace CustomerRegistry.Cli.Risk;

/// <summary>A check's answer for people.</summary>
internal static class CheckPage
{
    public static void Print(Page page, CheckResponse response)
    {
        var assessment = response.Assessment;
        page.Facts(
            ("level of the order's risk", WireNames.Of(assessment.Level)),
            ("score", assessment.HasScore ? $"{assessment.Score} of 1000" : null),
            ("confidence", WireNames.Of(assessment.Confidence)),
            ("advice", WireNames.Of(assessment.Advice)),
            ("check", response.CheckId),
            ("only if an option is withheld, to tell the buyer", assessment.Advice == Advice.Proceed ? null : response.BuyerSentence),
            ("score may be returned", response.JurisdictionFlags is { ScoreAllowed: false } ? "no, by the law of a country involved" : null),
            ("a person must decide", response.JurisdictionFlags is { HumanReviewRequired: true } ? "yes" : null),
            ("adverse action notice", response.JurisdictionFlags is { AdverseActionNoticeRequired: true } ? "required (FCRA 615(a))" : null),
            ("model", $"{assessment.ModelVersion}, SHA-256 {assessment.ModelHash}"),
            ("policy", assessment.PolicyHash));
        if (assessment.Reasons.Count == 0) page.Line("  Nothing that counts is held about this customer.");
        else
        {
            page.Table(
                ["reason", "share of log-odds", "in words", "what", "evidence", "source", "month", "sentence"],
                [.. assessment.Reasons.Select(reason => new[]
                {
                    reason.Code,
                    // Where a ruling forbids the number there are no shares: a 0 would be read as one.
                    assessment.HasScore ? (reason.ShareMilli / 1000m).ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture) : "",
                    reason.ShareSentence,
                    WireNames.Of(reason.Category),
                    WireNames.Of(reason.EvidenceLevel),
                    WireNames.Of(reason.Source),
                    reason.OpenedMonth,
                    reason.Disputed ? $"{reason.Sentence} (disputed by the customer)" : reason.Sentence,
                })]);
        }

        if (assessment.Changes.Count > 0)
        {
            page.Line("  What would change the level:");
            foreach (var change in assessment.Changes) page.Line($"    {change.Sentence}");
        }

        if (response.OwnReports.Count == 0) return;
        page.Line("  Your own reports of this customer, apart from the assessment:");
        page.Table(
            ["report", "what", "evidence", "opened", "own-only"],
            [.. response.OwnReports.Select(own => new[]
            {
                own.ReportId, WireNames.Of(own.Category), WireNames.Of(own.EvidenceLevel), own.OpenedOn, own.OwnOnly ? "yes" : "",
            })]);
    }
}
