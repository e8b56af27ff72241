using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CustomerRegistry.Domain.Refusals;

namespace CustomerRegistry.Domain.Risk;

/// <summary>A model's file as it is or was in force.</summary>
/// <param name="Name">Such as <c>risk-model-1.json</c>.</param>
public sealed record RiskModelText(string Name, string Text);

/// <summary>
/// A model changes only by a new version: an assessment of last year names version and hash, and whoever reads it must find
/// that one.
/// </summary>
public static class RiskModelVersionRules
{
    /// <param name="live">The model that is to be in force.</param>
    /// <param name="draft">The draft beside it; null for none.</param>
    /// <param name="files">All files of the bundle that is to be in force.</param>
    /// <param name="earlier">Every content that a model's file ever had in force.</param>
    /// <returns><see cref="RefusalReason.PolicyInvalid"/> with the file's name, or null.</returns>
    public static Refusal? Refuse(
        RiskModel live, RiskModel? draft, IReadOnlyDictionary<string, string> files, IReadOnlyCollection<RiskModelText> earlier)
    {
        var liveFile = files.First(file => IsModel(file.Key) && HashOf(file.Value) == live.Hash).Key;
        if (liveFile != FileOf(live))
        {
            return Invalid(liveFile, $"says that it is version {live.Number}: a model's file is named after its version, {FileOf(live)}.");
        }

        var changed = earlier.FirstOrDefault(each => files.TryGetValue(each.Name, out var text) && text != each.Text);
        if (changed is not null)
        {
            return Invalid(
                changed.Name,
                $"it was in force with other content (SHA-256 {HashOf(changed.Text)}): a changed model gets a new version and a file of its own.");
        }

        var taken = draft is null ? null : earlier.FirstOrDefault(each => each.Name == FileOf(draft) && HashOf(each.Text) != draft.Hash);
        return taken is null
            ? null
            : Invalid(
                "shadow-model.json",
                $"version {draft!.Number} was in force with other content (SHA-256 {HashOf(taken.Text)}): give the draft the next number.");
    }

    private static bool IsModel(string name) => name.StartsWith("risk-model-", StringComparison.Ordinal);

    private static string FileOf(RiskModel model) => $"{model.Version}.json";

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static Refusal Invalid(string file, FormattableString what) =>
        new(RefusalReason.PolicyInvalid, $"{file}:1: {what.ToString(CultureInfo.InvariantCulture)}");
}
