using CustomerRegistry.Domain.Jurisdictions;
using Google.Protobuf.WellKnownTypes;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Jurisdictions;

/// <summary>Rulings and bundles to the wire.</summary>
internal static class JurisdictionMapping
{
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

    public static Wire.RuledKey ToWire(RuledKey key) => new()
    {
        Key = key.Key,
        Value = key.Value,
        File = key.File,
        Source = key.Source,
        Confidence = key.Confidence,
    };

    public static Wire.PolicyBundle ToWire(PolicyInForce policy, bool withFiles)
    {
        var wire = new Wire.PolicyBundle
        {
            Hash = policy.Hash,
            AppliedAt = policy.AppliedAt.ToTimestamp(),
            OperatorCountry = policy.Operator.ToString(),
        };
        if (!withFiles) return wire;
        foreach (var (name, text) in policy.Bundle.Texts) wire.Files.Add(name, text);
        return wire;
    }
}
