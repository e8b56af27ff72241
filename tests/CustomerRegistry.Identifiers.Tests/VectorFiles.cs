using System.Text.Encodings.Web;
using System.Text.Json;
using Xunit;

namespace CustomerRegistry.Identifiers.Tests;

/// <summary>
/// The files in protos/vectors, by which a client in another language finds out that it computes the same. They are made
/// by these tests: with REGISTRY_WRITE_VECTORS=1 a test writes its file, else it fails where the file differs.
/// </summary>
internal static class VectorFiles
{
    private static readonly JsonSerializerOptions Form = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Read(string name) => File.ReadAllText(PathOf(name));

    public static void AssertIs(string name, object content)
    {
        var text = JsonSerializer.Serialize(content, Form) + "\n";
        if (Environment.GetEnvironmentVariable("REGISTRY_WRITE_VECTORS") == "1") File.WriteAllText(PathOf(name), text);
        Assert.Equal(text, Read(name));
    }

    private static string PathOf(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CustomerRegistry.sln"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, "protos", "vectors", name);
    }
}
