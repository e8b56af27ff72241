using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CustomerRegistry.Identifiers;
using CustomerRegistry.Server.Identifiers;
using Xunit;

namespace CustomerRegistry.Server.Tests.Identifiers;

public sealed class TestKeysTests
{
    [Fact]
    public void They_come_from_the_sentences_that_the_documentation_names()
    {
        foreach (var keys in TestKeys.Epochs)
        {
            var a = Oprf.DeriveSecretKey(SentenceHash($"CustomerRegistry test key A, epoch {keys.Epoch}"), "customer-registry test mode"u8);

            Assert.Equal(a, keys.A);
            Assert.Equal(SentenceHash($"CustomerRegistry test key B, epoch {keys.Epoch}"), keys.B);
        }
    }

    [Fact]
    public void They_are_the_published_ones()
    {
        var published = JsonNode.Parse(File.ReadAllText(Published()))!["epochs"]!.AsArray();

        Assert.Equal(
            TestKeys.Epochs.Select(keys => (
                keys.Epoch,
                Convert.ToBase64String(keys.A),
                Convert.ToBase64String(keys.PublicKey.Span),
                Convert.ToBase64String(keys.B),
                keys.Fingerprint)),
            published.Select(keys => (
                (int)keys!["epoch"]!,
                (string)keys["a"]!,
                (string)keys["public_key"]!,
                (string)keys["b"]!,
                (string)keys["fingerprint"]!)));
    }

    private static byte[] SentenceHash(string sentence) => SHA256.HashData(Encoding.ASCII.GetBytes(sentence));

    private static string Published()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CustomerRegistry.sln"))) folder = folder.Parent!;
        return Path.Combine(folder.FullName, "protos", "vectors", "test-keys.json");
    }
}
