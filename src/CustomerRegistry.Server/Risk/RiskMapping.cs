using System.Globalization;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Identifiers;
using CustomerRegistry.Server.Rpc;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Risk;

/// <summary>Checks and assessments between wire and domain.</summary>
internal static class RiskMapping
{
    /// <summary>The form, after its validator; a refusal where the order reference has no canonical form.</summary>
    public static Refusal? TryMap(Wire.CheckRequest wire, out CheckForm form)
    {
        form = null!;
        if (!OrderReference.TryCreate(wire.OrderReference, out var order, out _))
        {
            return new Refusal(
                RefusalReason.FieldMalformed, $"It must have 1 to {OrderReference.MaximumLength} letters and digits.", "order_reference");
        }

        FormRules.TryDay(wire.OrderedOn, out var orderedOn);
        form = new CheckForm(
            (Purpose)wire.Purpose, (Stage)wire.Stage, order, orderedOn, wire.IdentityConfirmed, wire.NoticeVersion);
        return null;
    }

    public static ShopOutcome ToOutcome(Wire.RecordOutcomeRequest wire) => new(
        (ShopAction)wire.Action,
        (DecidedBy)wire.DecidedBy,
        wire.OrderOutcome == Wire.OrderOutcome.Unspecified ? null : (OrderOutcome)wire.OrderOutcome);

    public static Wire.CheckResponse ToWire(CheckResult result, TextLanguage language, Uri registry) => new()
    {
        Assessment = ToWire(result.Answer!.Assessment, result.Policy!.Hash, language),
        CheckId = result.CheckId.ToString(),
        JurisdictionFlags = ToWire(result.Answer.Flags),
        OwnReports = { result.Answer.Own.Select(ToWire) },
        BuyerSentence = BuyerSentence.In(language, registry),
    };

    public static Wire.JurisdictionFlags ToWire(JurisdictionFlags flags) => new()
    {
        Shared = flags.Shared,
        ScoreAllowed = flags.ScoreAllowed,
        HumanReviewRequired = flags.HumanReviewRequired,
        ContestRestricts = flags.ContestRestricts,
        AdverseActionNoticeRequired = flags.AdverseActionNoticeRequired,
        AnswerDueMonths = (uint)flags.AnswerDueMonths,
        AnswerDueDays = (uint)flags.AnswerDueDays,
    };

    private static Wire.Assessment ToWire(Assessment assessment, string policyHash, TextLanguage language)
    {
        var wire = new Wire.Assessment
        {
            Level = (Wire.RiskLevel)assessment.Level,
            Confidence = (Wire.Confidence)assessment.Confidence,
            Advice = (Wire.Advice)assessment.Advice,
            ModelVersion = assessment.ModelVersion,
            ModelHash = assessment.ModelHash,
            PolicyHash = policyHash,
            Reasons = { assessment.Reasons.Select(reason => ToWire(reason, language)) },
        };
        if (assessment.Score is { } score) wire.Score = (uint)score;
        return wire;
    }

    // Without the report's id: a reply to another merchant must not name it.
    private static Wire.Reason ToWire(Reason reason, TextLanguage language)
    {
        var wire = new Wire.Reason
        {
            Code = ReasonCodeNames.Wire(reason.Code),
            ShareMilli = reason.ShareMilli ?? 0,
            Sentence = ReasonText.Of(reason, language),
        };
        if (reason.Outcome is not { } outcome) return wire;
        wire.Category = (Wire.Category)outcome.Category;
        wire.EvidenceLevel = (Wire.EvidenceLevel)outcome.Evidence;
        wire.Source = (Wire.EvidenceSource)outcome.Source;
        wire.OpenedMonth = outcome.OpenedMonth.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        wire.AgeDays = (uint)outcome.AgeDays;
        wire.Disputed = outcome.Disputed;
        return wire;
    }

    private static Wire.OwnReport ToWire(Listing own) => new()
    {
        ReportId = own.ReportId.ToString(),
        Category = (Wire.Category)own.Category,
        EvidenceLevel = (Wire.EvidenceLevel)own.Evidence,
        OpenedOn = own.OpenedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        OwnOnly = own.OwnOnly,
    };
}
