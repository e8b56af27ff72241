using System.Globalization;
using System.Text;
using System.Text.Json;
using Google.Protobuf;
using Wire = CustomerRegistry.V1;

namespace CustomerRegistry.Server.Disclosures;

/// <summary>
/// A person's file as a document to take along (GDPR art. 20). Its schema is the proto message itself, which only grows, in
/// proto3 JSON with the proto's field names: so there is no second description of the same to keep true.
/// </summary>
internal static class PortableFile
{
    public const string Schema = "customer-registry/consumer-file";

    /// <summary>Raised when a member changes its meaning or goes; new members do not raise it.</summary>
    public const int SchemaVersion = 1;

    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithPreserveProtoFieldNames(true));

    public static string Of(Wire.GetConsumerFileResponse file, string operatorName, DateTimeOffset now)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            json.WriteNumber("schema_version", SchemaVersion);
            json.WriteString("exported_at", now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            json.WriteString("operator", operatorName);
            json.WritePropertyName("file");
            using (var document = JsonDocument.Parse(Formatter.Format(file))) document.RootElement.WriteTo(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
