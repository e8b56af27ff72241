using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Risk.Calibration;

/// <summary>The file of a model with other values: the same form, units, bounds and meanings, the next version.</summary>
internal static class DraftFile
{
    private static readonly JsonSerializerOptions Printed = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="content">The file of the model before.</param>
    public static string Of(ReadOnlySpan<byte> content, RiskModel before, RiskModel after, CalibrationReport report)
    {
        var file = JsonNode.Parse(content)!.AsObject();
        file["version"] = before.Number + 1;
        file["about"] = About(report);
        foreach (var (name, parameter) in file["parameters"]!.AsObject())
        {
            // An unchanged number keeps its digits.
            if (!after.Parameters[name].Value.Equals(before.Parameters[name].Value)) parameter!["value"] = after.Parameters[name].Value;
        }

        return file.ToJsonString(Printed) + "\n";
    }

    /// <summary>Written only if the product itself would take it.</summary>
    public static async Task WriteAsync(string path, string draft, CancellationToken cancellationToken)
    {
        if (!RiskModel.TryParse(Path.GetFileName(path), Encoding.UTF8.GetBytes(draft), out _, out var refusal))
            throw new InvalidOperationException($"The draft is no risk model: {refusal.Detail}");
        await File.WriteAllTextAsync(path, draft, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), cancellationToken);
    }

    private static string About(CalibrationReport report)
    {
        var (fit, heldOut) = (report.FitWorlds.Select(world => world.Seed), report.HeldOutWorlds.Select(world => world.Seed));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            A draft by 'registry calibrate' from {report.ModelVersion} ({report.ModelHash}), fitted on simulated histories of
            {report.Customers} customers, seeds {Seeds(fit)}; mean log loss on seeds {Seeds(heldOut)}, which it was not fitted on:
            {report.HeldOut.Before:0.00000} before, {report.HeldOut.After:0.00000} after.
            Meanings in words are those of the model before: read them against the numbers.
            """).ReplaceLineEndings(" ");
    }

    private static string Seeds(IEnumerable<long> seeds) =>
        string.Join(", ", seeds.Select(seed => seed.ToString(CultureInfo.InvariantCulture)));
}
