using System.Text.Encodings.Web;
using System.Text.Json;
using CustomerRegistry.Domain.Risk;

namespace CustomerRegistry.Cli.Risk.Calibration;

/// <summary>Writes a model as a file of the next version, for a person to read, argue with and run in shadow.</summary>
internal static class DraftModelFile
{
    private static readonly JsonSerializerOptions Form = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <param name="before">Whose bounds and words the draft keeps.</param>
    public static string Of(RiskModel before, RiskModel after) => JsonSerializer.Serialize(
        new
        {
            version = before.Number + 1,
            about = $"A draft by registry calibrate from {before.Version}. Read each meaning again: the words are those of the number before.",
            parameters = before.Parameters.Values.ToDictionary(
                parameter => parameter.Name,
                parameter => new
                {
                    value = after.Parameters[parameter.Name].Value,
                    unit = parameter.Unit,
                    min = parameter.Min,
                    max = parameter.Max,
                    meaning = parameter.Meaning,
                }),
        },
        Form) + "\n";
}
