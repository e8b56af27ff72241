using System.Diagnostics.CodeAnalysis;
using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Domain.Reports;

/// <summary>
/// The network reason codes as data (<c>deploy/policy/reason-codes.json</c>, from <c>law.md</c> section 9): what each makes
/// the dispute and whose doing it can be. Immutable; one is part of the policy bundle in force.
/// </summary>
public sealed class ReasonCodes
{
    private const string File = "reason-codes.json";

    private readonly Dictionary<(CardNetwork Network, string Code, string? SubReason), ReasonCode> _byKey;

    private ReasonCodes(IReadOnlyList<ReasonCode> all, Dictionary<(CardNetwork, string, string?), ReasonCode> byKey)
    {
        All = all;
        _byKey = byKey;
    }

    /// <summary>All rows, in the order of the file.</summary>
    public IReadOnlyList<ReasonCode> All { get; }

    /// <summary>
    /// Looks a code up; spaces around it and lower case do not matter (one provider's sample has " 4853", law.md section 10).
    /// </summary>
    /// <param name="network">Null where the export does not say: then the code must be one network's only.</param>
    /// <param name="subReason">
    /// What an umbrella code such as Mastercard 4853 was about. Null finds the code as a whole, whose category is null, so
    /// that the report's own category decides; a sub-reason that is not listed finds nothing rather than the umbrella.
    /// </param>
    public ReasonCode? Find(CardNetwork? network, string code, string? subReason = null)
    {
        var canonicalCode = Canonical(code);
        var canonicalSub = string.IsNullOrWhiteSpace(subReason) ? null : Canonical(subReason);
        if (network is { } known) return _byKey.GetValueOrDefault((known, canonicalCode, canonicalSub));

        ReasonCode? found = null;
        foreach (var each in Enum.GetValues<CardNetwork>())
        {
            if (!_byKey.TryGetValue((each, canonicalCode, canonicalSub), out var candidate)) continue;
            if (found is not null) return null;
            found = candidate;
        }

        return found;
    }

    /// <summary>Reads the file strictly; every error is PolicyInvalid with the place.</summary>
    public static bool TryParse(
        string json, [NotNullWhen(true)] out ReasonCodes? codes, [NotNullWhen(false)] out Refusal? refusal)
    {
        codes = null;
        if (!StrictJson.TryRead<FileForm>(File, json, out var form, out refusal)) return false;
        refusal = Check(form, out var rows, out var byKey);
        if (refusal is not null) return false;
        codes = new ReasonCodes(rows, byKey);
        return true;
    }

    private static Refusal? Check(
        FileForm form, out List<ReasonCode> rows, out Dictionary<(CardNetwork, string, string?), ReasonCode> byKey)
    {
        rows = [];
        byKey = [];
        if (!StrictJson.IsConfidence(form.Classification.Confidence)) return Bad($"'{form.Classification.Confidence}' is not a confidence.");
        foreach (var code in form.Codes)
        {
            var name = $"{code.Network} {code.Code} {code.SubReason}".TrimEnd();
            if (code.Code.Length == 0 || code.Code != Canonical(code.Code)) return Bad($"{name}: a code is upper case without spaces around it.");
            if (code.SubReason is { } sub && (sub.Length == 0 || sub != Canonical(sub))) return Bad($"{name}: a sub-reason is upper case.");
            if (string.IsNullOrWhiteSpace(code.Name) || string.IsNullOrWhiteSpace(code.Source)) return Bad($"{name}: name and source are needed.");
            if (!StrictJson.IsConfidence(code.Confidence)) return Bad($"{name}: '{code.Confidence}' is not a confidence.");
            if (code.Category is null && code.SubReason is not null) return Bad($"{name}: a sub-reason names its category.");
            var row = new ReasonCode(
                code.Network, code.Code, code.SubReason, code.Name, code.Category, code.FaultClass, code.Source, code.Confidence);
            if (!byKey.TryAdd((row.Network, row.Code, row.SubReason), row)) return Bad($"{name} stands there twice.");
            rows.Add(row);
        }

        // An empty list would refuse every code as unknown: surely a broken file, not a policy.
        return rows.Count == 0 ? Bad("the list is empty.") : null;
    }

    private static string Canonical(string text) => text.Trim().ToUpperInvariant();

    private static Refusal Bad(string what) => StrictJson.Invalid(File, what);

    private sealed record FileForm(int Version, string About, ClassificationForm Classification, IReadOnlyList<CodeForm> Codes);

    private sealed record ClassificationForm(string Source, string Confidence);

    private sealed record CodeForm(
        CardNetwork Network,
        string Code,
        string Name,
        Category? Category,
        FaultClass FaultClass,
        string Source,
        string Confidence,
        string? SubReason = null);
}
