using Google.Protobuf.WellKnownTypes;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>Disclosures and corrections to the wire.</summary>
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
}
