using System.Diagnostics.CodeAnalysis;
using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Domain.Reports;

/// <summary>
/// What proof each category needs (<c>deploy/policy/evidence.json</c>; design section 6, <c>law.md</c> sections 4 and 8). A
/// file can only be stricter than the design: nothing below E3, UNAUTHORISED and US billing errors only at E4, OTHER never.
/// </summary>
public sealed class EvidenceTable
{
    private const string File = "evidence.json";

    private readonly Dictionary<Category, EvidenceRequirement> _byCategory;

    private EvidenceTable(Dictionary<Category, EvidenceRequirement> byCategory) => _byCategory = byCategory;

    /// <summary>One row for every category.</summary>
    public EvidenceRequirement For(Category category) => _byCategory[category];

    /// <summary>
    /// The lowest level at which a report of this category can be listed: E3, E4, or null for never. A US billing-error
    /// dispute (15 USC 1666) counts only at E4 whatever its category (design section 6).
    /// </summary>
    public EvidenceLevel? ListableFrom(Category category, bool usBillingError) => For(category).ListableFrom switch
    {
        null => null,
        EvidenceLevel.FinalForMerchant when usBillingError => EvidenceLevel.IndependentFinding,
        { } level => level,
    };

    /// <summary>
    /// The first group of proofs that is not met, or null. Asked of STATEMENT only at E3: a provider's file is itself the
    /// provider's decision and the provider saw the rest when it decided, while it holds no column for such documents. At
    /// E4 it is asked of both, since an export has no independent finding in it. Never of PROVIDER_CONFIRMED.
    /// </summary>
    public ProofGroup? Missing(Category category, EvidenceLevel level, EvidenceSource source, IReadOnlyCollection<Proof> held)
    {
        var groups = (level, source) switch
        {
            (EvidenceLevel.FinalForMerchant, EvidenceSource.Statement) => For(category).FinalForMerchant,
            (EvidenceLevel.IndependentFinding, EvidenceSource.Statement or EvidenceSource.ProviderFile) => For(category).IndependentFinding,
            _ => [],
        };
        return groups.FirstOrDefault(group => !group.AnyOf.Any(held.Contains));
    }

    /// <summary>Reads the file strictly; every error is PolicyInvalid with the place.</summary>
    public static bool TryParse(
        string json, [NotNullWhen(true)] out EvidenceTable? table, [NotNullWhen(false)] out Refusal? refusal)
    {
        table = null;
        if (!StrictJson.TryRead<FileForm>(File, json, out var form, out refusal)) return false;
        var byCategory = new Dictionary<Category, EvidenceRequirement>();
        foreach (var row in form.Categories)
        {
            refusal = Check(row);
            if (refusal is null && !byCategory.TryAdd(row.Category, row)) refusal = Bad($"{row.Category} stands there twice.");
            if (refusal is not null) return false;
        }

        foreach (var category in Enum.GetValues<Category>())
        {
            if (byCategory.ContainsKey(category)) continue;
            refusal = Bad($"{category} is missing.");
            return false;
        }

        table = new EvidenceTable(byCategory);
        return true;
    }

    private static Refusal? Check(EvidenceRequirement row)
    {
        if (string.IsNullOrWhiteSpace(row.Because) || string.IsNullOrWhiteSpace(row.Source)) return Bad($"{row.Category}: because and source are needed.");
        if (!StrictJson.IsConfidence(row.Confidence)) return Bad($"{row.Category}: '{row.Confidence}' is not a confidence.");
        if (row.ListableFrom < EvidenceLevel.FinalForMerchant) return Bad($"{row.Category}: nothing below FINAL_FOR_MERCHANT is ever listed.");
        if (row.Category == Category.Unauthorised && row.ListableFrom == EvidenceLevel.FinalForMerchant) return Bad("UNAUTHORISED counts only at INDEPENDENT_FINDING.");
        if (row.Category == Category.Other && row.ListableFrom is not null) return Bad("OTHER says too little to be listed.");
        if (row.ListableFrom is not null && row.IndependentFinding.Count == 0) return Bad($"{row.Category}: an independent finding needs a document.");
        if (row.ListableFrom == EvidenceLevel.FinalForMerchant && row.FinalForMerchant.Count == 0) return Bad($"{row.Category}: a statement needs a proof.");
        foreach (var group in row.FinalForMerchant.Concat(row.IndependentFinding))
        {
            if (group.AnyOf.Count == 0) return Bad($"{row.Category}: a group without proofs can never be met.");
            if (group.AnyOf.Distinct().Count() != group.AnyOf.Count) return Bad($"{row.Category}: a group names a proof twice.");
            if (string.IsNullOrWhiteSpace(group.Because)) return Bad($"{row.Category}: a group says what it shows.");
        }

        return null;
    }

    private static Refusal Bad(string what) => StrictJson.Invalid(File, what);

    private sealed record FileForm(int Version, string About, IReadOnlyList<EvidenceRequirement> Categories);
}
