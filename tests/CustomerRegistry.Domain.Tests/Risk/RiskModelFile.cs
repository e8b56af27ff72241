using System.Runtime.CompilerServices;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Domain.Tests.Risk;

/// <summary>The model that ships, so that a change of its numbers shows in these tests.</summary>
internal static class RiskModelFile
{
    public static string Text { get; } = File.ReadAllText(Path.Combine(Repository(), "deploy", "policy", "risk-model-1.json"));

    public static RiskModel Model { get; } = Parse(Text);

    public static RiskModel Parse(string text) =>
        RiskModel.TryParse("risk-model-1.json", System.Text.Encoding.UTF8.GetBytes(text), out var model, out var refusal)
            ? model
            : throw new InvalidOperationException(refusal.Detail);

    private static string Repository([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
