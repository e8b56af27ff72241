using System.Globalization;
using CustomerRegistry.Domain.Risk;
using Google.Protobuf.WellKnownTypes;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>Disclosures, corrections and files to the wire.</summary>
internal static class DisclosureMapping
{
    public static Wire.Disclosure ToWire(ListedDisclosure listed) => new()
    {
        CheckId = listed.Row.CheckId.ToString(),
        DisclosedAt = listed.Row.At.ToTimestamp(),
        Purpose = (Wire.Purpose)listed.Row.Purpose,
        Stage = (Wire.Stage)listed.Row.Stage,
        Level = (Wire.RiskLevel)listed.Row.Level,
        Advice = (Wire.Advice)listed.Row.Advice,
        ModelVersion = listed.Row.ModelVersion,
        ModelHash = RecordedAssessment.FromJson(listed.Row.AssessmentJson).ModelHash ?? "",
        PolicyHash = listed.Row.PolicyHash,
        Corrected = listed.Corrected,
        Action = listed.Row.Action is { } action ? (Wire.ShopAction)action : Wire.ShopAction.Unspecified,
    };

    public static Wire.Correction ToWire(CorrectionRow row) => new()
    {
        CorrectionId = row.Id.ToString(),
        CheckId = row.CheckId.ToString(),
        Instruction = Wire.Instruction.StopUsing,
        CorrectedAt = row.At.ToTimestamp(),
    };

    public static Wire.GetConsumerFileResponse ToWire(ConsumerFile file, TextLanguage language) => new()
    {
        Entries = { file.Entries.Select(x => ToWire(x, language)) },
        Lookups = { file.Lookups.Select(x => ToWire(x, language)) },
    };

    private static Wire.FileEntry ToWire(HeldEntry entry, TextLanguage language)
    {
        var report = entry.Report;
        return new Wire.FileEntry
        {
            ReportId = report.Id.ToString(),
            MerchantName = entry.MerchantName,
            Category = (Wire.Category)report.Category,
            EvidenceLevel = (Wire.EvidenceLevel)report.Evidence,
            Source = (Wire.EvidenceSource)report.Source,
            OpenedOn = report.OpenedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            OwnOnly = report.OwnOnly,
            Contested = report.Contested,
            ShareFrom = report.OwnOnly ? null : report.ShareFrom?.ToTimestamp(),
            LastDay = report.LastDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Sentence = ReasonText.Of(
                report.Category, report.Evidence, report.Source, report.OpenedOn, report.Contested, language, report.DisputeStatement),
        };
    }

    private static Wire.FileLookup ToWire(HeldLookup lookup, TextLanguage language)
    {
        var recorded = RecordedAssessment.FromJson(lookup.Disclosure.AssessmentJson);
        return new Wire.FileLookup
        {
            CheckId = lookup.Disclosure.CheckId.ToString(),
            MerchantName = lookup.MerchantName,
            At = lookup.Disclosure.At.ToTimestamp(),
            Purpose = (Wire.Purpose)lookup.Disclosure.Purpose,
            Level = (Wire.RiskLevel)lookup.Disclosure.Level,
            Explanation = { recorded.Explain(language) },
            ModelVersion = lookup.Disclosure.ModelVersion,
            ModelHash = recorded.ModelHash ?? "",
            PolicyHash = lookup.Disclosure.PolicyHash,
            WhatWouldChange = { recorded.ExplainChanges(language) },
        };
    }
}
