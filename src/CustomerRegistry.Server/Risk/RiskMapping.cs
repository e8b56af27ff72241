using System.Globalization;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Risk;
using CustomerRegistry.Identifiers;
using CustomerRegistry.Server.Hosting;
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

    public static Wire.CheckResponse ToWire(CheckResult result, TextLanguage language, RegistryOptions options, Uri registry) => new()
    {
        Assessment = ToWire(result.Answer!.Assessment, result.Policy!.Hash, language),
        CheckId = result.CheckId.ToString(),
        JurisdictionFlags = ToWire(result.Answer.Flags),
        OwnReports = { result.Answer.Own.Select(ToWire) },
        BuyerSentence = BuyerSentence.In(language, registry),
        // By the flags alone, which of a check that finds nothing depend on checker and operator.
        AdverseAction = result.Answer.Flags.AdverseActionNoticeRequired ? AdverseActionOf(options, language, registry) : null,
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
        var places = assessment.Reasons.Select((reason, i) => (reason.Outcome, Place: (uint)i))
            .Where(each => each.Outcome is not null).ToDictionary(each => each.Outcome!.ReportId, each => each.Place);
        wire.Changes.AddRange(assessment.Changes.Select(change => ToWire(change, places, language)));
        return wire;
    }

    // Reports by their places among the reasons, since their ids are not for other merchants.
    private static Wire.ResultChange ToWire(ResultChange change, Dictionary<Guid, uint> places, TextLanguage language) => new()
    {
        Code = ChangeCodeNames.Wire(change.Code),
        Level = (Wire.RiskLevel)change.Level,
        Reasons = { change.Reports.Select(report => places[report.ReportId]) },
        FromMonth = change.From?.ToString("yyyy-MM", CultureInfo.InvariantCulture) ?? "",
        Sentence = ChangeText.Of(change, language),
    };

    // Without the report's id: a reply to another merchant must not name it.
    private static Wire.Reason ToWire(Reason reason, TextLanguage language)
    {
        var wire = new Wire.Reason
        {
            Code = ReasonCodeNames.Wire(reason.Code),
            ShareMilli = reason.ShareMilli ?? 0,
            Sentence = ReasonText.Of(reason, language),
            ShareSentence = ShareText.Of(reason, language),
        };
        if (reason.Outcome is not { } outcome) return wire;
        wire.Category = (Wire.Category)outcome.Category;
        wire.EvidenceLevel = (Wire.EvidenceLevel)outcome.Evidence;
        wire.Source = (Wire.EvidenceSource)outcome.Source;
        wire.OpenedMonth = outcome.OpenedMonth.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        wire.AgeDays = (uint)outcome.AgeDays;
        wire.Disputed = outcome.Disputed;
        wire.DisputeStatement = (Wire.DisputeStatement)(outcome.DisputeStatement ?? 0);
        return wire;
    }

    private static Wire.AdverseAction AdverseActionOf(RegistryOptions options, TextLanguage language, Uri registry)
    {
        string SentenceIn(TextLanguage said) => AdverseActionSentence.In(
            said, options.OperatorName, options.OperatorPostalAddress, options.OperatorTelephone, registry);
        return new Wire.AdverseAction
        {
            RegistryName = options.OperatorName,
            PostalAddress = options.OperatorPostalAddress,
            Telephone = options.OperatorTelephone,
            Sentence = SentenceIn(TextLanguage.English),
            SentenceInLanguage = SentenceIn(language),
        };
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
