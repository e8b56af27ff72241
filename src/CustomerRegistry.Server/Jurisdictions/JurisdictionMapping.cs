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

    /// <summary>Without its files.</summary>
    public static Wire.PolicyBundle ToWire(PolicyInForce policy) => new()
    {
        Hash = policy.Hash,
        AppliedAt = policy.AppliedAt.ToTimestamp(),
        OperatorCountry = policy.Operator.ToString(),
    };

    public static Wire.PolicyBundle ToWire(StoredPolicy policy)
    {
        var wire = new Wire.PolicyBundle
        {
            Hash = policy.Hash,
            AppliedAt = policy.AppliedAt.ToTimestamp(),
            OperatorCountry = policy.OperatorCountry,
            UnreadableBecause = policy.UnreadableBecause ?? "",
        };
        foreach (var (name, text) in policy.Files) wire.Files.Add(name, text);
        return wire;
    }

    public static Wire.PolicyEffect ToWire(PolicyEffect effect) => new()
    {
        Reports = effect.Total,
        RestrictedListings = effect.Restricted,
        OpenedListings = effect.Opened,
        ReportsDeletedNow = effect.DeletedNow,
        ReportsDeletedLater = effect.DeletedLater,
        ReportsKeptAfterAll = effect.KeptAfterAll,
        ReportsShortened = effect.Shortened,
        Corrections = effect.Corrections,
    };

    public static Wire.PolicyChange ToWire(PolicyChangeView view) => new()
    {
        State = view.Change.FinishedAt is null ? Wire.PolicyChangeState.Running : Wire.PolicyChangeState.Finished,
        PolicyHash = view.Hash,
        ReplacedHash = view.ReplacedHash,
        StartedAt = view.Change.StartedAt.ToTimestamp(),
        FinishedAt = view.Change.FinishedAt?.ToTimestamp(),
        Reports = view.Change.Reports,
        Done = view.Change.Done,
        RestrictedListings = view.Change.Restricted,
        OpenedListings = view.Change.Opened,
        ReportsDeletedLater = view.Change.ToBeDeleted,
        ReportsShortened = view.Change.Shortened,
        Corrections = view.Change.Corrections,
    };
}
