using System.Text;
using CustomerRegistry.Domain.Jurisdictions;
using CustomerRegistry.Domain.Refusals;
using CustomerRegistry.Domain.Reports;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Server.Jurisdictions;

/// <summary>Reads the files of a bundle, all rooms' parts, or says file, line and key of the first thing wrong.</summary>
internal static class PolicyReader
{
    private const string RiskModelPrefix = "risk-model-";

    public static (PolicyInForce? Policy, Refusal? Refusal) Read(
        long id, DateTimeOffset appliedAt, IReadOnlyDictionary<string, string> files, Country operatorCountry, bool wasInForce = false)
    {
        var bundle = PolicyBundle.Parse(files, operatorCountry, wasInForce);
        if (bundle.Value is null) return (null, bundle.Refusal);
        if ((Missing(files, "evidence.json") ?? Missing(files, "reason-codes.json")) is { } missing) return (null, missing);

        if (!ReasonCodes.TryParse(files["reason-codes.json"], out var codes, out var fault)) return (null, fault);
        if (!EvidenceTable.TryParse(files["evidence.json"], out var evidence, out fault)) return (null, fault);

        // The newest model is the live one; older ones stay readable for assessments that name them.
        var newest = files.Keys.Where(x => x.StartsWith(RiskModelPrefix, StringComparison.Ordinal))
            .MaxBy(x => int.Parse(x.AsSpan(RiskModelPrefix.Length..^5), System.Globalization.CultureInfo.InvariantCulture));
        if (newest is null) return (null, new Refusal(RefusalReason.PolicyInvalid, "risk-model-1.json is missing."));
        if (!RiskModel.TryParse(newest, Encoding.UTF8.GetBytes(files[newest]), out var model, out fault)) return (null, fault);
        RiskModel? shadow = null;
        if (files.TryGetValue(PolicyBundle.ShadowModelName, out var draft)
            && !RiskModel.TryParse(PolicyBundle.ShadowModelName, Encoding.UTF8.GetBytes(draft), out shadow, out fault))
        {
            return (null, fault);
        }

        return (new PolicyInForce(id, appliedAt, bundle.Value, codes, evidence, model, shadow), null);
    }

    private static Refusal? Missing(IReadOnlyDictionary<string, string> files, string name) =>
        files.ContainsKey(name) ? null : new Refusal(RefusalReason.PolicyInvalid, $"{name} is missing.");
}
