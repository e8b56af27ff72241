using System.Text;
using CustomerRegistry.Domain.Reports;

namespace CustomerRegistry.Domain.Jurisdictions;

/// <summary>The words of policy files: those of the protos for what travels, small letters for what only a file says.</summary>
public static class PolicyWords
{
    internal static IReadOnlyDictionary<string, Category> Categories { get; } = All<Category>(Of);

    internal static IReadOnlyDictionary<string, EvidenceLevel> Levels { get; } = All<EvidenceLevel>(Of);

    internal static IReadOnlyDictionary<string, EvidenceSource> Sources { get; } = All<EvidenceSource>(Of);

    internal static IReadOnlyDictionary<string, Confidence> Confidences { get; } = All<Confidence>(Of);

    /// <summary>Such as NOT_RECEIVED.</summary>
    public static string Of(Category category) => Snake(category.ToString()).ToUpperInvariant();

    /// <summary>Such as PROVIDER_CONFIRMED.</summary>
    public static string Of(EvidenceSource source) => Snake(source.ToString()).ToUpperInvariant();

    /// <summary>REFUSED, OWN_ONLY or SHARED.</summary>
    public static string Of(AdmissionOutcome outcome) => Snake(outcome.ToString()).ToUpperInvariant();

    /// <summary>E- to E4.</summary>
    public static string Of(EvidenceLevel level) => level switch
    {
        EvidenceLevel.CustomerRight => "E-",
        EvidenceLevel.Claimed => "E0",
        EvidenceLevel.Contested => "E1",
        EvidenceLevel.NotFinal => "E2",
        EvidenceLevel.FinalForMerchant => "E3",
        EvidenceLevel.IndependentFinding => "E4",
    };

    public static string Of(Confidence confidence) => Snake(confidence.ToString());

    /// <summary>Every member of an enum by its word in small letters with underscores.</summary>
    internal static IReadOnlyDictionary<string, T> Small<T>()
        where T : struct, Enum => All<T>(value => Snake(value.ToString()));

    internal static string Snake(string pascal)
    {
        var words = new StringBuilder();
        foreach (var letter in pascal)
        {
            if (char.IsAsciiLetterUpper(letter) && words.Length > 0) words.Append('_');
            words.Append(char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }

    private static Dictionary<string, T> All<T>(Func<T, string> word)
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(word, value => value, StringComparer.Ordinal);
}
