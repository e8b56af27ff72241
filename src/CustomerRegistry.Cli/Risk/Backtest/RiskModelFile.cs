using System.Text.Json;
using CustomerRegistry.Cli.CommandLine;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Risk.Backtest;

/// <summary>Risk models from files, the one this tool was built with, and variants that differ in some parameters.</summary>
internal static class RiskModelFile
{
    private const string BuiltIn = "risk-model-1.json";

    /// <param name="path">Null: the model that this tool was built with.</param>
    public static async Task<RiskModel> LoadAsync(string? path, CancellationToken cancellationToken)
    {
        await using var stream = path is null ? typeof(RiskModelFile).Assembly.GetManifestResourceStream(BuiltIn)! : File.OpenRead(path);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, cancellationToken);
        return Parse(path is null ? BuiltIn : Path.GetFileName(path), content.ToArray());
    }

    /// <summary>The model with other values; each still within the product's own bounds, but no longer within those of its file.</summary>
    public static RiskModel With(RiskModel model, IReadOnlyDictionary<string, double> values)
    {
        var forms = RiskModelForm.All.ToDictionary(form => form.Name);
        return Parse("variant", JsonSerializer.SerializeToUtf8Bytes(new
        {
            version = model.Number,
            parameters = model.Parameters.Values.ToDictionary(
                parameter => parameter.Name,
                parameter => new
                {
                    value = values.TryGetValue(parameter.Name, out var value) ? value : parameter.Value,
                    unit = parameter.Unit,
                    min = forms[parameter.Name].Min,
                    max = forms[parameter.Name].Max,
                    meaning = parameter.Meaning,
                }),
        }));
    }

    private static RiskModel Parse(string name, byte[] content) =>
        RiskModel.TryParse(name, content, out var model, out var refusal) ? model : throw new UsageException(refusal.Detail);
}
