using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Domain.Tests.Risk;

/// <summary>The model that ships, so that a change of its numbers shows in the golden files, and one for the rules' own tests.</summary>
internal static class RiskModelFile
{
    public static string Text { get; } = File.ReadAllText(Path.Combine(Repository(), "deploy", "policy", "risk-model-1.json"));

    public static RiskModel Model { get; } = Parse(Text);

    /// <summary>
    /// Round numbers for sums by hand, which a calibration does not change: one category in full, no saturation, owners add.
    /// </summary>
    public static RiskModel ByHand { get; } = Parse(With(Text, new()
    {
        [RiskModelForm.WeightNotReceived] = 2,
        [RiskModelForm.WeightNotAsDescribed] = 1.2,
        [RiskModelForm.WeightDuplicate] = 1,
        [RiskModelForm.EvidenceE4] = 1.6,
        [RiskModelForm.SourceProviderFile] = 0.6,
        [RiskModelForm.SourceStatement] = 0.4,
        [RiskModelForm.HalfLife] = 365,
        [RiskModelForm.RepeatSecond] = 0.6,
        [RiskModelForm.RepeatThird] = 0.4,
        [RiskModelForm.RepeatLater] = 0.2,
        [RiskModelForm.OwnerRepeatSecond] = 1,
        [RiskModelForm.OwnerRepeatLater] = 1,
        [RiskModelForm.SaturationFrom] = 20,
        [RiskModelForm.Exposure] = 0.4,
        [RiskModelForm.AssumedOrders] = 3,
        [RiskModelForm.FreshDaysForHigh] = 365,
        [RiskModelForm.OrdersPerReport] = 1000,
        [RiskModelForm.LowFrom] = 10,
        [RiskModelForm.MediumFrom] = 25,
        [RiskModelForm.HighFrom] = 120,
    }));

    /// <summary>The file with other values, its own bounds widened to hold them.</summary>
    public static string With(string text, Dictionary<string, double> values)
    {
        var file = JsonNode.Parse(text)!;
        foreach (var (name, value) in values)
        {
            var parameter = file["parameters"]![name]!;
            parameter["value"] = value;
            parameter["min"] = Math.Min(value, parameter["min"]!.GetValue<double>());
            parameter["max"] = Math.Max(value, parameter["max"]!.GetValue<double>());
        }

        return file.ToJsonString();
    }

    public static RiskModel Parse(string text) =>
        RiskModel.TryParse("risk-model-1.json", System.Text.Encoding.UTF8.GetBytes(text), out var model, out var refusal)
            ? model
            : throw new InvalidOperationException(refusal.Detail);

    private static string Repository([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
