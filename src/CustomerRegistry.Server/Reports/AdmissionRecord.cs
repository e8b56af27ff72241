using System.Text.Json;
using CustomerRegistry.Domain.Jurisdictions;

namespace CustomerRegistry.Server.Reports;

/// <summary>
/// The admission ruling as it is kept with its report: decided once, so a later policy does not change what the consumer
/// was told of flags, notice and the appeal's clock.
/// </summary>
internal static class AdmissionRecord
{
    public static string Write(AdmissionRuling ruling) => JsonSerializer.Serialize(ruling);

    /// <exception cref="JsonException">The row was not written by this version or one that it understands.</exception>
    public static AdmissionRuling Read(string json) =>
        JsonSerializer.Deserialize<AdmissionRuling>(json) ?? throw new JsonException("An admission ruling is missing.");
}
