using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.V1;
using RuledKey = CustomerRegistry.V1.RuledKey;

namespace CustomerRegistry.Cli.Jurisdictions;

/// <summary>
/// A ruling from files alone, by the same rules as a registry's: a data protection officer reads what a change would rule
/// before anybody puts it in force.
/// </summary>
internal static class OfflineRuling
{
    public static async Task<ExplainRulingResponse> ExplainAsync(
        ExplainRulingRequest request, string folder, string? permits, CancellationToken cancellationToken)
    {
        if (request.OperatorCountry.Length == 0) throw new UsageException("Without a registry nobody knows the operator's country: give --operator.");
        var operatorCountry = Country.Parse(request.OperatorCountry);
        var bundle = await PolicyFolder.ReadBundleAsync(folder, permits, operatorCountry, cancellationToken);
        var ruling = RulingExplanation.Of(
            bundle.Book,
            Country.Parse(request.ReporterCountry),
            Country.Parse(request.ConsumerCountry),
            operatorCountry,
            request.CheckerCountry.Length == 0 ? null : Country.Parse(request.CheckerCountry),
            (Domain.Merchants.Sector)request.ReporterSector,
            (Domain.Merchants.Sector)request.CheckerSector,
            (Domain.Reports.Category)request.Category,
            (Domain.Reports.EvidenceLevel)request.EvidenceLevel,
            (Domain.Reports.EvidenceSource)request.Source,
            DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
        return new ExplainRulingResponse
        {
            Outcome = ruling.Outcome,
            WhyNot = ruling.WhyNot ?? "",
            Flags = new()
            {
                Shared = ruling.Flags.Shared,
                ScoreAllowed = ruling.Flags.ScoreAllowed,
                HumanReviewRequired = ruling.Flags.HumanReviewRequired,
                ContestRestricts = ruling.Flags.ContestRestricts,
                AdverseActionNoticeRequired = ruling.Flags.AdverseActionNoticeRequired,
                AnswerDueMonths = (uint)ruling.Flags.AnswerDueMonths,
                AnswerDueDays = (uint)ruling.Flags.AnswerDueDays,
            },
            Keys =
            {
                ruling.Keys.Select(key => new RuledKey
                {
                    Key = key.Key, Value = key.Value, File = key.File, Source = key.Source, Confidence = key.Confidence,
                }),
            },
            PolicyHash = ruling.PolicyHash,
        };
    }
}
