using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Domain.Reports;

/// <summary>
/// Reads the policy files of this room strictly: an unknown, missing or repeated key, a number for a word, a comment or
/// anything after the value refuses the file. A file that half loads would decide about people by nobody's rule.
/// </summary>
internal static class StrictJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper, allowIntegerValues: false) },
    };

    private static readonly HashSet<string> ConfidenceWords =
        ["verified", "knowledge", "conflicting", "recommendation", "unverified"];

    public static bool TryRead<T>(
        string file, string json, [NotNullWhen(true)] out T? value, [NotNullWhen(false)] out Refusal? refusal)
        where T : class
    {
        value = null;
        refusal = null;
        try
        {
            value = JsonSerializer.Deserialize<T>(json, Options);
            if (value is null) refusal = Invalid(file, "holds null.");
        }
        catch (JsonException e)
        {
            refusal = Invalid(file, $"line {(e.LineNumber ?? 0) + 1}, {e.Path ?? "$"}: a key is unknown, missing or repeated, or a value is not of its kind.");
        }

        return value is not null;
    }

    public static bool IsConfidence(string word) => ConfidenceWords.Contains(word);

    public static Refusal Invalid(string file, string what) => new(RefusalReason.PolicyInvalid, $"{file}: {what}");
}
